import type { LocalDate, LocalTime } from "~/lib/columns";
import { daysBetween, localDayAt, weekdayOf } from "./local-time";
import { type SlotPlan, slotOn } from "./next-call";
import type { StoredPlan } from "./stored-plan";

/** One day's call at a time of its own. */
export type Move = { day: LocalDate; time: LocalTime };

/** Why a day's call can't be moved. */
export type MoveRefusal =
  | "profile_unfinished"
  /** The time is past, or the day is. */
  | "day_over"
  /** The day's call is on its way or has been. */
  | "claimed"
  | "paused"
  | "outside_hours"
  | "too_far";

export type MoveDecision =
  /** `undone`: the day that was moved before and has its usual time again. */
  { at: Date; change: MoveChange; undone: LocalDate | null } | { reason: MoveRefusal };

/** What is written down. A move to the time that the day has anyway is none. */
export type MoveChange = Pick<StoredPlan, "movedDay" | "movedTime" | "skippedDay">;

/** The furthest day, from today on, that a call can be moved to or within: as far as the calendar shows. */
const DAYS_AHEAD = 14;

/**
 * May a day's call ring at another time? A move makes an off day a day with a call, and un-skips a skipped one.
 *
 * @param plan as stored
 * @param move the local day, and when
 * @param now the instant of moving
 * @returns the instant at which it rings, or why not
 */
export function decideMove(plan: StoredPlan, { day, time }: Move, now: Date): MoveDecision {
  const { localTz, callTime, lastSlotDay, pausedUntil } = plan;
  if (!localTz || !callTime) return { reason: "profile_unfinished" };
  const today = localDayAt(now, localTz, plan.dayStart);
  if (day < today) return { reason: "day_over" };
  if (daysBetween(today, day) >= DAYS_AHEAD) return { reason: "too_far" };
  if (lastSlotDay && day <= lastSlotDay) return { reason: "claimed" };
  if (pausedUntil && day < pausedUntil) return { reason: "paused" };
  const at = slotOn({ ...plan, localTz, callTime, movedDay: day, movedTime: time }, day);
  if (!at) return { reason: "outside_hours" };
  if (at <= now) return { reason: "day_over" };
  const before = pendingMove(plan, now);
  const skippedDay = plan.skippedDay === day ? null : plan.skippedDay;
  if (usualTime({ ...plan, callTime }, day) === time) {
    const kept = plan.movedDay === day ? { movedDay: null, movedTime: null } : plan;
    return { at, change: { movedDay: kept.movedDay, movedTime: kept.movedTime, skippedDay }, undone: null };
  }
  const undone = before && before.localDate !== day ? before.localDate : null;
  return { at, change: { movedDay: day, movedTime: time, skippedDay }, undone };
}

/**
 * The slot that was moved and is to come, or is due and not yet claimed. One that is kept silent counts: taking
 * back the skip brings it back at its time.
 *
 * @returns null when nothing is moved, or what was moved is over
 */
export function pendingMove(plan: StoredPlan, now: Date): { at: Date; localDate: LocalDate } | null {
  const { movedDay } = plan;
  const at = movedDay && pendingSlot(plan, movedDay, now);
  return movedDay && at ? { at, localDate: movedDay } : null;
}

/** The slot of a day that nobody has claimed and that is to come, or is due. */
export function pendingSlot(plan: StoredPlan, day: LocalDate, now: Date): Date | null {
  const { localTz, callTime, lastSlotDay, nextCallAt, nextSilentAt } = plan;
  if (!localTz || !callTime || (lastSlotDay && day <= lastSlotDay)) return null;
  const at = slotOn({ ...plan, localTz, callTime }, day);
  if (!at) return null;
  const due = [nextCallAt, nextSilentAt].some((kept) => kept && kept <= now && at >= kept);
  return at > now || due ? at : null;
}

/** A move whose day was claimed and is past says nothing any more. */
export function isMoveOver(plan: StoredPlan, now: Date): boolean {
  const { localTz, movedDay, lastSlotDay, dayStart } = plan;
  if (!localTz || !movedDay || !lastSlotDay || movedDay > lastSlotDay) return false;
  return movedDay < localDayAt(now, localTz, dayStart);
}

/**
 * What becomes of a move when the usual times change: it stays, unless it is of today and the change is about today,
 * too. Whoever sets a time for today means it.
 *
 * @param plan as it was
 * @param times those that change
 * @param now decides which day is today
 * @returns what to write besides the times
 */
export function moveAfter(
  plan: StoredPlan,
  times: Partial<DayTimes>,
  now: Date,
): { movedDay: null; movedTime: null } | Record<string, never> {
  const { localTz, callTime, movedDay, dayStart } = plan;
  if (!localTz || !callTime || !movedDay || movedDay !== localDayAt(now, localTz, dayStart)) return {};
  const before: DayTimes = { ...plan, callTime };
  const stays = usualTime(before, movedDay) === usualTime({ ...before, ...times }, movedDay);
  return stays ? {} : { movedDay: null, movedTime: null };
}

type DayTimes = Pick<SlotPlan, "callTime" | "weekdayTimes" | "callDays">;

/** The time of a day's call if nothing is moved; null on an off day. */
export function usualTime({ callDays, weekdayTimes, callTime }: DayTimes, day: LocalDate): LocalTime | null {
  const weekday = weekdayOf(day);
  return callDays.includes(weekday) ? (weekdayTimes[String(weekday)] ?? callTime) : null;
}
