import { dayWords } from "~/domain/schedule/day-words";
import { daysBetween, localDayAt } from "~/domain/schedule/local-time";
import type { Banner } from "./banner-words";
import { levelOf, OPENS_AT } from "./level";
import { metaMinutes, type SkillLevel, skillLevel } from "./skill-level";
import type { Biome } from "./skill-match";
import { BIOMES } from "./skill-words";
import { centreOf, namePlace, type Point } from "./world-land";
import { LARGEST_SHRINE, nameSteps, placeSkills, shrineSize } from "./world-layout";

/** The map in words and places: what stands where, what lies in the fog. */

/** A skill with what is the person's of it. */
export type WorldSkill = {
  id: string;
  code: string;
  /** As the person calls it. */
  name: string;
  biome: Biome;
  category: string;
  description: string;
  isMeta: boolean;
  isMine: boolean;
  isArchived: boolean;
  isMerged: boolean;
  minutes: number;
  xp: number;
  lastPracticedAt: Date | null;
  dueAt: Date | null;
};

export type WorldFacts = {
  zone: string;
  dayStart: number;
  xp: number;
  skills: WorldSkill[];
  banner: Banner | null;
};

/** The lands in the order in which they are read: the upper row from the west, then the lower one. */
export const LANDS_IN_ORDER = [
  "forest",
  "mist",
  "peaks",
  "meadow",
  "desert",
  "tech",
] as const satisfies readonly Biome[];

/** A shrine grows with these levels of its skill. */
const TIERS = [1, 5, 10, 30, 60, 90];

/** How grown a shrine is: from 1 to 6. @param level of the skill */
export const tierOf = (level: number): number => TIERS.filter((from) => level >= from).length;

/** A shrine without practice for longer is drawn in a softer light. */
const RESTS_AFTER_DAYS = 28;

/**
 * The map of a person's skills.
 *
 * @param now decides what is due, and which local day it is
 * @returns `home`: the land with most practice, null before there is any skill; `lands` in their reading order
 */
export function describeWorld({ zone, dayStart, xp, skills, banner }: WorldFacts, now: Date) {
  const { level } = levelOf(xp);
  const isClear = level >= OPENS_AT.fogLifts;
  const places = placeSkills(skills);
  const shown = skills.filter(isOnMap);
  const categories = new Set(shown.filter(({ isMeta }) => !isMeta).map(({ category }) => category));
  const today = localDayAt(now, zone, dayStart);
  const lands = LANDS_IN_ORDER.map((biome) => {
    const here = skills.flatMap((skill) => {
      const place = places.get(skill.id);
      return skill.biome === biome && place ? [{ ...skill, place }] : [];
    });
    const standing = here.filter(isOnMap);
    const open = here.filter(({ isMine, isMeta }) => !isMine || isMeta).filter((skill) => !isOnMap(skill));
    const isNear = ({ isMeta, category }: WorldSkill) => isClear && !isMeta && categories.has(category);
    const near = open.filter(isNear);
    const size = shrineSize([...standing, ...near].map(({ place }) => place));
    const byRank = [...standing.toSorted(byWeight), ...near].map((skill) => ({ ...skill, size }));
    const steps = nameSteps(byRank, namePlace(biome));
    const placed = ({ id, place }: { id: string; place: Point }) => ({
      ...{ x: place.x, y: place.y },
      nameFrom: steps.get(id) ?? 0,
    });
    return {
      biome,
      ...BIOMES[biome],
      inFog: standing.length === 0,
      size,
      shrines: standing.toSorted(byPlace).map((skill) => ({
        ...{ id: skill.id, name: skill.name },
        ...placed(skill),
        ...standingOf(skill, { zone, dayStart, now, today }),
      })),
      near: near.toSorted(byPlace).map((skill) => ({
        ...{ id: skill.id, name: skill.name, description: skill.description },
        ...placed(skill),
      })),
      fog: open.filter((skill) => !isNear(skill)).map(({ place }) => place),
      /** On the list only: the land is full. */
      more: shown.filter((skill) => skill.biome === biome && !places.has(skill.id)).length,
    };
  });
  const home = shown.toSorted((a, b) => b.minutes - a.minutes || b.xp - a.xp)[0];
  return {
    level,
    isClear,
    isEmpty: shown.length === 0,
    home: home ? landWithMost(shown) : null,
    lands,
    banner,
    mayPlant: level >= OPENS_AT.banner,
  };
}

export type World = ReturnType<typeof describeWorld>;
export type WorldLand = World["lands"][number];
export type WorldShrine = WorldLand["shrines"][number];
export type NearShrine = WorldLand["near"][number];

/**
 * The point of the map it opens at.
 *
 * @param at id of the skill to be shown, from an address
 * @returns null for the whole map
 */
export function startOf({ home, lands }: Pick<World, "home" | "lands">, at: string | null): Point | null {
  const asked = lands.flatMap(({ shrines }) => shrines).find(({ id }) => id === at);
  if (asked) return { x: asked.x, y: asked.y };
  return home && centreOf(home);
}

/** Whether a skill has a shrine: it is on the person's list, or has grown by itself. */
function isOnMap({ isMine, isMeta, isArchived, isMerged, xp }: WorldSkill): boolean {
  return isMine && !isArchived && !isMerged && (!isMeta || xp > 0);
}

type Placed = WorldSkill & { place: Point };
const byPlace = (a: Placed, b: Placed) =>
  rowOf(a.place) - rowOf(b.place) || a.place.x - b.place.x || a.place.y - b.place.y;
/** Rows are read from the west to the east; shrines a little above each other are in one. */
const rowOf = ({ y }: Point) => Math.floor(y / (2 * LARGEST_SHRINE));
/** Whose name is written first where there is no room for two. */
const byWeight = (a: WorldSkill, b: WorldSkill) =>
  b.minutes - a.minutes || b.xp - a.xp || (a.id < b.id ? -1 : 1);

function landWithMost(shown: readonly WorldSkill[]): Biome {
  const minutesOf = (biome: Biome) =>
    shown
      .filter((skill) => skill.biome === biome)
      .reduce((sum, { minutes, isMeta, xp }) => sum + (isMeta ? metaMinutes(xp) / 1000 : minutes) + 0.001, 0);
  return LANDS_IN_ORDER.toSorted((a, b) => minutesOf(b) - minutesOf(a))[0] ?? "meadow";
}

type Clock = { zone: string; dayStart: number; now: Date; today: string };

function standingOf(skill: WorldSkill, { zone, dayStart, now, today }: Clock) {
  const { isMeta, minutes, xp, dueAt, lastPracticedAt } = skill;
  const { level, stage, fraction }: SkillLevel = skillLevel(isMeta ? metaMinutes(xp) : minutes);
  const isDue = dueAt !== null && dueAt <= now;
  const last = isMeta ? null : lastPracticedAt && localDayAt(lastPracticedAt, zone, dayStart);
  const isResting = last !== null && daysBetween(last, today) > RESTS_AFTER_DAYS;
  return {
    ...{ level, stage, fraction, isDue, isResting },
    tier: tierOf(level),
    /** Stands behind the name: "level 7, check-point due". */
    words: [
      `level ${level}`,
      isDue ? "check-point due" : null,
      isResting && last ? `last practised ${dayWords(last, today)}` : null,
    ]
      .filter((part) => part !== null)
      .join(", "),
  };
}

/** The map at a glance, for a card that leads to it. */
export function worldPeek(world: World) {
  const lands = world.lands.map(({ biome, inFog, shrines }) => ({
    ...{ biome, inFog },
    shrines: shrines.map(({ id, x, y, tier, isDue }) => ({ id, x, y, tier, isDue })),
  }));
  const count = lands.reduce((sum, { shrines }) => sum + shrines.length, 0);
  const due = lands.reduce((sum, { shrines }) => sum + shrines.filter(({ isDue }) => isDue).length, 0);
  const open = lands.filter(({ inFog }) => !inFog).length;
  return {
    lands,
    words:
      count === 0
        ? "All of it still lies in the fog."
        : `${count} ${count === 1 ? "shrine" : "shrines"} on ${open} of ${lands.length} lands.`,
    due: due === 0 ? null : due === 1 ? "A check-point is due." : `${due} check-points are due.`,
  };
}

export type Peek = ReturnType<typeof worldPeek>;
