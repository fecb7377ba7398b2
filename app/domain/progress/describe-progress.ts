import { dayWords, fullDayWords } from "~/domain/schedule/day-words";
import { weekdayOf } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";
import { dueWords } from "./gain-words";
import { levelTitle } from "./level";
import { offersToShrink } from "./quests";
import type { FoldedState } from "./streak";

/** How a day looks in a row or a calendar. */
export type DayLook = "kept" | "protected" | "rest" | "missed" | "open" | "none";

const LOOK: Record<FoldedState, DayLook> = {
  talked: "kept",
  written: "kept",
  repaired: "kept",
  freeze: "protected",
  service_fault: "protected",
  pause: "rest",
  skip: "rest",
  missed: "missed",
  open: "open",
};

const STATE_WORDS: Record<FoldedState, string> = {
  talked: "talked",
  written: "written",
  repaired: "mended by you",
  freeze: "kept by a freeze",
  service_fault: "our fault, so it is kept",
  pause: "paused",
  skip: "left out",
  missed: "no talk",
  open: "still open",
};

const WEEKDAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/**
 * A local day as a mark with its words.
 *
 * @param date the day
 * @param state what it was, or null for a day without a slot and without a talk
 * @param today the local day it is
 */
export function dayMark(date: LocalDate, state: FoldedState | null, today: LocalDate) {
  const words = state ? STATE_WORDS[state] : date === today ? "still open" : "nothing planned";
  return {
    day: date,
    label: WEEKDAYS[weekdayOf(date) - 1] ?? "",
    state: state ? LOOK[state] : date === today ? ("open" as const) : ("none" as const),
    words: `${fullDayWords(date, today)}: ${words}`,
  };
}

type Standing = {
  today: LocalDate;
  xp: number;
  level: { level: number; into: number; needed: number; fraction: number };
  xpToday: number;
  streak: number;
  multiplierPercent: number;
  freezes: number;
  rhythm: number;
  days: { date: LocalDate; state: FoldedState | null }[];
};

/** Level, streak and the last days as the dashboard shows them. */
export function describeStanding(standing: Standing) {
  const { level, into, needed, fraction } = standing.level;
  return {
    level,
    title: levelTitle(level),
    fraction,
    xp: standing.xp,
    toNext: needed > 0 ? needed - into : null,
    todayXp: standing.xpToday,
    streak: standing.streak,
    multiplier: standing.multiplierPercent > 100 ? `×${standing.multiplierPercent / 100}` : null,
    freezes: standing.freezes,
    rhythm: standing.rhythm,
    days: standing.days.map(({ date, state }) => dayMark(date, state, standing.today)),
  };
}

type Quest = {
  id: string;
  title: string;
  source: "promise" | "checkpoint" | "default";
  dueDay: LocalDate | null;
  slips: number;
  callId: string | null;
  turn: number | null;
  quote: string | null;
};

/** A quest as the dock shows it. */
export function describeQuest(quest: Quest, today: LocalDate) {
  const { id, title, source, dueDay, quote, callId, turn } = quest;
  return {
    id,
    title,
    source,
    due: dueWords(dueDay, today),
    now: dueDay !== null && dueDay <= today,
    quote,
    href: callId && `/calls/${callId}${turn ? `#turn-${turn}` : ""}`,
    offersToShrink: offersToShrink(quest.slips),
  };
}

/**
 * How many promises were kept, as a short sentence; null before there are enough to say so.
 *
 * @param promises of the last ninety days
 */
export function keptWords({ kept, of }: { kept: number; of: number }): string | null {
  return of === 0 ? null : `${kept} of ${of} ${of === 1 ? "promise" : "promises"} kept`;
}

/** A day that may still be mended, in words: "yesterday". */
export const mendWords = (day: LocalDate, today: LocalDate): string => dayWords(day, today);
