import { type ConversationState, nextStepIn, type Reply, whenAnswered } from "~/domain/conversation/agenda";
import * as script from "~/domain/conversation/script";
import {
  nextStopProgress,
  type StopProgress,
  stopReply,
  type Understood,
  understand,
} from "~/domain/conversation/understand";
import type { CallAgenda } from "~/providers/telephony/provider";

export type { ConversationState } from "~/domain/conversation/agenda";
export type { Understood } from "~/domain/conversation/understand";

/** Companion lines in one call; the last of them is a goodbye. */
export const MAX_COMPANION_LINES = 20;
/** Lines on top of that while a wish to stop the calls is being settled. */
const LINES_TO_SETTLE = 4;
const NAME_CHARACTERS = 40;

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
  const caller: script.Caller = {
    firstName: spoken(agenda.firstName, NAME_CHARACTERS) || script.UNNAMED,
    purpose: agenda.purpose,
    callTime: spoken(agenda.callTime, NAME_CHARACTERS),
  };
  const say = `${script.greeting(caller)} ${script.ask("practised")}`;
  const state: ConversationState = {
    ...caller,
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
  return withinTime(before, whenSpoken({ ...before, silences: 0 }, heard));
}

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
    case "who_is_calling": {
      const then = state.offRecord ? script.STILL_OFF_RECORD : question(state);
      return { understood, say: `${script.introduction(state)} ${then}`, change: {} };
    }
    case "repeat":
      return { understood, say: state.last, change: {} };
    case "goodbye": {
      const kept = state.offRecord ? {} : nextStepIn(state, heard);
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

/** The question that is open now. */
function question(state: ConversationState): string {
  return state.topic === "ended" ? "" : script.ask(state.topic, state.practisedNothing);
}

/** A value that will be read aloud: one line, no control characters, at most so many characters. */
function spoken(text: string, characters: number): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .slice(0, characters)
    .trim();
}
