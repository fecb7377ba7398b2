import { META_SKILL_CODES, multiplierPercent } from "./xp";

/** Few, earned, for good, each with one effect. */

export type ArtifactCode =
  | "notebook_of_clarity"
  | "sigil_of_streaks"
  | "hourglass_of_focus"
  | "mentors_compass"
  | "masters_echo";

/** What an artifact is earned by: at least so much of one thing. */
export type ArtifactNeed = { of: "reflections" | "longestStreak" | "level"; atLeast: number };

export type Artifact = {
  code: ArtifactCode;
  name: string;
  description: string;
  /** What it does, in a sentence. */
  effect: string;
  /** From 1, in the order in which they are shown. */
  position: number;
  needs: ArtifactNeed;
};

export const MOST_FREEZES = 3;
const SIGIL_FREEZES = 1;
const NOTEBOOK_PERCENT = 5;
const HOURGLASS_PERCENT = 10;
const ECHO_PERCENT = 25;
/** What practice is multiplied with at least by whoever has the Mentor's Compass. */
const COMPASS_PERCENT = 105;

export const ARTIFACTS: readonly Artifact[] = [
  {
    code: "notebook_of_clarity",
    name: "Notebook of Clarity",
    description: "Ten talks written down, and a clearer page each time.",
    effect: `Retention XP counts ${NOTEBOOK_PERCENT} % more.`,
    position: 1,
    needs: { of: "reflections", atLeast: 10 },
  },
  {
    code: "sigil_of_streaks",
    name: "Sigil of Streaks",
    description: "A week of talks, pressed into wax.",
    effect: "You can hold one more freeze.",
    position: 2,
    needs: { of: "longestStreak", atLeast: 7 },
  },
  {
    code: "hourglass_of_focus",
    name: "Hourglass of Focus",
    description: "Its sand runs slower on a day you choose.",
    effect: `Skill XP counts ${HOURGLASS_PERCENT} % more on one weekday of your choice.`,
    position: 3,
    needs: { of: "level", atLeast: 10 },
  },
  {
    code: "mentors_compass",
    name: "Mentor's Compass",
    description: "It points to the work, whatever the weather.",
    effect: "Practice is always multiplied by 1.05 at least, with or without a streak.",
    position: 4,
    needs: { of: "level", atLeast: 30 },
  },
  {
    code: "masters_echo",
    name: "Master's Echo",
    description: "Everything you do rings a little longer.",
    effect: `All XP but milestones counts ${ECHO_PERCENT} % more.`,
    position: 5,
    needs: { of: "level", atLeast: 100 },
  },
];

/**
 * The artifacts that somebody has earned, in their order.
 *
 * @param standing.reflections talks that earned XP
 * @param standing.longestStreak in days, ever
 * @param standing.level the global level
 */
export function artifactsEarned(standing: Record<ArtifactNeed["of"], number>): ArtifactCode[] {
  return ARTIFACTS.filter(({ needs }) => standing[needs.of] >= needs.atLeast).map(({ code }) => code);
}

/** How many freezes can be held. */
export function maxFreezes(codes: readonly string[]): number {
  return MOST_FREEZES + (codes.includes("sigil_of_streaks") ? SIGIL_FREEZES : 0);
}

/**
 * What artifacts multiply an award with, beside the streak. Milestones are paid as they stand: don't ask for them.
 *
 * @param held.hourglassWeekday the ISO weekday that the person chose, null while none is chosen
 * @param award.skillCode of the skill it counts for
 * @param award.isSkillXp it counts for a skill
 * @param award.weekday ISO weekday of its local day
 * @returns percent; 100 changes nothing
 */
export function effectPercent(
  held: { codes: readonly string[]; hourglassWeekday: number | null },
  award: { skillCode: string | null; isSkillXp: boolean; weekday: number },
): number {
  const has = (code: ArtifactCode) => held.codes.includes(code);
  const notebook = has("notebook_of_clarity") && award.skillCode === META_SKILL_CODES.retention;
  const hourglass = has("hourglass_of_focus") && award.isSkillXp && award.weekday === held.hourglassWeekday;
  return (
    100 +
    (notebook ? NOTEBOOK_PERCENT : 0) +
    (hourglass ? HOURGLASS_PERCENT : 0) +
    (has("masters_echo") ? ECHO_PERCENT : 0)
  );
}

/**
 * What the streak multiplies practice with.
 *
 * @param streak in days
 * @returns percent
 */
export function practiceMultiplierPercent(codes: readonly string[], streak: number): number {
  return Math.max(multiplierPercent(streak), codes.includes("mentors_compass") ? COMPASS_PERCENT : 100);
}
