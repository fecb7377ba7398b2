import { daysAfter, weekdayOf } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";
import { type DayLook, dayMark } from "./describe-progress";
import type { FoldedState } from "./streak";

export type CalendarDay = { day: LocalDate; state: DayLook; words: string };
/** Seven days from Monday; null where the week reaches beyond what is shown. */
export type CalendarWeek = { monday: LocalDate; month: string | null; days: (CalendarDay | null)[] };

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });

/**
 * A calendar of weeks, oldest first, the last one with today in it.
 *
 * @param weeks how many
 * @param days what became of local days; the others had nothing
 * @param today the local day it is
 */
export function calendarWeeks(
  weeks: number,
  days: readonly { date: LocalDate; state: FoldedState }[],
  today: LocalDate,
): CalendarWeek[] {
  const states = new Map(days.map(({ date, state }) => [date, state]));
  const thisMonday = daysAfter(today, 1 - weekdayOf(today));
  return Array.from({ length: weeks }, (_, index) => {
    const monday = daysAfter(thisMonday, 7 * (index - weeks + 1));
    const ofWeek = Array.from({ length: 7 }, (_, weekday) => daysAfter(monday, weekday));
    // The month that the first column is in is named only if the next name doesn't follow at once.
    const first =
      ofWeek.find((day) => day.endsWith("-01")) ??
      (index === 0 && Number(monday.slice(8)) < 15 ? monday : null);
    return {
      monday,
      month: first && MONTH.format(new Date(`${first}T12:00:00Z`)),
      days: ofWeek.map((day) => {
        if (day > today) return null;
        const { state, words } = dayMark(day, states.get(day) ?? null, today);
        return { day, state, words };
      }),
    };
  });
}
