import { SKILL_INTENTS } from "./skill-intents";
import type { Biome } from "./skill-match";

/** Values of the field `intent` in what the page of the map posts. */
export const BANNER_INTENTS = {
  /** with biome, emblem, words */
  plant: "plant-banner",
  takeDown: "take-banner-down",
  /** with skillId */
  discover: SKILL_INTENTS.discover,
} as const;

/** Longest words of a banner, in characters. */
export const LONGEST_BANNER = 24;

export const EMBLEM_CODES = ["star", "leaf", "flame", "wave", "feather", "anchor"] as const;
export type Emblem = (typeof EMBLEM_CODES)[number];

export const EMBLEMS: Readonly<Record<Emblem, string>> = {
  star: "Star",
  leaf: "Leaf",
  flame: "Flame",
  wave: "Wave",
  feather: "Feather",
  anchor: "Anchor",
};

/** What a person has planted on the map. */
export type Banner = { biome: Biome; words: string; emblem: Emblem };

/** @param emblem as the database has it */
export const emblemOf = (emblem: string): Emblem => EMBLEM_CODES.find((code) => code === emblem) ?? "star";
