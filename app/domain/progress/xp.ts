import type { Quality } from "./findings";

/** What earns XP, and how much. Amounts are whole numbers; percentages multiply them. */

/** Kept with every award. It changes with the numbers below. */
export const RULE_VERSION = 1;

/** A reflection earns by what was in it: once a local day. */
export const QUALITY_XP: Readonly<Record<Quality, number>> = { quick: 25, standard: 50, deep: 100 };

/** What a running streak multiplies with, longest first. */
export const MULTIPLIERS: readonly { days: number; percent: number }[] = [
  { days: 100, percent: 125 },
  { days: 60, percent: 120 },
  { days: 30, percent: 115 },
  { days: 14, percent: 110 },
  { days: 7, percent: 105 },
  { days: 0, percent: 100 },
];

/** Paid once each, as they stand here: nothing multiplies them. */
export const MILESTONES: readonly { days: number; xp: number; badge: string }[] = [
  { days: 7, xp: 200, badge: "Week Warrior" },
  { days: 30, xp: 1_000, badge: "Monthly Master" },
  { days: 100, xp: 5_000, badge: "Century Sage" },
  { days: 365, xp: 25_000, badge: "Year of Growth" },
];

/** Skills that grow by what a person does here: per reflection day, per good recall aloud, per pattern named. */
export const META_XP = { discipline: 10, retention: 5, selfAwareness: 15 } as const;
/** Their codes in the catalogue. */
export const META_SKILL_CODES = {
  discipline: "discipline",
  retention: "retention",
  selfAwareness: "self_awareness",
} as const satisfies Record<keyof typeof META_XP, string>;

/** An hour of practice. */
export const XP_PER_HOUR = 100;

/** A recall by the level of its skill. */
export const RECALL_XP = 25;
export type RecallTiming = "early" | "on_time" | "late";
export const RECALL_PERCENT: Readonly<Record<RecallTiming, number>> = { early: 150, on_time: 100, late: 75 };

/**
 * What a streak multiplies XP with.
 *
 * @param streak in days
 * @returns percent, 100 to 125
 */
export function multiplierPercent(streak: number): number {
  return MULTIPLIERS.find(({ days }) => streak >= days)?.percent ?? 100;
}

/**
 * A part of a whole number, rounded half up, without fractions on the way.
 *
 * @param base a whole number of at least 0
 * @param percent a whole number of at least 0
 */
export function times(base: number, percent: number): number {
  return Math.floor((base * percent + 50) / 100);
}

/**
 * Two percentages that both multiply, as one: 105 and 125 are 131.
 *
 * @returns a whole number
 */
export function combinedPercent(first: number, second: number): number {
  return times(first, second);
}

/** @param countedMinutes whole minutes after the caps @returns XP before anything multiplies, rounded half up */
export function practiceXp(countedMinutes: number): number {
  return Math.floor((countedMinutes * XP_PER_HOUR + 30) / 60);
}

/**
 * What one recall earns, before anything else multiplies.
 *
 * @param skillLevel of the skill that the item belongs to; 1 where it belongs to none
 */
export function recallXp(skillLevel: number, timing: RecallTiming): number {
  return times(RECALL_XP * skillLevel, RECALL_PERCENT[timing]);
}
