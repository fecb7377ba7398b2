import { XP_PER_HOUR } from "./xp";

/** The level of one skill: what its hours of practice come to. Counted in whole minutes, so that no border blurs. */

export type Stage = "Novice" | "Intermediate" | "Advanced" | "Expert" | "Master";

export const TOP_SKILL_LEVEL = 99;
const HOUR = 60;

/**
 * A stage begins at a level and after some hours. Novice grows with the square root of the hours,
 * `1 + 9·√(h/100)`; the others by one level for the same time each.
 */
export const STAGES: readonly { stage: Stage; level: number; hours: number }[] = [
  { stage: "Novice", level: 1, hours: 0 },
  { stage: "Intermediate", level: 10, hours: 100 },
  { stage: "Advanced", level: 30, hours: 1_000 },
  { stage: "Expert", level: 60, hours: 5_000 },
  { stage: "Master", level: 90, hours: 10_000 },
];
/** In the last stage a level takes this long. */
export const HOURS_PER_MASTER_LEVEL = 1_000;

const FIRST_STAGE = { stage: "Novice", level: 1, hours: 0 } as const;

function startOf(level: number): number {
  const at = STAGES.findLastIndex((stage) => stage.level <= level);
  const { level: first, hours } = STAGES[at] ?? FIRST_STAGE;
  const next = STAGES[at + 1];
  const done = level - first;
  if (!next) return (hours + done * HOURS_PER_MASTER_LEVEL) * HOUR;
  const [levels, minutes] = [next.level - first, (next.hours - hours) * HOUR];
  // The first whole minute at which the formula reaches the level.
  if (hours === 0) return Math.ceil((minutes * done ** 2) / levels ** 2);
  return hours * HOUR + (minutes * done) / levels;
}

const STARTS: readonly number[] = Array.from({ length: TOP_SKILL_LEVEL }, (_, i) => startOf(i + 1));

/**
 * Minutes of practice at which a level begins: the formulas of `STAGES`, turned round.
 *
 * @param level from 1 to 99
 */
export function minutesAtLevel(level: number): number {
  return STARTS[Math.min(Math.max(level, 1), TOP_SKILL_LEVEL) - 1] ?? 0;
}

export type SkillLevel = {
  level: number;
  stage: Stage;
  /** How full the bar is: 0 at a level's beginning, under 1 until the next; 1 at the top. */
  fraction: number;
};

/** @param minutes of practice that count, at least 0 */
export function skillLevel(minutes: number): SkillLevel {
  const above = STARTS.findIndex((start) => minutes < start);
  const level = above === -1 ? TOP_SKILL_LEVEL : Math.max(above, 1);
  const { stage } = STAGES.findLast((entry) => entry.level <= level) ?? FIRST_STAGE;
  if (level === TOP_SKILL_LEVEL) return { level, stage, fraction: 1 };
  const start = minutesAtLevel(level);
  return { level, stage, fraction: (Math.max(minutes, 0) - start) / (minutesAtLevel(level + 1) - start) };
}

/** A meta-skill has no hours: what an hour of practice earns stands for one. @param xp of the skill, at least 0 */
export function metaMinutes(xp: number): number {
  return Math.floor((xp * HOUR) / XP_PER_HOUR);
}
