import { z } from "zod";
import type { LocalTime } from "~/lib/columns";
import { HOUR, MINUTE } from "~/lib/time";
import { type CallHours, countryHours, hoursWords, isWithin } from "./call-hours";
import type { SlotPlan } from "./next-call";
import { MAX_RETRIES, RETRY_AFTER } from "./retry-decision";

const WORDS = "Choose a time such as 19:30.";

/**
 * A time of day as a form brings it, `HH:MM`.
 *
 * @param missing what to say when there is none
 */
export const timeOfDay = (missing: string) =>
  z
    .string({ error: missing })
    .regex(/^([01]\d|2[0-3]):[0-5]\d(:00)?$/, WORDS)
    .transform((value) => value.slice(0, 5));

/** The same where it may be left empty. */
export const timeOfDayOrNone = z
  .string({ error: WORDS })
  .regex(/^(([01]\d|2[0-3]):[0-5]\d(:00)?)?$/, WORDS)
  .transform((value) => value.slice(0, 5) || undefined)
  .optional();

/**
 * Why a call time is refused, and what to do.
 *
 * @param phone E.164
 * @param hours when it may ring
 */
export function outsideHoursWords(phone: string, hours: CallHours): string {
  const whose = hoursWords(countryHours(phone)) === hoursWords(hours) ? "Calls" : "In your window, calls";
  const ring = `${whose} to this number ring between ${hours.opens} and ${hours.closes}.`;
  const roomy = withRoomForRetries(hours);
  return roomy
    ? `${ring} Choose a time in between; ${roomy} leaves room for two more tries.`
    : `${ring} Choose a time in between.`;
}

/** The latest time that leaves room for all retries; null where the hours are too short for that. */
function withRoomForRetries(hours: CallHours): LocalTime | null {
  const [hour = 0, minute = 0] = hours.closes.split(":").map(Number);
  const day = 24 * HOUR;
  const latest = (hour * HOUR + minute * MINUTE - (MAX_RETRIES + 1) * RETRY_AFTER + day) % day;
  const time = new Date(latest).toISOString().slice(11, 16);
  return isWithin(time, hours) ? time : null;
}

/** The call days whose time is outside the hours. `own` tells a weekday's own time from the usual one. */
export function daysOutside(
  plan: Pick<SlotPlan, "callDays" | "weekdayTimes" | "callTime">,
  hours: CallHours,
): { weekday: number; time: LocalTime; own: boolean }[] {
  return plan.callDays
    .map((weekday) => {
      const own = plan.weekdayTimes[String(weekday)];
      return { weekday, time: own ?? plan.callTime, own: own !== undefined };
    })
    .filter(({ time }) => !isWithin(time, hours));
}
