import type { LocalDate, LocalTime } from "~/lib/columns";
import { type CallHours, isWithin } from "./call-hours";
import { dayAfter, dayBefore, localDayAt, localTimeAt, slotAt, weekdayOf } from "./local-time";

/** ISO weekday, Monday is "1" -> the time of that weekday's call, where it isn't the usual one. */
export type WeekdayTimes = Readonly<Record<string, LocalTime>>;

/** When the slots of a user are. */
export type SlotPlan = {
  localTz: string;
  callTime: LocalTime;
  weekdayTimes: WeekdayTimes;
  /** ISO weekdays with a call. */
  callDays: number[];
  /** Hours after midnight at which the local day begins. */
  dayStart: number;
  /** When the phone may ring. */
  hours: CallHours;
  /** This local day's call rings at `movedTime`, whatever its weekday; both or neither. */
  movedDay: LocalDate | null;
  movedTime: LocalTime | null;
};

/** All that decides when the daily call rings next. */
export type CallPlan = Omit<SlotPlan, "localTz" | "callTime"> & {
  firstName: string | null;
  phone: string | null;
  /** The number is known to be this person's. */
  phoneProved: boolean;
  /** The number asked never to be called. */
  phoneBlocked: boolean;
  localTz: string | null;
  callTime: LocalTime | null;
  callEnabled: boolean;
  /** No call before this local day. */
  pausedUntil: LocalDate | null;
  /** This local day's call is left out. */
  skippedDay: LocalDate | null;
  consented: boolean;
  entitled: boolean;
};

/** Why no daily call will ring. */
export type NoCallReason =
  | "profile_unfinished"
  | "calls_off"
  | "consent_withdrawn"
  | "phone_blocked"
  | "phone_not_proved"
  | "no_entitlement"
  | "no_call_days"
  | "outside_hours";

export type Slot = { at: Date; localDate: LocalDate };
/** Why a slot passes without a call. */
export type SilentReason = "paused" | "skipped";

export type SilentSlot = Slot & { reason: SilentReason };

/**
 * `silent`: the first slot before the call that a pause or a skip keeps silent. A day that was moved to may be the
 * only one of its plan: then a silent slot leads to no call.
 */
export type NextCall =
  | (Slot & { silent: SilentSlot | null })
  | { reason: NoCallReason; silent?: SilentSlot | null };

/** Within two weeks every weekday has come twice: a plan without a slot by then has none. */
const LOOK_AHEAD = 14;

/**
 * The next daily call, and the next slot before it that stays silent. The one function that decides
 * `next_call_at`; `relevel.plan_after` is its twin in SQL.
 *
 * @param plan the person's plan
 * @param after only slots strictly after this instant count
 * @param lastDay the local day that was claimed last; its slot and earlier ones are over
 * @returns the instants and the local days they belong to, or why there is no call
 */
export function nextCall(plan: CallPlan, after: Date, lastDay?: LocalDate | null): NextCall {
  const { localTz, callTime, pausedUntil } = plan;
  if (!plan.firstName || !plan.phone || !localTz || !callTime) return { reason: "profile_unfinished" };
  // Whoever said that it was a wrong number withdrew nothing of this person's.
  if (plan.phoneBlocked) return { reason: "phone_blocked" };
  if (!plan.consented) return { reason: "consent_withdrawn" };
  if (!plan.callEnabled) return { reason: "calls_off" };
  if (!plan.phoneProved) return { reason: "phone_not_proved" };
  if (!plan.entitled) return { reason: "no_entitlement" };
  if (plan.callDays.length === 0 && !plan.movedDay) return { reason: "no_call_days" };

  const slots: SlotPlan = { ...plan, localTz, callTime };
  // Yesterday's slot may still come: a gap across midnight moves it into today.
  let day = dayBefore(localDayAt(after, localTz, plan.dayStart));
  if (lastDay && day <= lastDay) day = dayAfter(lastDay);
  let silent: SilentSlot | null = null;
  let daysLeft = LOOK_AHEAD;
  let silentDaysLeft = LOOK_AHEAD;
  for (;;) {
    if ((silent || silentDaysLeft === 0) && pausedUntil && day < pausedUntil) day = pausedUntil;
    const reason = silentReason(plan, day);
    const at: Date | null = reason && silent ? null : slotOn(slots, day);
    if (at && at > after) {
      if (!reason) return { at, localDate: day, silent };
      silent = { at, localDate: day, reason };
    }
    if (reason) silentDaysLeft = Math.max(silentDaysLeft - 1, 0);
    else if (daysLeft === 0)
      return { reason: plan.callDays.length > 0 ? "outside_hours" : "no_call_days", silent };
    else daysLeft -= 1;
    day = dayAfter(day);
  }
}

/** The times of a plan: the usual one, those of weekdays, and that of one day. */
export type PlannedTimes = Pick<SlotPlan, "callTime" | "weekdayTimes" | "movedDay" | "movedTime">;

/** The time of day that a day's call was planned for. */
export function plannedTime(plan: PlannedTimes, day: LocalDate): LocalTime {
  if (day === plan.movedDay && plan.movedTime) return plan.movedTime;
  return plan.weekdayTimes[String(weekdayOf(day))] ?? plan.callTime;
}

/**
 * The slot of a local day.
 *
 * @returns null on a day without one: an off day, a day the zone leapt over, a time outside the hours (even where
 * a clock change would move it inside), a slot that a clock change has moved out of them
 */
export function slotOn(plan: SlotPlan, day: LocalDate): Date | null {
  if (day !== plan.movedDay && !plan.callDays.includes(weekdayOf(day))) return null;
  const time = plannedTime(plan, day);
  if (!isWithin(time, plan.hours)) return null;
  const at = slotAt(day, time, plan.localTz, plan.dayStart);
  return at && isWithin(localTimeAt(at, plan.localTz), plan.hours) ? at : null;
}

function silentReason(plan: CallPlan, day: LocalDate): SilentReason | null {
  if (plan.pausedUntil && day < plan.pausedUntil) return "paused";
  return day === plan.skippedDay ? "skipped" : null;
}

/**
 * The local day that a slot belongs to: the one its instant falls on, or the day before where a gap has moved it.
 *
 * @param at the instant of the slot
 * @param plan that the slot is of
 * @param lastDay the local day that was claimed last: no other slot belongs to it or an earlier one
 */
export function slotDay(at: Date, plan: SlotPlan, lastDay?: LocalDate | null): LocalDate {
  const day = localDayAt(at, plan.localTz, plan.dayStart);
  const before = dayBefore(day);
  if (lastDay && before <= lastDay) return day;
  return slotOn(plan, before)?.getTime() === at.getTime() ? before : day;
}
