import type { CallPurpose } from "~/providers/telephony/provider";

/** What the companion wants to know at one moment of the talk, in the order of the agenda. */
export const TOPICS = [
  "follow_up",
  "practised",
  "minutes",
  "part",
  "recall_1",
  "recall_2",
  "learned",
  "hard",
  "next",
  "when",
] as const;
export type Topic = (typeof TOPICS)[number];
/** Topics whose question is the same for everybody; the others speak of something the agenda names. */
export type FixedTopic = Exclude<Topic, "follow_up" | "recall_1" | "recall_2">;

/** Who is called and why, as far as it is said aloud. */
export type Caller = {
  /** Empty for a person who gave no name. */
  firstName: string;
  purpose: CallPurpose;
  /** `HH:MM`, or empty when there is none. */
  callTime: string;
};

/** A day on which the phone shall ring: today, tomorrow, or an ISO weekday (1 is Monday). */
export type MoveDay = "today" | "tomorrow" | number;

/** Why a wish to move the call can't be met. Times are `HH:MM`. */
export type Refusal =
  /** The phone may ring from `opens` until just before `closes` only. */
  | { reason: "outside_hours"; time: string; opens: string; closes: string }
  /** The time has passed today. */
  | { reason: "time_passed"; time: string }
  /** Calling back is possible after 5 to 120 minutes. */
  | { reason: "wait_too_short" }
  | { reason: "wait_too_long" }
  /** Every day, several days, weeks ahead: a matter of the settings page. */
  | { reason: "in_settings" };

/**
 * The companion's lines in one language: short sentences for the ear, one question at a time, warm, calm and
 * exact. A line that ends the talk ends with the same word for goodbye; no other line has that word.
 */
export type Lines = {
  /**
   * The first line up to the first question: name, who and that it is an AI, why, that a transcript is kept,
   * how to go off the record. 20 to 24 words.
   */
  greeting(caller: Caller): string;
  /**
   * For whoever asks who is calling and why: a person, a machine that screens calls, or voice mail that wants a
   * key pressed. Names relevel.me, that it is an AI, whom it calls and why. Asks nothing.
   */
  introduction(caller: Caller): string;

  /** One question each, ends with a question mark. */
  ask: Readonly<Record<FixedTopic, string>>;
  /** The one gentle second try of the same question. */
  askAgain: Readonly<Record<FixedTopic | "follow_up", string>>;
  /** Asked in place of `ask.learned` on a day without practice. */
  askLearnedAfterNothing: string;
  /** Asked after `sorry`, the last question of such a talk: to say more, or to leave it here. */
  askGently: string;
  /** @param step as promised earlier, turned to the person ("play the song once") */
  askFollowUp(step: string): string;
  /** @param question as the person wrote it; @param place 1 or 2, of the questions in this call */
  askRecall(question: string, place: number): string;

  /** Each acknowledges an answer with what was sure enough to say back; asks nothing. */
  afterFollowUp: string;
  followUpNotDone: string;
  /** After a death, an illness, a loss: nothing cheerful, no question. */
  sorry: string;
  practised(thing: string | null, duration: string | null): string;
  afterMinutes(duration: string | null): string;
  afterPart(echo: string | null): string;
  afterLearned(echo: string | null): string;
  afterHard: string;
  /** Thanks for a recalled answer. Says nothing about right or wrong. */
  afterRecall: string;
  recallNotKnown: string;
  afterNext: string;
  thanks: string;
  moveOn: string;
  nothingPractised: string;
  nothingLearned: string;
  nothingHard: string;
  nothingNext: string;
  /** Repeats a next step that was just said, with its day when it has one. */
  noted(step: string | null, when: string | null): string;

  /** Goodbyes. `firstName` may be empty. */
  farewell(firstName: string, step: string | null, when: string | null): string;
  /** For somebody who has to leave. */
  shortFarewell(firstName: string, step: string | null, when: string | null): string;
  /** After the one question of a short call; begins with `thanks`. */
  oneMinuteFarewell(firstName: string, thanks: string): string;
  silentFarewell(firstName: string): string;
  timeIsUp(firstName: string): string;
  /** After a promise such as `promiseMove`: just the goodbye. */
  plainFarewell(firstName: string): string;

  /** Said before the one question of a short call. */
  oneQuestion: string;
  nudge: string;
  /** To a question or command the companion has no answer to; asks nothing. */
  cantAnswer: string;
  /** Somebody else has picked up: a goodbye without a word about the person. */
  notThere: string;

  /** Asked once before calls are stopped: a yes stops them, a no keeps them. */
  stopQuestion: string;
  stopQuestionOffRecord: string;
  stopQuestionAgain: string;
  /** What the companion promises and the server keeps: a goodbye that names Settings. */
  stopPromise: string;
  stopDeclined: string;
  stopUnsettled: string;
  /** Off or on the record was asked for while the stop question is open. Asks it again. */
  stopFirst: string;
  /** A goodbye: that's it for today, the calls stay as they are. */
  justToday(firstName: string): string;
  /** A goodbye that promises never to ring this number again. */
  wrongNumberPromise: string;

  offRecord: string;
  stillOffRecord: string;
  onRecord: string;
  alreadyOnRecord: string;
  /** Says that a transcript is kept, and how to go off the record. Asks nothing. */
  keepsTranscript: string;
  /** Short signs of listening while nothing is kept; taken in turn. Ask nothing. */
  listening: readonly [string, ...string[]];

  /** Say exactly what will happen; ask nothing, are no goodbyes. */
  promiseCallIn(minutes: number): string;
  /** @param time `HH:MM`, or null for the usual time */
  promiseMove(day: MoveDay, time: string | null): string;
  promiseSkipToday: string;
  /** No calls until Monday. */
  promisePause: string;
  /** @param weekday ISO, 1 is Monday */
  promiseDropWeekday(weekday: number): string;
  /** After any of these while off the record: that much has to be noted even so. */
  notedOffRecord: string;
  /** What is possible instead, truthfully. */
  refuseMove(refusal: Refusal): string;
  /** "Call me later": asks when, with two examples ("in thirty minutes, or tomorrow at eight"). A question. */
  askWhen: string;
  /** A wish was taken back: the calls stay as they were. */
  tookBack: string;

  /**
   * Leaves the script: an AI and not the right help, then the help line. Asks nothing.
   * @param helpLine the number to call, or null where only the general advice is sure: the local emergency
   *   number, 112 in many countries, and findahelpline.com
   */
  crisis(helpLine: string | null): string;
  /** After `crisis`, when the talk goes on: somebody is there. */
  crisisStay: string;
  /** After `crisis`, when the time is up: a quiet goodbye that doesn't name the help again. */
  crisisGoodbye: string;
  /** Said after that, in turn, whatever follows: kind and quiet. Asks nothing. */
  crisisListening: readonly [string, ...string[]];
  crisisNudge: string;
  /** A quiet goodbye that names the help once more. */
  crisisFarewell(helpLine: string | null): string;
  /** Calls are stopped in such a talk, without asking back: the promise before `crisisFarewell`. */
  crisisStopPromise: string;

  /**
   * The talk that proves a number: relevel.me, an automated AI call, somebody entered this number; the code,
   * digit by digit with commas between, twice; "if this wasn't you, say wrong number and we won't call again".
   */
  verification(code: string): string;
  /** The code once more, digit by digit. */
  verificationAgain(code: string): string;
  /** The sentence of both that says what to do when it wasn't them. */
  notYou: string;
  /** For whoever screens such a call: who it is and why, then that a code follows. */
  verificationIntroduction: string;
  verificationFarewell: string;

  /** What an answering machine hears: neutral, no name, no topic, nothing about the user. */
  voicemail: string;
};

/** What a vendor's agent has to know to lead the talk. Values are clean, one line each. */
export type BriefFacts = Caller & {
  /** The longest the talk may take, in whole minutes, at least 1. */
  maxMinutes: number;
  followUp: string | null;
  recalls: readonly string[];
  helpLine: string | null;
  hours: { opens: string; closes: string };
  /** Six digits with commas between, when the purpose is verification. */
  code: string | null;
};
