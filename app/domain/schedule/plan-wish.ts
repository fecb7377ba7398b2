import type { Wish } from "~/domain/conversation/wishes";
import type { LocalDate, LocalTime } from "~/lib/columns";
import { MINUTE } from "~/lib/time";
import { isWithin } from "./call-hours";
import { daysAfter, localTimeAt, slotAt, weekdayOf } from "./local-time";
import { decideMove, type Move, type MoveRefusal, pendingMove, pendingSlot } from "./move";
import { type NoCallReason, plannedTime } from "./next-call";
import type { StoredPlan } from "./stored-plan";

/** A wish about when the phone rings. */
export type TimeWish = Exclude<Wish, { kind: "stop_calls" | "wrong_number" }>;

/** A plan that has slots. */
export type SlottedPlan = StoredPlan & { localTz: string; callTime: LocalTime };

/** The talk in which it was said: the local day it began on, and when it ended. */
export type Talk = { today: LocalDate; endedAt: Date };

/** Why a wish can't be met. */
export type WishRefusal = MoveRefusal | Exclude<NoCallReason, "calls_off" | "no_call_days"> | "last_weekday";

/** Calls that still wait and are dropped: those of local days from the talk's on, before `until`. */
export type Drop = { until: LocalDate; reason: "paused" | "skipped" | "superseded"; onDemandToo: boolean };

/** What makes a wish come true. `detail` is what the receipt keeps of it. */
export type WishPlan =
  /** A call of its own, as if it had been asked for on a page. */
  | { act: "call"; at: Date; drop: Drop | null; detail: Record<string, string> }
  | { act: "move"; move: Move }
  | { act: "change"; change: PlanChange; drop: Drop | null; detail: Record<string, string> }
  | { act: "refuse"; reason: WishRefusal };

export type PlanChange = Partial<
  Pick<StoredPlan, "skippedDay" | "pausedUntil" | "callDays" | "movedDay" | "movedTime">
>;

const MONDAY = 1;

/**
 * What has to happen for a wish to come true.
 *
 * @param wish as the companion understood it
 * @param plan as it is now
 * @param talk in which it was said; "today" and "in twenty minutes" count from there
 * @param now the instant of deciding
 */
export function planWish(wish: TimeWish, plan: SlottedPlan, talk: Talk, now: Date): WishPlan {
  const { today, endedAt } = talk;
  switch (wish.kind) {
    case "call_in": {
      const at = new Date(endedAt.getTime() + wish.minutes * MINUTE);
      const reason = whyNoCall(plan, at, now);
      if (reason) return { act: "refuse", reason };
      const minutes = String(wish.minutes);
      return { act: "call", at, drop: null, detail: { reason: "called_back", minutes } };
    }
    case "move_call":
      return planMove(wish, plan, today, now);
    case "skip_today":
      return {
        act: "change",
        change: pendingSlot(plan, today, now) ? { skippedDay: today } : {},
        drop: { until: daysAfter(today, 1), reason: "skipped", onDemandToo: true },
        detail: { reason: "skipped", day: today },
      };
    case "pause": {
      const monday = next(MONDAY, today);
      const until = plan.pausedUntil && plan.pausedUntil > monday ? plan.pausedUntil : monday;
      return {
        act: "change",
        change: { pausedUntil: until },
        drop: { until, reason: "paused", onDemandToo: true },
        detail: { reason: "paused", until },
      };
    }
    case "drop_weekday":
      return dropWeekday(wish.weekday, plan, today, now);
  }
}

function planMove(
  wish: Extract<TimeWish, { kind: "move_call" }>,
  plan: SlottedPlan,
  today: LocalDate,
  now: Date,
): WishPlan {
  const day = dayMeant(wish.day, today);
  const unmoved = { ...plan, movedDay: null, movedTime: null };
  const time = wish.time ?? plannedTime(unmoved, day);
  const move = { day, time };
  const decision = decideMove(plan, move, now);
  const refused = "reason" in decision ? decision.reason : null;
  if (refused && refused !== "claimed") return { act: "refuse", reason: refused };
  // The day's call is under way or has been, or there is none while daily calls are off: a call of its own keeps
  // the promise.
  if (refused === "claimed" || !plan.callEnabled) {
    const at = slotAt(day, time, plan.localTz, plan.dayStart);
    const reason = at && at > now ? whyNoCall(plan, at, now) : "day_over";
    if (!at || reason) return { act: "refuse", reason: reason ?? "day_over" };
    const drop: Drop = { until: daysAfter(day, 1), reason: "superseded", onDemandToo: false };
    return { act: "call", at, drop, detail: { reason: "called_at", day } };
  }
  const forbidden = whyForbidden(plan);
  return forbidden ? { act: "refuse", reason: forbidden } : { act: "move", move };
}

function dropWeekday(weekday: number, plan: SlottedPlan, today: LocalDate, now: Date): WishPlan {
  const callDays = plan.callDays.filter((day) => day !== weekday);
  if (callDays.length === 0) return { act: "refuse", reason: "last_weekday" };
  const moved = pendingMove(plan, now)?.localDate;
  const unmoved = moved && weekdayOf(moved) === weekday ? { movedDay: null, movedTime: null } : {};
  return {
    act: "change",
    change: { callDays, ...unmoved },
    drop:
      weekdayOf(today) === weekday
        ? { until: daysAfter(today, 1), reason: "skipped", onDemandToo: false }
        : null,
    detail: { reason: "weekday_dropped", weekday: String(weekday) },
  };
}

/** @param day as it was said, on `today` */
export function dayMeant(day: "today" | "tomorrow" | number, today: LocalDate): LocalDate {
  if (day === "today") return today;
  return day === "tomorrow" ? daysAfter(today, 1) : next(day, today);
}

/** The next day, after today, that is such a weekday. */
const next = (weekday: number, today: LocalDate): LocalDate =>
  daysAfter(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);

/** Why nothing may ring this number at all. */
function whyForbidden(plan: StoredPlan): WishRefusal | null {
  if (!plan.consented) return "consent_withdrawn";
  if (plan.phoneBlocked) return "phone_blocked";
  if (!plan.phoneProved) return "phone_not_proved";
  return plan.entitled ? null : "no_entitlement";
}

/** Why no call of its own may ring then. One that is decided on late rings at once. */
function whyNoCall(plan: SlottedPlan, at: Date, now: Date): WishRefusal | null {
  const rings = at > now ? [at] : [at, now];
  const open = rings.every((instant) => isWithin(localTimeAt(instant, plan.localTz), plan.hours));
  return whyForbidden(plan) ?? (open ? null : "outside_hours");
}
