import {
  type ConversationState,
  nextStepIn,
  question,
  type Reply,
  type Reword,
  whenAnswered,
} from "~/domain/conversation/agenda";
import { backOnRecord } from "~/domain/conversation/back-on-record";
import { crisisReply, quietFarewell } from "~/domain/conversation/crisis";
import { localeFor, localeOf } from "~/domain/conversation/locales";
import { hear, type Moment, NO_REQUESTS, onlyTheRequest } from "~/domain/conversation/requests";
import { whenAsked } from "~/domain/conversation/settle";
import type { Understood } from "~/domain/conversation/understand";
import { openVerification, whenVerifying } from "~/domain/conversation/verification";
import type { CallAgenda } from "~/providers/telephony/provider";

export type { ConversationState, Reword } from "~/domain/conversation/agenda";
export type { Understood } from "~/domain/conversation/understand";

/** Companion lines in one call; the last of them is a goodbye. */
export const MAX_COMPANION_LINES = 20;
/** Lines on top of that while a wish to stop the calls is being settled. */
const LINES_TO_SETTLE = 4;
/** With fewer seconds left than this, the next line is the goodbye. */
const SECONDS_TO_CLOSE = 20;
/** A goodbye with the next step in it takes so long at the most. */
const SECONDS_FOR_GOODBYE = 15;
/** How fast lines are spoken: 150 words a minute. */
const WORDS_PER_SECOND = 2.5;
const NAME_CHARACTERS = 40;
const STEP_CHARACTERS = 120;
const RECALL_CHARACTERS = 200;
const RECALLS = 2;
/** Seconds until a silent person is nudged, and from there to the goodbye. */
const NUDGE_AFTER = 12;
const GOODBYE_AFTER = 18;

/** One line of the companion. */
export type Step = {
  state: ConversationState;
  /** Empty once the talk has ended. */
  say: string;
  hangUp: boolean;
  /**
   * What of the words that were heard may be stored: all of them, or off the record only the part that asks
   * something of us; null when there is none.
   */
  kept: string | null;
  /** Null for the opening line and after the end. */
  understood: Understood | null;
  /** Null where every word is ours: only ordinary answers on the record may be acknowledged in other words. */
  reword: Reword | null;
};

/**
 * Was this step off the record? Then neither what was heard nor what is said in the step that led to this state
 * may be stored; the words that went off the record are part of that. A request to stop or move the calls, or a
 * wrong number, is always kept, because we have to act on it, and the companion says so.
 * @param state the state of the step
 */
export function isOffRecord(state: ConversationState): boolean {
  return state.offRecord && !state.settling;
}

/**
 * How long to wait for the person to begin speaking, in seconds, until the talk goes on with a silence.
 * @param state the state of the last step
 */
export function patienceOf(state: ConversationState): number {
  return state.silences === 0 ? NUDGE_AFTER : GOODBYE_AFTER;
}

/**
 * The first line of a call.
 * @param agenda what the companion knows when the phone is picked up
 */
export function openConversation(agenda: CallAgenda): Step {
  const followUp = agenda.followUp === null ? null : spoken(agenda.followUp, STEP_CHARACTERS) || null;
  const state: ConversationState = {
    ...agenda,
    firstName: spoken(agenda.firstName, NAME_CHARACTERS),
    callTime: spoken(agenda.callTime, NAME_CHARACTERS),
    followUp,
    recalls: agenda.recalls
      .slice(0, RECALLS)
      .map((recall) => spoken(recall, RECALL_CHARACTERS))
      .filter((recall) => recall !== ""),
    topic: followUp === null ? "practised" : "follow_up",
    asked: "once",
    lines: 1,
    silences: 0,
    last: "",
    offRecord: false,
    settling: false,
    requests: NO_REQUESTS,
    oneQuestion: false,
    practisedNothing: false,
    gently: false,
    nextStep: null,
    when: null,
  };
  const say =
    agenda.purpose === "verification"
      ? openVerification(state)
      : `${localeFor(agenda).lines.greeting(state)} ${question(state)}`;
  return { state: { ...state, last: say }, say, hangUp: false, kept: null, understood: null, reword: null };
}

/**
 * The companion's next line. The same state, words and seconds give the same line.
 * @param state the state of the previous step
 * @param heard what was said, or null for silence: the first in a row is nudged, the second ends the call
 * @param elapsedSeconds since the talk began. The line is the goodbye near the end of the agenda's `maxSeconds`, and
 *   before that where another line, its answer and a goodbye wouldn't fit any more
 * @returns the step; once the talk has ended, an empty line that hangs up
 */
export function continueConversation(
  state: ConversationState,
  heard: string | null,
  elapsedSeconds: number,
): Step {
  if (state.topic === "ended")
    return { state, say: "", hangUp: true, kept: null, understood: null, reword: null };
  const before: ConversationState = { ...state, settling: false };
  const secondsLeft = state.maxSeconds - elapsedSeconds;
  const stepIf = (timeIsShort: boolean) => {
    const reply =
      heard === null ? whenSilent(before) : whenSpoken({ ...before, silences: 0 }, heard, timeIsShort);
    return withinTime(before, reply, timeIsShort);
  };
  const nearTheEnd = secondsLeft <= SECONDS_TO_CLOSE;
  const next = stepIf(nearTheEnd);
  const step = nearTheEnd || next.hangUp || leavesTime(next, secondsLeft) ? next : stepIf(true);
  return { ...step, kept: heard === null ? null : keptOf(step.state, before, heard) };
}

/** After this line there is time for an answer, or for waiting in vain, and for a goodbye. */
function leavesTime({ state, say }: { state: ConversationState; say: string }, secondsLeft: number): boolean {
  const goodbye = Math.max(SECONDS_FOR_GOODBYE, secondsToSay(closing(state)));
  return secondsToSay(say) + patienceOf(state) + goodbye <= secondsLeft;
}

const secondsToSay = (line: string): number => Math.ceil(line.split(/\s+/).length / WORDS_PER_SECOND);

function keptOf(after: ConversationState, before: ConversationState, heard: string): string | null {
  if (!after.offRecord)
    return before.offRecord ? backOnRecord(heard, [localeOf(after.language)]) || null : heard;
  return after.settling ? onlyTheRequest(before.requests, heard, momentOf(before)) : null;
}

/** Adds the line to the state, or ends the talk with a goodbye when its lines or its seconds are used up. */
function withinTime(before: ConversationState, reply: Reply, timeIsShort: boolean): Omit<Step, "kept"> {
  const settled = { ...before, silences: 0, ...reply.change };
  const { stop } = settled.requests;
  const limit = MAX_COMPANION_LINES + (stop === "asked" || stop === "asked_twice" ? LINES_TO_SETTLE : 0);
  const timeIsUp = !reply.hangUp && (timeIsShort || before.lines + 1 >= limit);
  const bye = reply.settlesAll ? "" : closing(settled);
  const say = timeIsUp ? [reply.settles, bye].filter(Boolean).join(" ") : reply.say;
  const hangUp = timeIsUp || reply.hangUp === true;
  const state: ConversationState = {
    ...settled,
    lines: before.lines + 1,
    last: reply.aside ? before.last : say,
    topic: hangUp ? "ended" : settled.topic,
  };
  return { state, say, hangUp, understood: reply.understood, reword: hangUp ? null : (reply.reword ?? null) };
}

function closing(state: ConversationState): string {
  const { lines } = localeFor(state);
  if (state.requests.crisis) return quietFarewell(state);
  return state.purpose === "verification" ? lines.verificationFarewell : lines.timeIsUp(state.firstName);
}

function whenSilent(state: ConversationState): Reply {
  const { lines } = localeFor(state);
  const understood = "silence";
  const { crisis, stop } = state.requests;
  const settling = stop === "asked" || stop === "asked_twice";
  if (state.purpose === "verification" && !crisis && !settling) return whenVerifying(state, understood);
  if (state.silences === 0)
    return {
      understood,
      say: crisis ? lines.crisisNudge : lines.nudge,
      change: { silences: 1, settling },
      aside: true,
    };
  const say = crisis
    ? quietFarewell(state)
    : state.purpose === "verification"
      ? lines.verificationFarewell
      : lines.silentFarewell(state.firstName);
  return { understood, say, change: { settling }, hangUp: true };
}

function whenSpoken(state: ConversationState, heard: string, timeIsShort: boolean): Reply {
  const verifying = state.purpose === "verification";
  const { requests, understood, settled, goesOff } = hear(state.requests, heard, momentOf(state));
  const now = { ...state, offRecord: state.offRecord || (goesOff && !verifying) };
  if (requests.crisis) return crisisReply(now, { before: state.requests, requests, understood, settled });
  if (verifying && (settled === null || !FOR_EVERYBODY.has(settled.what))) {
    const reply = whenVerifying(state, understood);
    const kept = { ...requests, wish: null, fresh: false, whenAsked: false };
    return { ...reply, change: { ...reply.change, requests: kept } };
  }
  if (settled && settled.what !== "crisis")
    return whenAsked({ ...now, requests }, settled, understood, timeIsShort);
  const reply = whenTold(state, heard, understood);
  return { ...reply, change: { ...reply.change, requests } };
}
function momentOf(state: ConversationState): Moment {
  const locale = localeOf(state.language);
  return {
    locale,
    setting: state,
    offRecord: state.offRecord,
    planAsked: locale.moves.asksForPlan.test(state.last),
    notYouAsked: state.last.includes(locale.lines.notYou),
  };
}
/** What is settled in a talk that only proves a number. */
const FOR_EVERYBODY: ReadonlySet<string> = new Set([
  "wrong_number",
  "stop_asked",
  "stop_asked_again",
  "stop_waits",
  "stop_declined",
  "stop_unsettled",
  "stopped",
]);

function whenTold(state: ConversationState, heard: string, understood: Understood): Reply {
  const { lines } = localeFor(state);
  switch (understood) {
    case "off_record":
      return {
        understood,
        say: state.offRecord ? lines.stillOffRecord : lines.offRecord,
        change: { offRecord: true },
      };
    case "on_record": {
      const say = `${state.offRecord ? lines.onRecord : lines.alreadyOnRecord} ${question(state)}`;
      return { understood, say, change: { offRecord: false } };
    }
    case "who_is_calling": {
      const then = state.offRecord ? lines.stillOffRecord : question(state);
      return { understood, say: `${lines.introduction(state)} ${then}`, change: {} };
    }
    case "about_record": {
      const say = state.offRecord ? lines.stillOffRecord : `${lines.keepsTranscript} ${question(state)}`;
      return { understood, say, change: {} };
    }
    case "not_there":
      return { understood, say: lines.notThere, change: {}, hangUp: true };
    case "repeat":
      return { understood, say: state.last, change: {} };
    case "goodbye": {
      const kept = state.offRecord || state.gently ? {} : nextStepIn(state, heard);
      const { nextStep, when } = state.offRecord ? { nextStep: null, when: null } : { ...state, ...kept };
      const say = lines.shortFarewell(state.firstName, nextStep, when);
      return { understood, say, change: kept, hangUp: true };
    }
    case "short_on_time":
      return whenShortOnTime(state);
    default:
      if (state.offRecord) {
        const say = lines.listening[state.lines % lines.listening.length] ?? lines.listening[0];
        return { understood, say, change: {} };
      }
      return whenAnswered(state, heard, understood);
  }
}

function whenShortOnTime(state: ConversationState): Reply {
  const { lines } = localeFor(state);
  const understood = "short_on_time";
  if (state.offRecord || state.oneQuestion || state.gently) {
    const say = lines.shortFarewell(state.firstName, null, null);
    return { understood, say, change: {}, hangUp: true };
  }
  const topic = state.topic === "practised" || state.topic === "follow_up" ? "practised" : "next";
  return {
    understood,
    say: `${lines.oneQuestion} ${lines.ask[topic]}`,
    change: { topic, oneQuestion: true, asked: "again" },
  };
}

/** A value that will be read aloud: one line, no control characters, at most so many characters. */
function spoken(text: string, characters: number): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .slice(0, characters)
    .trim();
}
