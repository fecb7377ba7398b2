import type { LocalDate } from "~/lib/columns";
import { daysBetween } from "./local-time";

/* Making one of these takes a hundred times as long as using it. */
const formatOf = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
const WEEKDAY = formatOf({ weekday: "long" });
const SHORT = formatOf({ weekday: "short", day: "numeric", month: "short" });
const SHORT_WITH_YEAR = formatOf({ weekday: "short", day: "numeric", month: "short", year: "numeric" });
const FULL = formatOf({ weekday: "long", day: "numeric", month: "long" });
const FULL_WITH_YEAR = formatOf({ weekday: "long", day: "numeric", month: "long", year: "numeric" });

const written = (day: LocalDate, format: Intl.DateTimeFormat) =>
  format.format(new Date(`${day}T12:00:00Z`)).replace(",", "");

const isSameYear = (day: LocalDate, other: LocalDate) => day.slice(0, 4) === other.slice(0, 4);

/**
 * A day as people say it from where they stand: "today", "tomorrow", "Thursday", "Thursday 3 December".
 *
 * @param day the local day meant
 * @param today the local day it is
 */
export function dayWords(day: LocalDate, today: LocalDate): string {
  const away = daysBetween(today, day);
  if (away === 0) return "today";
  if (away === 1) return "tomorrow";
  if (away === -1) return "yesterday";
  if (away > 1 && away < 7) return written(day, WEEKDAY);
  return written(day, isSameYear(day, today) ? SHORT : SHORT_WITH_YEAR);
}

/**
 * A day in full: "Monday 30 November", and the year where it is another one.
 *
 * @param day the local day meant
 * @param today the local day it is
 */
export function fullDayWords(day: LocalDate, today: LocalDate): string {
  return written(day, isSameYear(day, today) ? FULL : FULL_WITH_YEAR);
}
