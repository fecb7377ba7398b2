import { daysAfter, daysBetween, weekdayOf } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";
import { drawn, drawnBetween, drawnFrom } from "~/lib/seeded";
import { drawing } from "./drawing";
import { guitar } from "./guitar";
import type { Craft, Stage } from "./material";
import { running } from "./running";
import { spanish } from "./spanish";

/** What happens on each day of the demo year, as far as it doesn't depend on what became of the days before. */

/** What the phone company meets: attempts of the slot, first to last. */
export type Evening = "talk" | "away" | "busy" | "machine" | "vendor_fails" | "our_fault";
export type Mood = "plain" | "short" | "grieving" | "quiet" | "excited" | "off_record";
export type Session = { craft: Craft; stage: Stage; minutes: number };

export type DayStory = {
  date: LocalDate;
  evening: Evening;
  /** After an evening on which nobody was reached, the day is kept in writing. */
  writes: boolean;
  mood: Mood;
  sessions: Session[];
  learns: boolean;
  wins: boolean;
  promises: "with_day" | "day_asked" | "heavy" | "none";
};

/** Days that are the same each year, as `MM-DD`. */
const CHAPTERS: Readonly<Record<string, Partial<DayStory>>> = {
  "01-14": { evening: "vendor_fails" },
  "02-10": { evening: "talk", mood: "grieving", sessions: [] },
  "02-11": { evening: "talk", mood: "quiet", sessions: [] },
  "02-12": { evening: "away", writes: true, mood: "quiet", sessions: [] },
  "02-13": { evening: "away", writes: false },
  "02-14": { evening: "talk", mood: "quiet" },
  // Five evenings in bed with a flu: more than all freezes.
  "03-09": { evening: "away", writes: false },
  "03-10": { evening: "away", writes: false },
  "03-11": { evening: "away", writes: false },
  "03-12": { evening: "away", writes: false },
  "03-13": { evening: "away", writes: false },
  "03-14": { evening: "talk", mood: "plain" },
  "03-15": { evening: "talk" },
  "03-16": { evening: "talk" },
  "03-19": { evening: "away", writes: false },
  "03-20": { evening: "talk", mood: "plain" },
  "05-19": { evening: "our_fault" },
  "05-27": { evening: "talk", mood: "off_record" },
  "07-22": { evening: "vendor_fails" },
  "10-12": { evening: "talk", mood: "excited" },
};

/** The pause for the trip: its first day, and the day on which calls go on. */
export const TRIP = { from: "06-08", until: "06-22" } as const;
/** The missed day that is mended, and its next one, on which it is. */
export const MENDED = { day: "03-19", on: "03-20" } as const;

export const monthDay = (date: LocalDate) => date.slice(5);
const between = (date: LocalDate, from: string, until: string) =>
  monthDay(date) >= from && monthDay(date) < until;

/** The evening of the first small gig, a Saturday when most of the year has passed. */
export function gigDay(from: LocalDate, until: LocalDate): LocalDate {
  const day = daysAfter(from, Math.round(daysBetween(from, until) * 0.84));
  return daysAfter(day, 6 - weekdayOf(day));
}

/**
 * The story of a day.
 *
 * @param seed of the year
 * @param year its first and its last local day
 */
export function storyOf(
  seed: number,
  year: { from: LocalDate; until: LocalDate },
  date: LocalDate,
): DayStory {
  const draw = (what: string) => drawn(seed, `${date}:${what}`);
  const evening = drawnFrom(seed, `${date}:evening`, { away: 0.055, busy: 0.05, machine: 0.02 }) ?? "talk";
  const heavy = draw("promise") < 0.045;
  const plain: DayStory = {
    date,
    evening,
    writes: draw("writes") < 0.6,
    mood: draw("short") < 0.04 ? "short" : "plain",
    sessions: sessionsOf(seed, year, date),
    learns: draw("learns") < 0.56,
    wins: draw("wins") < 0.3,
    promises: heavy
      ? "heavy"
      : draw("promise") < 0.4
        ? "with_day"
        : draw("promise") < 0.55
          ? "day_asked"
          : "none",
  };
  if (date === gigDay(year.from, year.until)) return { ...plain, evening: "talk", mood: "excited" };
  return { ...plain, ...CHAPTERS[monthDay(date)] };
}

/** How likely each craft is on a day, before the days of the week are counted in. */
function sharesOf(date: LocalDate): { guitar: number; spanish: number; running: number; drawing: number } {
  const toTrip = between(date, "02-01", "06-08");
  const toRace = between(date, "07-01", "10-13");
  return {
    guitar: toTrip || toRace ? 0.52 : 0.68,
    spanish: toTrip ? 0.4 : between(date, "06-22", "09-01") ? 0.12 : 0.05,
    running: toRace ? 0.42 : between(date, "03-20", "07-01") ? 0.14 : 0.06,
    drawing: 0.1,
  };
}

function sessionsOf(seed: number, year: { from: LocalDate; until: LocalDate }, date: LocalDate): Session[] {
  const shares = sharesOf(date);
  const weekend = weekdayOf(date) > 5;
  const gone = daysBetween(year.from, date) / Math.max(1, daysBetween(year.from, year.until));
  const sessions: Session[] = [];
  const add = (craft: Craft, share: number, stage: number, usual: number) => {
    if (drawn(seed, `${date}:${craft.name}`) >= share || sessions.length === 2) return;
    const at = craft.stages[Math.min(stage, craft.stages.length - 1)];
    const long =
      usual * (weekend ? 1.4 : 1) * dip(date) * (0.7 + 0.6 * drawn(seed, `${date}:${craft.name}:long`));
    if (at) sessions.push({ craft, stage: at, minutes: roundly(long) });
  };
  const stage =
    [0.34, 0.66].filter((share) => gone >= share).length + (date > gigDay(year.from, year.until) ? 1 : 0);
  add(guitar, shares.guitar, stage, 26 + 24 * gone);
  add(
    running,
    shares.running,
    between(date, "07-01", "10-13") ? 1 : 0,
    between(date, "07-01", "10-13") ? 42 : 24,
  );
  add(spanish, shares.spanish, monthDay(date) >= TRIP.until && monthDay(date) < "12-31" ? 1 : 0, 26);
  add(drawing, shares.drawing, 0, 30);
  return sessions;
}

/** Weeks with less time: a loss, the new job, the weeks before Christmas. */
function dip(date: LocalDate): number {
  if (between(date, "02-10", "02-20")) return 0.6;
  if (between(date, "05-01", "05-25")) return 0.7;
  return between(date, "12-14", "12-31") ? 0.75 : 1;
}

/** As people say it: fives up to an hour, quarters after it. */
function roundly(minutes: number): number {
  const step = minutes > 60 ? 15 : 5;
  return Math.max(15, Math.round(minutes / step) * step);
}

/** How late the tick is on a day on which our side is down. In minutes. */
export const DOWN_FOR = 180;

/** When somebody picks up, in seconds after it begins to ring. */
export const picksUpAfter = (seed: number, date: LocalDate) => drawnBetween(seed, `${date}:picks-up`, 3, 14);
