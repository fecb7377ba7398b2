import { Temporal } from "temporal-polyfill";
import { dayAfter, localDateAt, weekdayOf } from "~/domain/schedule/local-time";
import { DAY, MINUTE, SECOND } from "~/lib/time";
import { isEntitled, type PaymentsMode } from "./entitlement";

/** The minutes of a plan: which month of it an instant belongs to, what counts, and how long a call may be. */

/** A talk shorter than this isn't worth a ring. */
export const SHORTEST_TALK = 60;
/** While so much is left, a call near the end of the minutes isn't made shorter than this. */
const SHORT_TALK = 120;
/** From this share of the minutes on, they are spread over the days that are left. */
const LOW_SHARE = 0.8;
/** Lengths are whole tens of seconds. */
const STEP = 10;

/** What of `subscriptions` says when the minutes of a plan begin anew, as a Prisma selection. */
export const MINUTES_COLUMNS = {
  tier: true,
  status: true,
  currentPeriodStart: true,
  currentPeriodEnd: true,
  accessUntil: true,
  grantedUntil: true,
  grantedAt: true,
  createdAt: true,
} as const;

/** A row of `subscriptions`, as `MINUTES_COLUMNS` reads it. */
export type MinutesPlan = {
  tier: "free" | "pro";
  /** The vendor's word for a paid plan, as it was read last. */
  status: string;
  currentPeriodStart: Date | null;
  currentPeriodEnd: Date | null;
  accessUntil: Date | null;
  /** A gift of whoever runs the instance. */
  grantedUntil: Date | null;
  grantedAt: Date | null;
  createdAt: Date;
};

/** From `start` on, up to `end`, which belongs to the next. */
export type MinutesWindow = { start: Date; end: Date };

/** How the minutes of a plan stand. */
export type MinutesStanding = {
  allowanceSeconds: number;
  usedSeconds: number;
  leftSeconds: number;
  windowStart: Date;
  /** When the minutes begin anew. */
  windowEnd: Date;
  /** 80 % are used. */
  low: boolean;
  /** What is left isn't enough for a call. */
  usedUp: boolean;
};

/** What of a call says how many seconds it counts, as a Prisma selection. */
export const TALK_COLUMNS = {
  status: true,
  answeredAt: true,
  endedAt: true,
  durationSeconds: true,
  maxSeconds: true,
} as const;

/** A call that may count. */
export type CountedTalk = {
  status: string;
  answeredAt: Date | null;
  endedAt: Date | null;
  durationSeconds: number | null;
  /** Its longest, settled when it was dialled. */
  maxSeconds: number | null;
};

/**
 * Which of a person's calls count towards a window: those that were answered in it, by the person. A talk in writing,
 * a call with a code and a machine's greeting cost no minutes.
 *
 * @param userId whose calls
 * @returns a condition on `calls` for Prisma
 */
export function talksIn(userId: string, window: MinutesWindow) {
  return {
    userId,
    kind: { in: ["daily", "on_demand"] as ("daily" | "on_demand")[] },
    status: { in: ["in_progress", "completed"] as ("in_progress" | "completed")[] },
    answeredAt: { gte: window.start, lt: window.end },
    // A call is dialled within an hour of its time: the index on that finds all of a window.
    scheduledAt: { gt: new Date(window.start.getTime() - DAY) },
  };
}

/**
 * The month of a plan that an instant belongs to: monthly steps from the paid period's start, of plans by the year
 * too, or from the day of a gift. A step from the 31st ends with a shorter month. It is counted in UTC, so that
 * nobody's months move when they travel.
 *
 * @param plan of someone with access
 * @param now an instant
 * @returns half open; ends with what the plan is paid or given for, unless that is over and being renewed
 */
export function minutesWindow(plan: MinutesPlan, now: Date): MinutesWindow {
  const { start, end } = anchor(plan, now);
  let months = 0;
  while (monthsAfter(start, months + 1) <= now) months++;
  const from = monthsAfter(start, months);
  const to = monthsAfter(start, months + 1);
  return { start: from, end: end && end > now && end < to ? end : to };
}

/** What the steps are counted from, and what they end with. */
function anchor(plan: MinutesPlan, now: Date): { start: Date; end: Date | null } {
  const { currentPeriodStart: start, currentPeriodEnd: end, grantedUntil } = plan;
  const given = grantedUntil !== null && now < grantedUntil;
  const paid = start !== null && end !== null && start <= now && paysFor(plan.status);
  if (paid && now < end) return { start, end };
  if (given) return { start: plan.grantedAt ?? plan.createdAt, end: grantedUntil };
  // A renewal that is late, or a charge that is forgiven for some days: the next period will begin where this ended.
  if (paid) return { start: end, end: null };
  return { start: plan.grantedAt ?? plan.createdAt, end: plan.accessUntil };
}

const paysFor = (status: string) => ["active", "past_due", "cancelled"].includes(status);

function monthsAfter(start: Date, months: number): Date {
  const zoned = Temporal.Instant.fromEpochMilliseconds(start.getTime()).toZonedDateTimeISO("UTC");
  return new Date(zoned.add({ months }).epochMilliseconds);
}

/**
 * How many seconds a call counts by now: as long as it lasted, or as it has lasted while it is live.
 *
 * @param now an instant
 */
export function countedSeconds(talk: CountedTalk, now: Date): number {
  const { status, answeredAt, endedAt, durationSeconds, maxSeconds } = talk;
  if (!answeredAt) return 0;
  if (status === "completed" && durationSeconds !== null) return Math.max(0, durationSeconds);
  const until = status === "completed" && endedAt ? endedAt : now;
  const lasted = Math.max(0, Math.ceil((until.getTime() - answeredAt.getTime()) / SECOND));
  return maxSeconds === null ? lasted : Math.min(lasted, maxSeconds);
}

/**
 * How the minutes of a window stand.
 *
 * @param allowanceSeconds of a whole window
 * @param window the month of the plan
 * @param talks those that `talksIn` finds
 * @param now an instant in the window
 */
export function minutesStanding(
  allowanceSeconds: number,
  window: MinutesWindow,
  talks: readonly CountedTalk[],
  now: Date,
): MinutesStanding {
  const usedSeconds = talks.reduce((sum, talk) => sum + countedSeconds(talk, now), 0);
  const leftSeconds = Math.max(0, allowanceSeconds - usedSeconds);
  return {
    allowanceSeconds,
    usedSeconds,
    leftSeconds,
    windowStart: window.start,
    windowEnd: window.end,
    low: usedSeconds >= LOW_SHARE * allowanceSeconds,
    usedUp: leftSeconds < SHORTEST_TALK,
  };
}

/** How the minutes are read, by whoever may: from the database, or from a row that is at hand. */
export type MinutesReader = {
  plan: () => Promise<MinutesPlan | null>;
  talks: (window: MinutesWindow) => Promise<readonly CountedTalk[]>;
};

/**
 * How the minutes of a person's plan stand. Where there are none to count, their talks aren't read.
 *
 * @param reader of one person's plan and talks
 * @param rules how the instance takes money, and how many minutes its plan has
 * @param now an instant
 * @returns null where payments are off or the person has no plan
 */
export async function readMinutes(
  reader: MinutesReader,
  rules: { mode: PaymentsMode; planMinutes: number },
  now: Date,
): Promise<MinutesStanding | null> {
  if (rules.mode === "off") return null;
  const plan = await reader.plan();
  if (!plan || !isEntitled(rules.mode, plan, now)) return null;
  const window = minutesWindow(plan, now);
  const allowance = (rules.planMinutes * MINUTE) / SECOND;
  return minutesStanding(allowance, window, await reader.talks(window), now);
}

/**
 * On how many days of a window there may still be a call, today among them.
 *
 * @param now an instant in the window
 * @param windowEnd when the minutes begin anew
 * @param plan.zone the person's zone
 * @param plan.callDays ISO weekdays with a daily call; none means that any day may have one
 */
export function callDaysLeft(
  now: Date,
  windowEnd: Date,
  { zone, callDays }: { zone: string; callDays: readonly number[] },
): number {
  const last = localDateAt(new Date(windowEnd.getTime() - 1), zone);
  let days = 1;
  for (let day = dayAfter(localDateAt(now, zone)); day <= last; day = dayAfter(day)) {
    if (callDays.length === 0 || callDays.includes(weekdayOf(day))) days++;
  }
  return days;
}

/**
 * How long a call may be, as far as the plan's minutes go: its full length at first, and from 80 % used on what is
 * left spread over the days that are left.
 *
 * @param maxSeconds the longest call
 * @param standing how the minutes stand; null where none are counted
 * @param daysLeft days of the window with a call, at least 1
 * @returns seconds, or null when what is left isn't enough for a call
 */
export function talkSeconds(
  maxSeconds: number,
  standing: MinutesStanding | null,
  daysLeft: number,
): number | null {
  if (!standing) return maxSeconds;
  if (standing.usedUp) return null;
  const { leftSeconds, low } = standing;
  const share = low ? Math.max(SHORT_TALK, leftSeconds / Math.max(1, daysLeft)) : leftSeconds;
  const most = Math.min(share, leftSeconds);
  return most >= maxSeconds ? maxSeconds : Math.floor(most / STEP) * STEP;
}
