import type { LocalDate, LocalTime } from "~/lib/columns";
import { dayAfter, dayBefore, instantAt, localDateAt, weekdayOf } from "./local-time";

/** All that decides when the daily call rings next. */
export type CallPlan = {
  firstName: string | null;
  phone: string | null;
  /** The number is known to be this person's. */
  phoneProved: boolean;
  localTz: string | null;
  callTime: LocalTime | null;
  /** ISO weekdays with a call. */
  callDays: number[];
  callEnabled: boolean;
  /** No call before this local day. */
  pausedUntil: LocalDate | null;
  consented: boolean;
  entitled: boolean;
};

/** Why no daily call will ring. */
export type NoCallReason =
  | "profile_unfinished"
  | "calls_off"
  | "consent_withdrawn"
  | "phone_not_proved"
  | "no_entitlement"
  | "no_call_days";

export type NextCall = { at: Date; localDate: LocalDate } | { reason: NoCallReason };

/**
 * The next daily call. The one function that decides `next_call_at`.
 *
 * @param plan the person's plan
 * @param now only slots strictly after this instant count
 * @param lastDay the local day that was claimed last; its slot and earlier ones are over
 * @returns the instant and the local day it belongs to, or why there is none
 */
export function nextCall(plan: CallPlan, now: Date, lastDay?: LocalDate): NextCall {
  const { localTz, callTime } = plan;
  if (!plan.firstName || !plan.phone || !localTz || !callTime) return { reason: "profile_unfinished" };
  if (!plan.callEnabled) return { reason: "calls_off" };
  if (!plan.consented) return { reason: "consent_withdrawn" };
  if (!plan.phoneProved) return { reason: "phone_not_proved" };
  if (!plan.entitled) return { reason: "no_entitlement" };
  if (plan.callDays.length === 0) return { reason: "no_call_days" };

  // Yesterday's slot may still come: a gap across midnight moves it into today.
  let day = dayBefore(localDateAt(now, localTz));
  if (lastDay && day <= lastDay) day = dayAfter(lastDay);
  if (plan.pausedUntil && day < plan.pausedUntil) day = plan.pausedUntil;
  for (;;) {
    const at = instantAt(day, callTime, localTz);
    if (at > now && plan.callDays.includes(weekdayOf(day))) return { at, localDate: day };
    day = dayAfter(day);
  }
}

/**
 * The local day that a slot belongs to: the one it falls on, or the day before where a gap across midnight has
 * moved it.
 *
 * @param at the instant of the slot
 * @param callTime the time of day it was made from
 * @param zone IANA name
 */
export function slotDay(at: Date, callTime: LocalTime, zone: string): LocalDate {
  const day = localDateAt(at, zone);
  const before = dayBefore(day);
  return instantAt(before, callTime, zone).getTime() === at.getTime() ? before : day;
}

/** The value for `next_call_at`. */
export function nextCallAt(plan: CallPlan, now: Date, lastDay?: LocalDate): Date | null {
  const next = nextCall(plan, now, lastDay);
  return "at" in next ? next.at : null;
}
