import { dayWords, fullDayWords } from "~/domain/schedule/day-words";
import { daysAfter, localDayAt } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";
import { evidenceCursorText } from "./evidence-cursor";
import { minutesWords, multiplierWords, practiceWords } from "./gain-words";
import { DAYS_TO_LOG } from "./log-words";
import type {
  Evidence,
  EvidenceXp,
  ListedSkill,
  OpenSkill,
  SkillItem,
  SkillPage,
  SkillStep,
} from "./skill-view";
import { growsBy, metaToNextWords, toNextWords } from "./skill-words";

const capital = (words: string) => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

/** Where something was said: the turn of the call, or the call. */
const callHref = ({ callId, turn }: { callId: string | null; turn?: number | null }): string | null =>
  callId && `/calls/${callId}${turn ? `#turn-${turn}` : ""}`;

const NOT_YET = "Not practised yet";
/** Practice was told of, and never for how long. */
const NO_LENGTH = "No length was said";

/**
 * A skill of the list, in words.
 *
 * @param clock where the person lives and which instant it is
 */
export function describeListed(
  skill: ListedSkill,
  { zone, dayStart, now }: { zone: string; dayStart: number; now: Date },
) {
  const { id, name, biome, level, stage, fraction, isMeta, minutes, xp, lastPracticedAt, dueAt } = skill;
  const today = localDayAt(now, zone, dayStart);
  const last = lastPracticedAt && dayWords(localDayAt(lastPracticedAt, zone, dayStart), today);
  return {
    ...{ id, name, biome, level, stage, fraction },
    next: isMeta ? metaToNextWords(xp, { level }) : toNextWords(minutes, { level }),
    about: isMeta ? growsBy(skill.code) : minutes > 0 ? minutesWords(minutes) : last ? NO_LENGTH : NOT_YET,
    last: last && `last ${last}`,
    isDue: dueAt !== null && dueAt <= now,
  };
}

/** Of each biome so many are shown next to one's own. */
const NEAR = 2;

/** A few skills of the catalogue that are like those on the list, from every biome that has some. */
export function nearOnes(open: readonly OpenSkill[]): OpenSkill[] {
  const near = open.filter(({ isNear }) => isNear);
  return near.filter(
    (skill, index) => near.slice(0, index).filter(({ biome }) => biome === skill.biome).length < NEAR,
  );
}

/** Local days on which practice can be logged, today first. @param today the local day it is */
export function daysToLog(today: LocalDate): { day: LocalDate; words: string }[] {
  return Array.from({ length: DAYS_TO_LOG + 1 }, (_, index) => {
    const day = daysAfter(today, -index);
    const words = index < 2 ? capital(dayWords(day, today)) : fullDayWords(day, today);
    return { day, words };
  });
}

/** A row of the ledger in words. */
function describeXp({ id, amount, kind, reason, quote, ...row }: EvidenceXp, today: LocalDate) {
  return {
    ...{ id, reason, quote },
    state: kind,
    day: row.day,
    dayWords: capital(dayWords(row.day, today)),
    amount: `${amount < 0 ? "−" : "+"}${Math.abs(amount)} XP`,
    how: kind === "award" ? multiplierWords(row) : null,
    href: callHref(row),
  };
}

/**
 * An entry of a skill's evidence, in words.
 *
 * @param names of everything that counts for the skill, by id
 * @param skillId of the skill itself
 * @param today the local day it is
 */
export function describeEvidence(
  entry: Evidence,
  { names, skillId, today }: { names: Record<string, string>; skillId: string; today: LocalDate },
) {
  if (entry.kind === "xp") return { kind: "xp" as const, ...describeXp(entry.xp, today) };
  const { session } = entry;
  const { id, day, source, note, quote, isPending } = session;
  return {
    kind: "session" as const,
    ...{ id, day, source, note, quote },
    dayWords: capital(dayWords(day, today)),
    length: isPending ? minutesWords(session.minutes) : practiceWords(session),
    isPending,
    /** Kept under another name, which counts for this skill. */
    under: session.skillId === skillId ? null : (names[session.skillId] ?? null),
    href: callHref(session),
    xp: session.xp.map((row) => describeXp(row, today)),
  };
}

/** Sessions that are named behind a level. */
const NAMED = 12;

/** A level that was reached, with what was done for it. @param today the local day it is */
export function describeChange(
  { level, day, steps, amount }: SkillPage["changes"][number],
  { isMeta, today }: { isMeta: boolean; today: LocalDate },
) {
  const words = (sum: number) => (isMeta ? `${sum} XP` : minutesWords(sum));
  const what = isMeta ? "award" : "session";
  const count = steps.length === 1 ? `one ${what}` : `${steps.length} ${what}s`;
  return {
    level,
    day,
    title: `Level ${level} ${onDay(day, today)}`,
    after: `after ${count}, ${words(amount)} in all`,
    steps: steps
      .slice(-NAMED)
      .reverse()
      .map((step: SkillStep) => ({
        id: step.id,
        words: `${words(step.amount)} ${onDay(step.day, today)}`,
        href: callHref(step),
      })),
    earlier: Math.max(steps.length - NAMED, 0),
  };
}

function onDay(day: LocalDate, today: LocalDate): string {
  const words = dayWords(day, today);
  return ["today", "yesterday", "tomorrow"].includes(words) ? words : `on ${words}`;
}

/** Something to be recalled, in words. @param today the local day it is */
export function describeItem({ id, text, question, askDay, ...said }: SkillItem, today: LocalDate) {
  const isDue = askDay <= today;
  return {
    ...{ id, text, question, isDue },
    asked: isDue ? "To be recalled now" : `Asked ${onDay(askDay, today)}`,
    href: callHref(said),
  };
}

/** Weeks of practice as the bars of a chart. @param today the local day it is */
export function describeWeeks(weeks: SkillPage["weeks"], today: LocalDate) {
  return weeks.map(({ monday, minutes }, index) => {
    const label = new Intl.DateTimeFormat("en-GB", {
      day: "numeric",
      month: "short",
      timeZone: "UTC",
    }).format(new Date(`${monday}T12:00:00Z`));
    const week = index === weeks.length - 1 ? "This week" : `Week of ${fullDayWords(monday, today)}`;
    return { label, value: minutes, words: `${week}: ${minutesWords(minutes)}` };
  });
}

/** Levels that are listed. */
const LEVELS = 12;

/**
 * Everything that the page of one skill shows, in words.
 *
 * @param found as it is kept, with one entry of evidence more than fits where there are older ones
 * @param options.page how many entries fit
 * @param options.today the local day it is
 */
export function describeSkill(found: SkillPage, { page, today }: { page: number; today: LocalDate }) {
  const { skill, minutes, xp, level, names, changes, weeks, items, evidence } = found;
  const { code, ...shown } = skill;
  const { isMeta } = skill;
  const entries = evidence.slice(0, page);
  const last = entries.at(-1);
  return {
    skill: shown,
    standing: {
      ...level,
      next: isMeta ? metaToNextWords(xp, level) : toNextWords(minutes, level),
      facts: [
        ...(isMeta ? [] : [{ label: "Practised", value: minutesWords(minutes) }]),
        { label: "XP", value: xp.toLocaleString("en-GB") },
      ],
    },
    mergedInto: found.mergedInto,
    merged: found.merged,
    others: found.others,
    evidence: entries.map((entry) => describeEvidence(entry, { names, skillId: skill.id, today })),
    older: last && evidence.length > page ? evidenceCursorText(last.cursor) : null,
    nothing: isMeta
      ? (growsBy(code) ?? "It has not grown yet.")
      : "No practice yet. Tell me about it on a call, or log it here.",
    changes: changes
      .slice(-LEVELS)
      .reverse()
      .map((change) => describeChange(change, { isMeta, today })),
    weeks: minutes > 0 ? describeWeeks(weeks, today) : null,
    items: items.map((item) => describeItem(item, today)),
  };
}

export type ShownSkill = ReturnType<typeof describeListed>;
export type ShownXp = ReturnType<typeof describeXp>;
export type ShownEvidence = ReturnType<typeof describeEvidence>;
export type ShownChange = ReturnType<typeof describeChange>;
export type ShownItem = ReturnType<typeof describeItem>;
