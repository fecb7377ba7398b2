import { localTimeAt } from "~/domain/schedule/local-time";
import { MINUTE } from "~/lib/time";
import { minutesWords } from "./gain-words";
import { LONGEST_SESSION, type LogDecision, MOST_PER_DAY, SHORTEST_SESSION } from "./practice";

/** A person may log today and so many local days before it. */
export const DAYS_TO_LOG = 7;
/** Minutes that a day has, whatever was practised. */
export const MINUTES_OF_DAY = 24 * 60;

/**
 * Why a session can't be logged.
 *
 * @param decision of `mayLog`
 * @param skill as the person calls it
 * @param zone where they live, IANA name
 */
export function refusalWords(
  decision: Exclude<LogDecision, { ok: true }>,
  { skill, zone }: { skill: string; zone: string },
): string {
  switch (decision.reason) {
    case "too_short":
    case "too_long":
      return `A session is between ${minutesWords(SHORTEST_SESSION)} and ${minutesWords(LONGEST_SESSION)} long.`;
    case "too_soon": {
      const minute = new Date(Math.ceil(decision.again.getTime() / MINUTE) * MINUTE);
      return `You logged ${skill} a moment ago. The next session can be logged at ${localTimeAt(minute, zone)}.`;
    }
    case "day_full": {
      const most = `${minutesWords(MOST_PER_DAY)} of ${skill} a day`;
      return decision.left < SHORTEST_SESSION
        ? `That day is full: ${most} is the most that counts.`
        : `Only ${minutesWords(decision.left)} still fit on that day: ${most} is the most that counts.`;
    }
  }
}

/** @param taken minutes that are kept on the day already, whatever was practised */
export const dayOverWords = (taken: number): string =>
  `A day has 24 h, and ${minutesWords(taken)} of that one are taken.`;
