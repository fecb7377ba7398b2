import { Temporal } from "temporal-polyfill";
import type { LocalDate } from "~/lib/columns";

/** The person's own calendar, seen from the local day of a talk. Days are local dates and never 24 hours. */

/** ISO weekdays: Monday is 1. Months are counted from 1. */
export type Calendar = {
  today: LocalDate;
  /** The day so many days, weeks or months later. A month too short ends at its last day. */
  later(count: number, unit: "days" | "weeks" | "months"): LocalDate;
  /** The next such weekday, never the day itself. */
  nextWeekday(weekday: number): LocalDate;
  /** A weekday of the week that comes so many weeks after this one. Weeks begin on Monday. */
  inWeek(weeks: number, weekday: number): LocalDate;
  /** A Saturday; the day itself at the weekend, when it is "this" one. */
  weekend(which: "this" | "the" | "next"): LocalDate;
  /** The next day with that number (and month), or null where the calendar has none. A named month may be today. */
  date(day: number, month: number | null, year: number | null): LocalDate | null;
  /** The last day of the month that comes so many months after this one. */
  monthEnd(months: number): LocalDate;
  /** The last day of the next such month, this one included. */
  endOf(month: number): LocalDate;
  yearEnd(): LocalDate;
};

const SATURDAY = 6;
/** Enough years to meet the next 29 February, also across 2100. */
const YEARS_AHEAD = 8;
const MONTHS_AHEAD = 12;

/** @param localDay of the talk */
export function calendarFrom(localDay: LocalDate): Calendar {
  const today = Temporal.PlainDate.from(localDay);
  const monthStart = today.with({ day: 1 });
  const monthEnd = (months: number) => monthStart.add({ months: months + 1 }).subtract({ days: 1 });
  const nextWeekday = (weekday: number) =>
    today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 }).toString();
  return {
    today: localDay,
    later: (count, unit) => today.add({ [unit]: count }).toString(),
    nextWeekday,
    inWeek: (weeks, weekday) => today.add({ days: 7 * weeks + weekday - today.dayOfWeek }).toString(),
    weekend: (which) => {
      if (which === "next") return today.add({ days: 7 + SATURDAY - today.dayOfWeek }).toString();
      const running = today.dayOfWeek === SATURDAY || (which === "this" && today.dayOfWeek > SATURDAY);
      return running ? localDay : nextWeekday(SATURDAY);
    },
    date: (day, month, year) => {
      if (month === null) return nextDayOfMonth(today, day);
      const years = year === null ? [...Array(YEARS_AHEAD + 1).keys()].map((n) => today.year + n) : [year];
      return (
        years
          .map((candidate) => dateOf(candidate, month, day))
          .find((date) => date !== null && Temporal.PlainDate.compare(date, today) >= 0)
          ?.toString() ?? null
      );
    },
    monthEnd: (months) => monthEnd(months).toString(),
    endOf: (month) => monthEnd((month - today.month + 12) % 12).toString(),
    yearEnd: () => today.with({ month: 12, day: 31 }).toString(),
  };
}

function nextDayOfMonth(today: Temporal.PlainDate, day: number): LocalDate | null {
  for (let months = 0; months <= MONTHS_AHEAD; months += 1) {
    const { year, month } = today.with({ day: 1 }).add({ months });
    const date = dateOf(year, month, day);
    if (date !== null && Temporal.PlainDate.compare(date, today) > 0) return date.toString();
  }
  return null;
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day >= 1 && day <= first.daysInMonth ? first.with({ day }) : null;
}
