import { MINUTE } from "~/lib/time";

/** How much practice counts. */

/** Minutes of a session: a shorter one is evidence without XP, of a longer one only this much counts. */
export const SHORTEST_SESSION = 15;
export const LONGEST_SESSION = 8 * 60;
/** Minutes of one skill on one local day. */
export const MOST_PER_DAY = 12 * 60;
/** Between two sessions of a skill that are logged by hand. */
export const BETWEEN_LOGS = 5 * MINUTE;

/**
 * What counts of each session of one skill on one local day.
 *
 * @param minutesInOrder as said or typed, earliest first
 * @returns counted minutes, in the same order
 */
export function countSessions(minutesInOrder: readonly number[]): number[] {
  let left = MOST_PER_DAY;
  return minutesInOrder.map((minutes) => {
    const counted = minutes < SHORTEST_SESSION ? 0 : Math.min(minutes, LONGEST_SESSION, left);
    left -= counted;
    return counted;
  });
}

export type LogDecision =
  | { ok: true }
  | { ok: false; reason: "too_short" | "too_long" }
  /** `again`: when the next session may be logged. */
  | { ok: false; reason: "too_soon"; again: Date }
  /** `left`: minutes of that day that would still count. */
  | { ok: false; reason: "day_full"; left: number };

/**
 * May a session be logged by hand?
 *
 * @param log.minutes whole minutes, as typed
 * @param log.countedThatDay minutes of the skill that count on that local day already
 * @param log.lastLoggedAt when the person last logged this skill by hand
 */
export function mayLog(log: {
  minutes: number;
  countedThatDay: number;
  lastLoggedAt: Date | null;
  now: Date;
}): LogDecision {
  const { minutes, countedThatDay, lastLoggedAt, now } = log;
  if (minutes < SHORTEST_SESSION) return { ok: false, reason: "too_short" };
  if (minutes > LONGEST_SESSION) return { ok: false, reason: "too_long" };
  const again = lastLoggedAt && new Date(lastLoggedAt.getTime() + BETWEEN_LOGS);
  if (again && now < again) return { ok: false, reason: "too_soon", again };
  const left = Math.max(MOST_PER_DAY - countedThatDay, 0);
  return minutes > left ? { ok: false, reason: "day_full", left } : { ok: true };
}
