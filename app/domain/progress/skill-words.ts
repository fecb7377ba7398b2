import { minutesWords } from "./gain-words";
import { minutesAtLevel, type SkillLevel, TOP_SKILL_LEVEL } from "./skill-level";
import type { Biome } from "./skill-match";
import { XP_PER_HOUR } from "./xp";

export const BIOME_CODES = [
  "forest",
  "desert",
  "mist",
  "tech",
  "peaks",
  "meadow",
] as const satisfies readonly Biome[];

/** The regions of the map: what they are called and what grows there. */
export const BIOMES: Readonly<Record<Biome, { name: string; about: string }>> = {
  forest: { name: "Forest", about: "Speaking and listening" },
  desert: { name: "Desert", about: "Body and resilience" },
  mist: { name: "Mist", about: "Making things" },
  tech: { name: "Tech", about: "Machines and numbers" },
  peaks: { name: "Peaks", about: "Leading and building" },
  meadow: { name: "Meadow", about: "How you learn" },
};

/** @param biome as the database has it */
export const biomeOf = (biome: string): Biome => BIOME_CODES.find((code) => code === biome) ?? "mist";

/** How a skill grows that nobody practises by name. @param code of the catalogue */
export function growsBy(code: string): string | null {
  return GROWS_BY[code] ?? null;
}

const GROWS_BY: Readonly<Record<string, string>> = {
  discipline: "Grows with every day on which you reflect.",
  retention: "Grows when you recall something aloud.",
  self_awareness: "Grows when you name a pattern of your feelings.",
};

/**
 * What is missing to the next level: "1 h 15 min to level 5".
 *
 * @param minutes that count
 */
export function toNextWords(minutes: number, { level }: Pick<SkillLevel, "level">): string {
  if (level === TOP_SKILL_LEVEL) return "The top level";
  return `${minutesWords(minutesAtLevel(level + 1) - minutes)} to level ${level + 1}`;
}

/**
 * The same of a meta-skill, whose XP stand for hours: "35 XP to level 3".
 *
 * @param xp of the skill
 */
export function metaToNextWords(xp: number, { level }: Pick<SkillLevel, "level">): string {
  if (level === TOP_SKILL_LEVEL) return "The top level";
  const needed = Math.ceil((minutesAtLevel(level + 1) * XP_PER_HOUR) / 60);
  return `${needed - xp} XP to level ${level + 1}`;
}
