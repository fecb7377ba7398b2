import type { LocalDate } from "~/lib/columns";
import { fullDayWords } from "./day-words";
import { weekdayName } from "./weekdays";

/** What the receipt of a call says about wishes that were spoken on it. */

const FORBIDDEN = "nothing may ring your number";

const WHY_NOT: Record<string, string> = {
  outside_hours: "that is outside the hours in which your phone may ring",
  day_over: "that time was over by then",
  paused: "your calls are paused then",
  too_far: "that is too far ahead",
  profile_unfinished: "your profile isn't finished",
  consent_withdrawn: FORBIDDEN,
  phone_blocked: FORBIDDEN,
  phone_not_proved: "your number isn't verified as yours yet",
  no_entitlement: "your plan doesn't include calls",
};

/**
 * A wish that has come true, in a sentence or two.
 *
 * @param detail of the step: codes, numbers, local days, ISO instants
 * @param said the local day, or an instant of it, on which it was said
 * @param clock the local time, to the minute, of an ISO instant
 * @returns null for a detail that isn't known
 */
export function keptWords(
  detail: Record<string, string>,
  said: LocalDate,
  clock: (instant: string) => string,
): string | null {
  const { reason, at, day, until, minutes, weekday, undone } = detail;
  switch (reason) {
    case "called_back":
      return at && minutes ? `You asked to be called in ${minutes} minutes, at ${clock(at)}.` : null;
    case "called_at":
    case "moved": {
      if (!at || !day) return null;
      const back = undone ? ` The call of ${fullDayWords(undone, said)} has its usual time again.` : "";
      return `You asked to be called on ${fullDayWords(day, said)} at ${clock(at)}.${back}`;
    }
    case "skipped":
      return "You asked for no more calls that day.";
    case "paused":
      return until ? `You asked for a break until ${fullDayWords(until, said)}.` : null;
    case "weekday_dropped":
      return weekday
        ? `You asked for no calls on ${weekdayName(Number(weekday))}s, so they have none.`
        : null;
    default:
      return null;
  }
}

/**
 * A wish that couldn't come true, in a sentence or two.
 *
 * @param detail of the step
 * @returns null for a detail that isn't known
 */
export function notKeptWords({ reason, weekday, minutes }: Record<string, string>): string | null {
  if (reason === "last_weekday" && weekday) {
    const days = `${weekdayName(Number(weekday))}s`;
    return `You asked for no calls on ${days}. No other weekday has one, so nothing changed: you can turn daily calls off in Settings.`;
  }
  const why = reason && WHY_NOT[reason];
  if (!why) return null;
  return `You asked to be called ${minutes ? `in ${minutes} minutes` : "at another time"}, but ${why}.`;
}
