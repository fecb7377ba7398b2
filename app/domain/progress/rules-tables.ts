import { HOUR, MINUTE } from "~/lib/time";
import { ARTIFACTS, type Artifact, MOST_FREEZES } from "./artifacts";
import { minutesWords } from "./gain-words";
import { DEEP_MINUTES, FEWEST_WORDS, QUICK_UNDER } from "./judge";
import { TOP_LEVEL, UNLOCKS, xpAtLevel, xpToNext } from "./level";
import { BETWEEN_LOGS, LONGEST_SESSION, MOST_PER_DAY, SHORTEST_SESSION } from "./practice";
import { COMES_BACK_AFTER, MOST_OPEN, SLIPS_TO_SHRINK } from "./quests";
import { HOURS_PER_MASTER_LEVEL, minutesAtLevel, STAGES, TOP_SKILL_LEVEL } from "./skill-level";
import { DAYS_PER_FREEZE, REPAIR_WINDOW, RHYTHM_STEP } from "./streak";
import {
  META_XP,
  MILESTONES,
  MULTIPLIERS,
  multiplierPercent,
  practiceXp,
  QUALITY_XP,
  RECALL_PERCENT,
  RECALL_XP,
  type RecallTiming,
  recallXp,
} from "./xp";

/** The rules of progress as tables for a reader, made of the numbers that are reckoned with. */

export type RulesTable = { title: string; columns: readonly string[]; rows: readonly (readonly string[])[] };

const format = new Intl.NumberFormat("en");
const number = (value: number) => format.format(value);
const factor = (percent: number) => (percent / 100).toFixed(2);
const days = (count: number) => `${number(count)} ${count === 1 ? "day" : "days"}`;
const hours = (minutes: number) => `${number(minutes / 60)} h`;

const SHOWN_LEVELS = [1, 2, 3, 5, 10, 20, 30, 50, 75, TOP_LEVEL];

const reflections: RulesTable = {
  title: "Reflections",
  columns: ["Talk", "What it takes", "XP"],
  rows: [
    [
      "Quick",
      `Under ${QUICK_UNDER / 60} minutes, or nothing learned, won, stuck, promised or next`,
      number(QUALITY_XP.quick),
    ],
    ["Standard", "Everything between", number(QUALITY_XP.standard)],
    [
      "Deep",
      `${DEEP_MINUTES} minutes or more, with something learned and a next step or a promise`,
      number(QUALITY_XP.deep),
    ],
    ["Too little was said", `Fewer than ${FEWEST_WORDS} words of yours; the day counts all the same`, "0"],
    ["Only plans", "It only moved or ended your calls; the day counts all the same", "0"],
    ["A hard moment, or a wrong number", "No game is made of it", "0"],
  ],
};

const multipliers: RulesTable = {
  title: "Streak multiplier",
  columns: ["Streak", "XP times"],
  rows: MULTIPLIERS.toReversed().map(({ days: from }, index, all) => [
    index === 0 ? `under ${days(all[1]?.days ?? 0)}` : `from ${days(from)}`,
    factor(multiplierPercent(from)),
  ]),
};

const milestones: RulesTable = {
  title: "Milestones",
  columns: ["Streak", "XP, once", "Badge"],
  rows: MILESTONES.map((milestone) => [days(milestone.days), number(milestone.xp), milestone.badge]),
};

const levels: RulesTable = {
  title: "Levels",
  columns: ["Level", "XP in all", "XP to the next"],
  rows: SHOWN_LEVELS.map((level) => [
    number(level),
    number(xpAtLevel(level)),
    level === TOP_LEVEL ? "–" : number(xpToNext(level)),
  ]),
};

const unlocks: RulesTable = {
  title: "What levels open",
  columns: ["Level", "Name", "What"],
  rows: UNLOCKS.map(({ level, name, what }) => [number(level), name, what]),
};

const stages: RulesTable = {
  title: "Skill levels",
  columns: ["Stage", "Levels", "Hours of practice", "How it grows"],
  rows: STAGES.map(({ stage, level, hours: from }, index) => {
    const next = STAGES[index + 1];
    const last = next ? next.level : TOP_SKILL_LEVEL;
    return [
      stage,
      `${level} to ${last}`,
      next ? `${number(from)} to ${number(next.hours)}` : `from ${number(from)}`,
      growth(index),
    ];
  }),
};

function growth(index: number): string {
  if (index === 0) return "Fast at first: 1 + 9 × √(hours ÷ 100)";
  if (index === STAGES.length - 1) return `A level per ${number(HOURS_PER_MASTER_LEVEL)} h`;
  const { level } = STAGES[index] ?? { level: 1 };
  return `A level per ${minutesWords(minutesAtLevel(level + 1) - minutesAtLevel(level))}`;
}

const practice: RulesTable = {
  title: "Practice",
  columns: ["What", "How much"],
  rows: [
    ["An hour", `${number(practiceXp(60))} skill XP`],
    ["Shortest session that counts", `${SHORTEST_SESSION} min`],
    ["Most of one session", hours(LONGEST_SESSION)],
    ["Most of a skill on one day", hours(MOST_PER_DAY)],
    ["Between two sessions logged by hand", `${BETWEEN_LOGS / MINUTE} min`],
  ],
};

const metaSkills: RulesTable = {
  title: "Skills that grow by themselves",
  columns: ["Skill", "What for", "XP"],
  rows: [
    ["Discipline", "A day with a reflection", number(META_XP.discipline)],
    ["Retention", "Something recalled aloud", number(META_XP.retention)],
    ["Self-Awareness", "A pattern of your feelings named", number(META_XP.selfAwareness)],
  ],
};

const recall = (name: string, timing: RecallTiming) => [
  name,
  factor(RECALL_PERCENT[timing]),
  number(recallXp(10, timing)),
];

const recalls: RulesTable = {
  title: `Recalls: ${RECALL_XP} XP times the skill's level`,
  columns: ["When", "Times", "At skill level 10"],
  rows: [recall("Early", "early"), recall("On time", "on_time"), recall("Late", "late")],
};

const streakDays: RulesTable = {
  title: "What a day does",
  columns: ["Day", "Streak", "Rhythm"],
  rows: [
    ["Talked, written, or mended by you", "one more", `${RHYTHM_STEP * 100} % closer to 100`],
    ["Missed by us", "one more", "as it was"],
    ["Missed, with a freeze", "one more", `${RHYTHM_STEP * 100} % less`],
    ["Paused, skipped, or without a call", "as it was", "as it was"],
    ["Missed", "begins anew; the old one is kept", `${RHYTHM_STEP * 100} % less`],
  ],
};

const safety: RulesTable = {
  title: "Freezes and mending",
  columns: ["What", "How much"],
  rows: [
    ["A freeze is earned", `by ${days(DAYS_PER_FREEZE)} you kept`],
    ["Held at most", number(MOST_FREEZES)],
    ["A missed day can be mended", `within ${REPAIR_WINDOW / HOUR} h of its end, with a note`],
  ],
};

const NEEDS: Readonly<Record<Artifact["needs"]["of"], (count: number) => string>> = {
  reflections: (count) => `${number(count)} reflections`,
  longestStreak: (count) => `a streak of ${days(count)}`,
  level: (count) => `level ${number(count)}`,
};

const artifacts: RulesTable = {
  title: "Artifacts",
  columns: ["Artifact", "Earned by", "Effect"],
  rows: ARTIFACTS.map(({ name, needs, effect }) => [name, NEEDS[needs.of](needs.atLeast), effect]),
};

const quests: RulesTable = {
  title: "Quests",
  columns: ["What", "How much"],
  rows: [
    ["Open at a time", `${MOST_OPEN} at most; the others wait`],
    ...COMES_BACK_AFTER.map((after, slips) => [
      `Not done by its day, time ${slips + 1}`,
      `comes back ${days(after)} later`,
    ]),
    [`Not done by its day, time ${SLIPS_TO_SHRINK}`, "you can make it smaller, or let it go"],
  ],
};

/** In the order in which a reader meets them. */
export const RULES_TABLES: readonly RulesTable[] = [
  reflections,
  multipliers,
  streakDays,
  safety,
  milestones,
  levels,
  unlocks,
  stages,
  practice,
  metaSkills,
  recalls,
  artifacts,
  quests,
];
