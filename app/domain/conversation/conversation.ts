import * as listen from "~/domain/conversation/listen";
import * as script from "~/domain/conversation/script";
import {
  nextStopProgress,
  type StopProgress,
  stopReply,
  type Understood,
  understand,
} from "~/domain/conversation/understand";
import type { CallAgenda } from "~/providers/telephony/provider";

export type { Understood } from "~/domain/conversation/understand";

/** Companion lines in one call; the last of them is a goodbye. */
export const MAX_COMPANION_LINES = 20;
/** Lines on top of that while a wish to stop the calls is being settled. */
const LINES_TO_SETTLE = 4;
const NAME_CHARACTERS = 40;

/** Everything the talk has to remember between two utterances; plain JSON. */
export type ConversationState = {
  firstName: string;
  topic: script.Topic | "ended";
  /** The question of this topic was already put a second time. */
  asked: "once" | "again";
  /** Companion lines so far. */
  lines: number;
  /** Silences in a row. */
  silences: number;
  /** The last line worth repeating. */
  last: string;
  /** The person asked that nothing be kept. */
  offRecord: boolean;
  /** This step settles a request to us and is kept even so. */
  settling: boolean;
  stop: StopProgress;
  /** Only one question is left to ask. */
  oneQuestion: boolean;
  practisedNothing: boolean;
  nextStep: string | null;
  when: string | null;
};

/** One line of the companion. `understood` is null for the opening line and after the end. */
export type Step = { state: ConversationState; say: string; hangUp: boolean; understood: Understood | null };

/**
 * Was this step off the record? Then neither what was heard nor what is said in the step that led to
 * this state may be stored; the words that went off the record are part of that. A request to stop the
 * calls, or a wrong number, is always kept, because we have to act on it, and the companion says so.
 * @param state the state of the step
 */
export function isOffRecord(state: ConversationState): boolean {
  return state.offRecord && !state.settling;
}

/**
 * The first line of a call.
 * @param agenda what the companion knows when the phone is picked up
 */
export function openConversation(agenda: CallAgenda): Step {
  const firstName = spoken(agenda.firstName, NAME_CHARACTERS) || "there";
  const say = `${script.greeting({
    firstName,
    purpose: agenda.purpose,
    callTime: spoken(agenda.callTime, NAME_CHARACTERS),
  })} ${script.ask("practised")}`;
  const state: ConversationState = {
    firstName,
    topic: "practised",
    asked: "once",
    lines: 1,
    silences: 0,
    last: say,
    offRecord: false,
    settling: false,
    stop: "none",
    oneQuestion: false,
    practisedNothing: false,
    nextStep: null,
    when: null,
  };
  return { state, say, hangUp: false, understood: null };
}

/**
 * The companion's next line. The same state and words give the same line.
 * @param state the state of the previous step
 * @param heard what was said, or null for silence: the first in a row is nudged, the second ends the call
 * @returns the step; once the talk has ended, an empty line that hangs up
 */
export function continueConversation(state: ConversationState, heard: string | null): Step {
  if (state.topic === "ended") return { state, say: "", hangUp: true, understood: null };
  const before: ConversationState = { ...state, settling: false };
  if (heard === null) return withinTime(before, whenSilent(before));
  const listening = { ...before, silences: 0 };
  return withinTime(before, whenSpoken(listening, heard));
}

type Reply = {
  understood: Understood;
  say: string;
  change: Partial<ConversationState>;
  hangUp?: boolean;
  aside?: boolean;
};

/** Adds the line to the state, or ends the talk with a goodbye when its lines are used up. */
function withinTime(before: ConversationState, reply: Reply): Step {
  const settled = { ...before, silences: 0, ...reply.change };
  const settling = settled.stop === "asked" || settled.stop === "asked_twice";
  const limit = MAX_COMPANION_LINES + (settling ? LINES_TO_SETTLE : 0);
  const timeIsUp = !reply.hangUp && before.lines + 1 >= limit;
  const say = timeIsUp ? script.timeIsUp(before.firstName) : reply.say;
  const hangUp = timeIsUp || reply.hangUp === true;
  const state: ConversationState = {
    ...settled,
    lines: before.lines + 1,
    last: reply.aside ? before.last : say,
    topic: hangUp ? "ended" : settled.topic,
  };
  return { state, say, hangUp, understood: reply.understood };
}

function whenSilent(state: ConversationState): Reply {
  const settling = state.stop !== "none";
  if (state.silences === 0)
    return { understood: "silence", say: script.NUDGE, change: { silences: 1, settling }, aside: true };
  return {
    understood: "silence",
    say: script.silentFarewell(state.firstName),
    change: { settling },
    hangUp: true,
  };
}

function whenSpoken(state: ConversationState, heard: string): Reply {
  const understood = understand(heard);
  if (understood === "wrong_number")
    return {
      understood,
      say: script.WRONG_NUMBER_PROMISE,
      change: { settling: true, stop: "none" },
      hangUp: true,
    };
  const stop = nextStopProgress(state.stop, heard);
  if (state.stop !== "none" || stop !== "none") return whenStopping(state, heard, understood, stop);
  switch (understood) {
    case "off_record":
      return {
        understood,
        say: state.offRecord ? script.STILL_OFF_RECORD : script.OFF_RECORD,
        change: { offRecord: true },
      };
    case "on_record": {
      const say = `${state.offRecord ? script.ON_RECORD : script.ALREADY_ON_RECORD} ${question(state)}`;
      return { understood, say, change: { offRecord: false } };
    }
    case "repeat":
      return { understood, say: state.last, change: {} };
    case "goodbye": {
      const kept = state.offRecord ? {} : nextStepIn(state, withoutBye(heard));
      const { nextStep, when } = { ...state, ...kept };
      return {
        understood,
        say: script.shortFarewell(state.firstName, nextStep, when),
        change: kept,
        hangUp: true,
      };
    }
    case "short_on_time": {
      if (state.offRecord)
        return {
          understood,
          say: script.shortFarewell(state.firstName, null, null),
          change: {},
          hangUp: true,
        };
      const topic = state.topic === "practised" ? "practised" : "next";
      return {
        understood,
        say: `${script.ONE_QUESTION} ${script.ask(topic)}`,
        change: { topic, oneQuestion: true, asked: "again" },
      };
    }
    default:
      if (state.offRecord) {
        const say = script.LISTENING[state.lines % script.LISTENING.length] ?? script.LISTENING[0];
        return { understood, say, change: {} };
      }
      return whenAnswered(state, heard, understood);
  }
}

function whenStopping(
  state: ConversationState,
  heard: string,
  understood: Understood,
  stop: StopProgress,
): Reply {
  const change = { stop, settling: true };
  if (stop === "stopped") return { understood, say: script.STOP_PROMISE, change, hangUp: true };
  if (state.stop === "none") {
    const say = state.offRecord ? script.STOP_QUESTION_OFF_RECORD : script.STOP_QUESTION;
    return { understood, say, change };
  }
  if (understood === "off_record" || understood === "on_record") {
    const offRecord = understood === "off_record";
    return { understood, say: script.STOP_FIRST, change: { stop, offRecord, settling: !offRecord } };
  }
  if (understood === "repeat") return { understood, say: state.last, change };
  if (stop === "asked_twice") return { understood, say: script.STOP_QUESTION_AGAIN, change };
  const reply = stopReply(heard);
  if (understood === "goodbye" || reply === "just_today")
    return { understood: "decline", say: script.justToday(state.firstName), change, hangUp: true };
  const unsettled = reply === null;
  const then = state.offRecord ? script.STILL_OFF_RECORD : question(state);
  return {
    understood: unsettled ? understood : "decline",
    say: `${unsettled ? script.STOP_UNSETTLED : script.STOP_DECLINED} ${then}`,
    change,
  };
}

function whenAnswered(state: ConversationState, heard: string, understood: Understood): Reply {
  const topic = state.topic === "ended" ? "when" : state.topic;
  const empty = understood === "unclear" || (understood === "confirm" && topic !== "minutes");
  if (state.oneQuestion) {
    if (empty || understood === "decline")
      return {
        understood,
        say: script.oneMinuteFarewell(state.firstName, script.THANKS),
        change: {},
        hangUp: true,
      };
    const kept = nextStepIn(state, heard);
    const thanks =
      topic === "practised"
        ? script.pickUp(listen.practisedThing(heard), listen.durationSaid(heard))
        : script.noted(kept.nextStep ?? null, kept.when ?? null);
    return { understood, say: script.oneMinuteFarewell(state.firstName, thanks), change: kept, hangUp: true };
  }
  if (empty && state.asked === "once")
    return { understood, say: script.askAgain(topic), change: { asked: "again" } };
  if (empty)
    return onward(state, understood, topic, topic === "next" ? script.NOTHING_NEXT : script.MOVE_ON, {});
  const none = understood === "decline";
  switch (topic) {
    case "practised": {
      const thing = none ? null : listen.practisedThing(heard);
      if (none || (thing === null && listen.didNothing(heard)))
        return onward(state, understood, "part", script.NOTHING_PRACTISED, { practisedNothing: true });
      const duration = listen.durationSaid(heard);
      const follow = duration === null ? "minutes" : "part";
      const say = `${script.pickUp(thing, duration)} ${script.ask(follow)}`;
      return { understood, say, change: { topic: follow, asked: "once" } };
    }
    case "minutes":
      return onward(
        state,
        understood,
        "part",
        script.afterMinutes(none ? null : listen.durationSaid(heard)),
        {},
      );
    case "part":
      return onward(
        state,
        understood,
        topic,
        none ? script.MOVE_ON : script.afterPart(listen.shortEcho(heard, "part")),
        {},
      );
    case "learned":
      return onward(
        state,
        understood,
        topic,
        none || listen.wasNone(heard)
          ? script.NOTHING_LEARNED
          : script.afterLearned(listen.shortEcho(heard, "learned")),
        {},
      );
    case "hard":
      return onward(
        state,
        understood,
        topic,
        none || listen.wasNone(heard) ? script.NOTHING_HARD : script.afterHard,
        {},
      );
    case "next":
    case "when": {
      if (none) return onward(state, understood, "when", topic === "next" ? script.NOTHING_NEXT : "", {});
      return onward(state, understood, topic, "", nextStepIn(state, heard));
    }
  }
}

/** What comes after a topic: the next question of the agenda, or the goodbye. */
function onward(
  state: ConversationState,
  understood: Understood,
  done: script.Topic,
  acknowledgement: string,
  learned: Partial<ConversationState>,
): Reply {
  const after = { ...state, ...learned };
  const topic = topicAfter(after, done);
  if (topic === null) {
    const bye = script.farewell(state.firstName, after.nextStep, after.when);
    return { understood, say: `${acknowledgement} ${bye}`.trim(), change: learned, hangUp: true };
  }
  const thanks = topic === "when" ? script.AFTER_NEXT : acknowledgement;
  const say = `${thanks} ${script.ask(topic, after.practisedNothing)}`;
  return { understood, say, change: { ...learned, topic, asked: "once" } };
}

function topicAfter(state: ConversationState, done: script.Topic): script.Topic | null {
  switch (done) {
    case "practised":
    case "minutes":
    case "part":
      return "learned";
    case "learned":
      return state.practisedNothing ? "next" : "hard";
    case "hard":
      return "next";
    case "next":
      return state.nextStep !== null && state.when === null ? "when" : null;
    case "when":
      return null;
  }
}

/** The promise in an answer to "next" or "when"; nothing at other moments of the talk. */
function nextStepIn(state: ConversationState, heard: string): Partial<ConversationState> {
  if (state.topic === "when") return { when: listen.whenSaid(heard) };
  if (state.topic !== "next" || heard.trim() === "") return {};
  return { nextStep: listen.nextStepSaid(heard), when: listen.whenSaid(heard) };
}

/** The question that is open now. */
function question(state: ConversationState): string {
  return state.topic === "ended" ? "" : script.ask(state.topic, state.practisedNothing);
}

/** An answer without the goodbye at its end; empty when nothing but a goodbye was said. */
function withoutBye(heard: string): string {
  const rest = heard.replace(
    /[\s,.!]*(?:\b(?:ok|okay|so|and|but|well|thanks|thank you|i (?:have|need|got) to go|i've got to go|got to go|gotta go|good ?bye|bye[- ]bye|bye|see you|talk (?:soon|tomorrow|later)|now)\b[\s,.!]*)+$/i,
    "",
  );
  return rest.trim().split(/\s+/).length >= 3 ? rest : "";
}

/** A value that will be read aloud: one line, no control characters, at most so many characters. */
function spoken(text: string, characters: number): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .slice(0, characters)
    .trim();
}
