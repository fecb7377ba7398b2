import type { LocalDate } from "~/lib/columns";
import { daysBetween } from "./local-time";

const format = (day: LocalDate, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));

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
  if (away > 1 && away < 7) return format(day, { weekday: "long" });
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : ("numeric" as const);
  return format(day, { weekday: "short", day: "numeric", month: "short", year }).replace(",", "");
}

/**
 * A day in full: "Monday 30 November", and the year where it is another one.
 *
 * @param day the local day meant
 * @param today the local day it is
 */
export function fullDayWords(day: LocalDate, today: LocalDate): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : ("numeric" as const);
  return format(day, { weekday: "long", day: "numeric", month: "long", year }).replace(",", "");
}
