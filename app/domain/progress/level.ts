/** The global level: what all XP together come to. */

export const TOP_LEVEL = 100;

/** Levels that open something the product asks for by name. */
export const OPENS_AT = {
  fogLifts: 5,
  banner: 20,
  deeperCharts: 30,
  mentorCard: 50,
  master: TOP_LEVEL,
} as const;

/** What a level opens. */
export const UNLOCKS: readonly { level: number; name: string; what: string }[] = [
  { level: OPENS_AT.fogLifts, name: "Fog lifts", what: "Skills next to yours show through the fog." },
  { level: 10, name: "Artifacts", what: "The Hourglass of Focus joins your artifacts." },
  { level: OPENS_AT.banner, name: "Own banner", what: "Your own banner for a biome." },
  {
    level: OPENS_AT.deeperCharts,
    name: "Advanced analytics",
    what: "A chart for each of your skills, and the Mentor's Compass.",
  },
  { level: OPENS_AT.mentorCard, name: "Mentor card", what: "A mentor card of your own." },
  { level: OPENS_AT.master, name: "Master", what: "The title Master, and the Master's Echo." },
];

/** The title that a level carries; null for all but the last. */
export const levelTitle = (level: number): string | null => (level >= OPENS_AT.master ? "Master" : null);

/**
 * XP from one level to the next: `round(100 × n^1.5)`.
 *
 * @param level from 1 to 99
 */
export function xpToNext(level: number): number {
  return Math.round(100 * level ** 1.5);
}

/** XP in all at which each level begins: the first entry is level 1. */
const STARTS: number[] = [0];
for (let level = 1; level < TOP_LEVEL; level++) STARTS.push((STARTS.at(-1) ?? 0) + xpToNext(level));

/**
 * XP in all at which a level begins.
 *
 * @param level from 1 to 100
 */
export function xpAtLevel(level: number): number {
  return STARTS[Math.min(Math.max(level, 1), TOP_LEVEL) - 1] ?? 0;
}

export type Level = {
  level: number;
  /** XP since the level began. */
  into: number;
  /** XP from its beginning to the next level; 0 at the top. */
  needed: number;
  /** How full the bar is: 0 at a level's beginning, under 1 until the next; 1 at the top. */
  fraction: number;
};

/** @param xp in all, at least 0 */
export function levelOf(xp: number): Level {
  const above = STARTS.findIndex((start) => xp < start);
  const level = above === -1 ? TOP_LEVEL : Math.max(above, 1);
  const into = Math.max(xp, 0) - xpAtLevel(level);
  if (level === TOP_LEVEL) return { level, into, needed: 0, fraction: 1 };
  const needed = xpToNext(level);
  return { level, into, needed, fraction: into / needed };
}
