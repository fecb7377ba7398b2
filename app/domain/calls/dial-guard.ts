import { type CallHours, isWithin } from "~/domain/schedule/call-hours";
import type { LocalDate, LocalTime } from "~/lib/columns";
import { MINUTE, SECOND } from "~/lib/time";
import type { CallKind } from "./call-state";
import { type CallCaps, type DialedLately, reachedCap } from "./dial-caps";
import type { NoTalkReason } from "./talk-length";

/** How long after its slot a daily call may still be placed. */
export const CATCH_UP_WINDOW = 45 * MINUTE;
/** How long a person who pressed "Call now" is taken to be waiting. */
export const WAITING_WINDOW = 10 * MINUTE;
/** A call asked for this short a time before it is due is asked for now. */
const NOW = 1 * MINUTE;

/** Why a call is not placed. Kept as the call's `ended_reason`. */
export type DialRefusal =
  | "service_fault"
  | "calls_paused"
  | "another_call_is_live"
  | "account_leaving"
  | "calls_off"
  | "consent_withdrawn"
  | "phone_blocked"
  | "number_not_allowed"
  | "number_taken"
  | "phone_not_proved"
  | "code_expired"
  | "no_entitlement"
  | "paused"
  | "skipped"
  | "already_answered"
  | "outside_hours"
  | "too_many_calls_number"
  | "too_many_calls_user"
  | "too_many_calls_instance"
  | NoTalkReason;

/** Why a call waits. */
export type DialWait = "not_yet" | "calls_paused" | "another_call_is_live";

export type DialDecision =
  | { verdict: "dial" }
  /** `until`: when to ask again. */
  | { verdict: "wait"; reason: DialWait; until: Date }
  | { verdict: "refuse"; reason: DialRefusal };

export type DialQuestion = {
  call: {
    kind: CallKind;
    localDate: LocalDate;
    scheduledAt: Date;
    createdAt: Date;
  };
  /** The kill switch is on. */
  paused: boolean;
  /** The account is being deleted. */
  leaving: boolean;
  callEnabled: boolean;
  consented: boolean;
  phoneProved: boolean;
  /** The number asked never to be called. */
  phoneBlocked: boolean;
  /** Numbers of its kind and country may be called. */
  numberAllowed: boolean;
  /** Another account has verified the number. */
  numberTaken: boolean;
  /** The call reads out a code that was asked for this very number, and that still works. */
  codePending: boolean;
  entitled: boolean;
  pausedUntil: LocalDate | null;
  skippedDay: LocalDate | null;
  /** Another call of this person is being rung or talked on. */
  otherCallLive: boolean;
  /** Another attempt of the slot was answered, or ended nobody knows how. */
  answeredAlready: boolean;
  /** What was dialled in the last 24 hours, and how much of that there may be. */
  dialedLately: DialedLately;
  caps: CallCaps;
  /** The plan's minutes or the instance's money don't reach for a talk. */
  noTalk: NoTalkReason | null;
  /** When the phone may ring: for a call with a code, the hours of the number's country. */
  hours: CallHours;
  /** The user's local time at the instant of dialling. */
  localTime: LocalTime;
  /** The user's local time at the instant the call was planned for. */
  plannedTime: LocalTime;
};

/** Was this call asked for at the moment it was due? The hours don't bind such a call. */
export function isAskedForNow(
  call: Pick<DialQuestion["call"], "kind" | "scheduledAt" | "createdAt">,
): boolean {
  return call.kind === "on_demand" && call.scheduledAt.getTime() - call.createdAt.getTime() <= NOW;
}

/**
 * The last word before a phone is rung.
 *
 * @param question everything that can forbid it
 * @param now the instant of dialling
 */
export function decideDial(question: DialQuestion, now: Date): DialDecision {
  const { call } = question;
  const daily = call.kind === "daily";
  const late = now.getTime() - call.scheduledAt.getTime();
  const refuse = (reason: DialRefusal): DialDecision => ({ verdict: "refuse", reason });
  if (late < 0) return { verdict: "wait", reason: "not_yet", until: call.scheduledAt };

  const forbidden = whyForbidden(question);
  if (forbidden) return refuse(forbidden);
  const wait = whyWait(question);
  if (late > (daily ? CATCH_UP_WINDOW : WAITING_WINDOW)) return refuse(wait ?? "service_fault");
  if (wait === "another_call_is_live" && !daily) return refuse(wait);
  if (wait) return { verdict: "wait", reason: wait, until: new Date(now.getTime() + patience(late)) };
  return { verdict: "dial" };
}

function whyForbidden(question: DialQuestion): DialRefusal | null {
  const { call } = question;
  const daily = call.kind === "daily";
  if (question.leaving) return "account_leaving";
  if (daily && !question.callEnabled) return "calls_off";
  if (!question.consented) return "consent_withdrawn";
  if (question.phoneBlocked) return "phone_blocked";
  if (!question.numberAllowed) return "number_not_allowed";
  if (question.numberTaken) return "number_taken";
  if (call.kind === "verification") {
    if (!question.codePending) return "code_expired";
  } else {
    if (!question.phoneProved) return "phone_not_proved";
    if (!question.entitled) return "no_entitlement";
  }
  if (daily && question.pausedUntil && call.localDate < question.pausedUntil) return "paused";
  if (daily && call.localDate === question.skippedDay) return "skipped";
  if (daily && question.answeredAlready) return "already_answered";
  return (
    whyOutside(question) ?? reachedCap(call.kind, question.dialedLately, question.caps) ?? question.noTalk
  );
}

function whyOutside(question: DialQuestion): DialRefusal | null {
  if (isAskedForNow(question.call) || isWithin(question.localTime, question.hours)) return null;
  // Planned inside the hours and late: that isn't the hours' doing.
  return isWithin(question.plannedTime, question.hours)
    ? (whyWait(question) ?? "service_fault")
    : "outside_hours";
}

function whyWait(question: DialQuestion): Exclude<DialWait, "not_yet"> | null {
  if (question.paused) return "calls_paused";
  return question.otherCallLive ? "another_call_is_live" : null;
}

/** A short wait at first; the longer it has lasted, the less often anybody asks. */
function patience(late: number): number {
  return Math.min(Math.max(late / 4, 5 * SECOND), 60 * SECOND);
}
