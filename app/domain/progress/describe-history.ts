import { dayWords, fullDayWords } from "~/domain/schedule/day-words";
import { daysAfter } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";
import { ARTIFACTS, type ArtifactCode, type ArtifactNeed } from "./artifacts";
import { minutesWords, multiplierWords } from "./gain-words";
import type { Run } from "./streak";

const number = new Intl.NumberFormat("en");
const days = (count: number) => `${number.format(count)} ${count === 1 ? "day" : "days"}`;

/**
 * Streaks in words: what holds now, what was reached, and what came before.
 *
 * @param today the local day it is
 */
export function describeStory(
  history: { past: readonly Run[]; milestones: readonly { badge: string; days: number; date: LocalDate }[] },
  standing: { longestStreak: number; multiplierPercent: number; reflections: number },
  today: LocalDate,
) {
  return {
    facts: [
      { label: "Longest streak", value: days(standing.longestStreak) },
      { label: "All XP counts", value: `× ${(standing.multiplierPercent / 100).toFixed(2)}` },
      { label: "Reflections", value: number.format(standing.reflections) },
    ],
    badges: history.milestones.map(({ badge, days: reached, date }) => ({
      badge,
      words: `${days(reached)}, on ${fullDayWords(date, today)}`,
    })),
    past: history.past
      .toReversed()
      .slice(0, 10)
      .map(({ from, to, length }) => ({
        key: from,
        words: `${days(length)}: ${dayWords(from, today)} to ${dayWords(to, today)}`,
      })),
  };
}

/** How a need is said: "after 10 reflections". */
function needWords({ of, atLeast }: ArtifactNeed): string {
  switch (of) {
    case "reflections":
      return `after ${number.format(atLeast)} reflections`;
    case "longestStreak":
      return `with a streak of ${days(atLeast)}`;
    case "level":
      return `at level ${atLeast}`;
  }
}

/** All artifacts in their order, held or still to be earned. */
export function describeArtifacts(
  held: readonly { code: ArtifactCode; earnedOn: LocalDate; reason: string; weekday: number | null }[],
  today: LocalDate,
) {
  return ARTIFACTS.map(({ code, name, description, effect, needs }) => {
    const own = held.find((artifact) => artifact.code === code);
    return {
      code,
      name,
      description,
      // A number stays with its sign.
      effect: effect.replace(" %", "\u00a0%"),
      standing: own
        ? `Yours since ${dayWords(own.earnedOn, today)}. ${own.reason}`
        : `Comes ${needWords(needs)}.`,
      held: own !== undefined,
      // Only one works on a day of the person's choice.
      weekday: own && code === "hourglass_of_focus" ? (own.weekday ?? 0) : null,
    };
  });
}

const MONTH_DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const shortDay = (day: LocalDate) => MONTH_DAY.format(new Date(`${day}T12:00:00Z`));

/**
 * A bar for each week.
 *
 * @param weeks oldest first
 * @param amountOf what the bar stands for, in XP or minutes
 * @param today the local day it is
 */
export function weekBars<Week extends { monday: LocalDate }>(
  weeks: readonly Week[],
  amountOf: (week: Week) => number,
  unit: "xp" | "minutes",
  today: LocalDate,
) {
  return weeks.map((week) => {
    const value = amountOf(week);
    const words = unit === "xp" ? `${number.format(value)} XP` : minutesWords(value);
    const until = daysAfter(week.monday, 6);
    const when = until >= today ? "this week" : `${shortDay(week.monday)} to ${shortDay(until)}`;
    return {
      label: shortDay(week.monday),
      value,
      words: `${when}: ${words}`,
    };
  });
}

/** More small charts than this nobody compares. */
const MOST_SKILLS = 6;

/**
 * A row of bars for each skill, most practised first.
 *
 * @param weeks oldest first
 * @param today the local day it is
 */
export function skillBars(
  weeks: readonly {
    monday: LocalDate;
    skills: readonly { skillId: string; skill: string; minutes: number }[];
  }[],
  today: LocalDate,
) {
  const all = weeks.flatMap(({ skills }) => skills);
  const minutesOf = (id: string, of = all) =>
    of.reduce((sum, { skillId, minutes }) => (skillId === id ? sum + minutes : sum), 0);
  const ids = [...new Set(all.map(({ skillId }) => skillId))];
  return ids
    .sort((a, b) => minutesOf(b) - minutesOf(a))
    .slice(0, MOST_SKILLS)
    .map((id) => ({
      id,
      name: all.find(({ skillId }) => skillId === id)?.skill ?? "",
      bars: weekBars(weeks, ({ skills }) => minutesOf(id, [...skills]), "minutes", today),
    }));
}

/** Rows of the ledger with their reasons. */
export function describeLedger(
  rows: readonly {
    id: string;
    day: LocalDate;
    amount: number;
    base: number;
    multiplierPercent: number;
    reason: string;
    quote: string | null;
    callId: string | null;
    kind: "award" | "reversed" | "reversal";
  }[],
  today: LocalDate,
) {
  return rows.map((row) => ({
    id: row.id,
    day: dayWords(row.day, today),
    amount: row.amount,
    reason: row.reason,
    how: row.kind === "reversal" ? "Taken back by your correction" : multiplierWords(row),
    quote: row.quote,
    href: row.callId && `/calls/${row.callId}`,
    stands: row.kind === "award",
  }));
}
