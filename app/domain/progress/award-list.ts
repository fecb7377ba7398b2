import { weekdayOf } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";
import { effectPercent, practiceMultiplierPercent } from "./artifacts";
import type { Finding, Quality } from "./findings";
import type { Award, Rule } from "./ledger-view";
import { groupOf } from "./skill-group";
import { skillLevel } from "./skill-level";
import { type KnownSkill, targetOf } from "./skill-match";
import {
  combinedPercent,
  META_SKILL_CODES,
  META_XP,
  MILESTONES,
  multiplierPercent,
  practiceXp,
  QUALITY_XP,
  type RecallTiming,
  recallXp,
  times,
} from "./xp";

/** Everything that can earn XP on some local days. */
export type Deeds = {
  /** Talks that were reflected on, in the order they were told. */
  reflections: { callId: string; day: LocalDate; quality: Quality; found: readonly Finding[] }[];
  sessions: {
    id: string;
    skillId: string;
    day: LocalDate;
    counted: number;
    quote: string | null;
    callId: string | null;
  }[];
  /** Recalls that weren't forgotten. */
  recalls: {
    id: string;
    skillId: string | null;
    day: LocalDate;
    timing: RecallTiming;
    quote: string | null;
    callId: string | null;
  }[];
};

/** What multiplies, and who the skills are. */
export type Standing = {
  streakOn: (day: LocalDate) => number;
  artifacts: { codes: readonly string[]; hourglassWeekday: number | null };
  skills: readonly KnownSkill[];
  /** Counted minutes of each skill, of all time. */
  minutes: ReadonlyMap<string, number>;
};

const RECALLED: Readonly<Record<RecallTiming, string>> = {
  early: "Recalled early",
  on_time: "Recalled on time",
  late: "Recalled late",
};
const REFLECTION: Readonly<Record<Quality, string>> = {
  quick: "A quick reflection",
  standard: "A standard reflection",
  deep: "A deep reflection",
};

type Core = Omit<Award, "multiplierPercent" | "amount">;

/**
 * Everything that is earned by what was done. One reflection a local day earns, the first.
 *
 * @param deeds of some local days, whole days each
 */
export function awardsFor(deeds: Deeds, standing: Standing): Award[] {
  const byCode = new Map(standing.skills.map((skill) => [skill.code, skill.id]));
  const meta = (which: keyof typeof META_XP, about: Omit<Core, "base" | "skillId" | "rule">): Core => ({
    ...about,
    rule: META_SKILL_CODES[which],
    base: META_XP[which],
    skillId: byCode.get(META_SKILL_CODES[which]) ?? null,
  });
  const cores: Core[] = [];

  const seen = new Set<LocalDate>();
  for (const { callId, day, quality, found } of deeds.reflections) {
    const source = { callId, sourceId: callId, day };
    if (!seen.has(day)) {
      seen.add(day);
      const base = QUALITY_XP[quality];
      const reflection = { rule: "reflection", base, reason: REFLECTION[quality], quote: null } as const;
      cores.push({ key: `reflection:${callId}`, ...reflection, skillId: null, ...source });
      const reason = "A day with a reflection";
      cores.push(meta("discipline", { key: `discipline:${day}`, reason, quote: null, ...source }));
    }
    const feeling = found.find(({ kind }) => kind === "feeling");
    if (feeling) {
      const key = `self_awareness:${callId}:${feeling.key}`;
      const reason = "A pattern of yours, named";
      cores.push(meta("selfAwareness", { key, reason, quote: feeling.quote, ...source }));
    }
  }
  for (const { id, skillId, day, counted, quote, callId } of deeds.sessions) {
    const name = skillNameOf(skillId, standing.skills);
    const reason = `${counted} minutes of ${name}`;
    const about = { reason, quote, skillId, callId, sourceId: id, day };
    cores.push({ key: `practice:${id}`, rule: "practice", base: practiceXp(counted), ...about });
  }
  for (const { id, skillId, day, timing, quote, callId } of deeds.recalls) {
    const base = recallXp(levelOfSkill(skillId, standing), timing);
    const source = { quote, callId, sourceId: id, day };
    const reason = RECALLED[timing];
    cores.push({ key: `recall:${id}`, rule: "recall", base, reason, skillId, ...source, settled: true });
    if (callId)
      cores.push(meta("retention", { key: `retention:${id}`, reason: "Recalled aloud", ...source }));
  }
  return cores.map((core) => multiplied(core, standing));
}

function multiplied(core: Core, { streakOn, artifacts, skills }: Standing): Award {
  const streak = streakOn(core.day);
  const byStreak =
    core.rule === "practice" ? practiceMultiplierPercent(artifacts.codes, streak) : multiplierPercent(streak);
  const effect = effectPercent(artifacts, {
    skillCode: skills.find(({ id }) => id === core.skillId)?.code ?? null,
    isSkillXp: core.skillId !== null,
    weekday: weekdayOf(core.day),
  });
  const percent = combinedPercent(byStreak, effect);
  return { ...core, multiplierPercent: percent, amount: times(core.base, percent) };
}

/** The level of a skill with everything that was merged into it; 1 without a skill. */
function levelOfSkill(skillId: string | null, { skills, minutes }: Standing): number {
  if (skillId === null) return 1;
  const group = groupOf(targetOf(skillId, skills), skills);
  return skillLevel(group.reduce((sum, id) => sum + (minutes.get(id) ?? 0), 0)).level;
}

/** A skill as its person calls it. */
export function skillNameOf(skillId: string, skills: readonly KnownSkill[]): string {
  const skill = skills.find(({ id }) => id === skillId);
  return skill ? (skill.ownName ?? skill.name) : "practice";
}

/**
 * Milestones as awards: paid as they stand, on the day they were reached; one that was reached on a day that is no
 * game is paid on the first day after it that is one.
 *
 * @param reached days of the streak, and the local day of reaching them
 * @param noGame days with a talk in which somebody was in distress
 * @param today the local day
 */
export function milestoneAwards(
  reached: readonly { days: number; date: LocalDate }[],
  noGame: ReadonlySet<LocalDate>,
  today: LocalDate,
): Award[] {
  return reached.flatMap(({ days, date }) => {
    const milestone = MILESTONES.find((one) => one.days === days);
    const day = noGame.has(date) ? today : date;
    if (!milestone || noGame.has(day)) return [];
    return [
      {
        key: `milestone:${days}`,
        rule: "milestone" satisfies Rule,
        base: milestone.xp,
        multiplierPercent: 100,
        amount: milestone.xp,
        reason: `${days} days in a row: ${milestone.badge}`,
        quote: null,
        skillId: null,
        callId: null,
        sourceId: null,
        day,
      },
    ];
  });
}
