import { fullDayWords } from "~/domain/schedule/day-words";
import { localTimeAt } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";

/** The part of a copy that people read: a page of Markdown for each local day with a talk. */

type Said = { kind: string; text: string; quote: string };

/** A talk as its row in the copy says it. */
export type DiaryCall = {
  id: string;
  kind: string;
  status: string;
  local_date: LocalDate;
  scheduled_at: string;
  answered_at: string | null;
  duration_seconds: number | null;
  transcript: readonly { role: string; text: string }[] | null;
};
export type DiaryReflection = { call_id: string; found: readonly Said[] };
export type DiaryPractice = {
  call_id: string | null;
  local_date: LocalDate;
  skill_id: string;
  minutes: number;
};
export type DiaryQuest = { call_id: string | null; title: string; due_day: LocalDate | null; status: string };

/** Rows that the diary is made of. */
export type DiaryRows = {
  calls: readonly DiaryCall[];
  reflections: readonly DiaryReflection[];
  practice: readonly DiaryPractice[];
  quests: readonly DiaryQuest[];
  /** Names of skills by id. */
  skills: ReadonlyMap<string, string>;
};

const KINDS: Readonly<Record<string, string>> = {
  daily: "Daily call",
  on_demand: "Call you asked for",
  inbound: "Call of yours",
  text: "Talk in writing",
};
/** A diary is read in other years, too. */
const dayWithYear = (day: LocalDate) => fullDayWords(day, "0001-01-01");
const QUEST_STATES: Readonly<Record<string, string>> = { done: "done", dropped: "let go" };

/**
 * The diary of a copy.
 *
 * @param rows of one person
 * @param zone IANA name: times of day are those of where they live
 * @returns local day -> Markdown, oldest first; days without a talk have no page
 */
export function describeDiary(rows: DiaryRows, zone: string): Map<LocalDate, string> {
  const talks = rows.calls.filter(({ status, kind }) => status === "completed" && kind in KINDS);
  const found = new Map(rows.reflections.map(({ call_id, found }) => [call_id, found]));
  const byDay = new Map<LocalDate, DiaryCall[]>();
  for (const talk of talks) byDay.set(talk.local_date, [...(byDay.get(talk.local_date) ?? []), talk]);
  const practiceOf = grouped(rows.practice, ({ call_id }) => call_id);
  const byHand = grouped(
    rows.practice.filter(({ call_id }) => call_id === null),
    ({ local_date }) => local_date,
  );
  const questsOf = grouped(rows.quests, ({ call_id }) => call_id);
  const sorted = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(
    sorted.map(([date, calls]) => {
      const parts = calls.flatMap((call) => [
        `## ${titleOf(call, zone)}`,
        ...findingLines(found.get(call.id) ?? []),
        ...section("Practised", (practiceOf.get(call.id) ?? []).map(practiceLine(rows.skills))),
        ...section("Promised", (questsOf.get(call.id) ?? []).map(questLine)),
        ...transcriptLines(call.transcript),
      ]);
      const hand = section(
        "Practised, written down by hand",
        (byHand.get(date) ?? []).map(practiceLine(rows.skills)),
      );
      return [date, `${[`# ${dayWithYear(date)}`, ...parts, ...hand].join("\n\n")}\n`];
    }),
  );
}

/**
 * Text of a person as Markdown that shows it letter for letter, in one line.
 *
 * @param text as it was said or typed
 */
export function plainMarkdown(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!]/g, "\\$&")
    .replace(/^([-+=])/, "\\$1")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

function titleOf({ kind, scheduled_at, answered_at, duration_seconds }: DiaryCall, zone: string): string {
  const at = localTimeAt(new Date(answered_at ?? scheduled_at), zone);
  const minutes = Math.round((duration_seconds ?? 0) / 60);
  const length = minutes > 0 ? `, ${minutes} ${minutes === 1 ? "minute" : "minutes"}` : "";
  return `${KINDS[kind]}, ${at}${length}`;
}

function findingLines(found: readonly Said[]): string[] {
  const summary = found.filter(({ kind }) => kind === "summary").map(({ text }) => plainMarkdown(text));
  const others = found.filter(({ kind }) => kind !== "summary");
  const lines = others.map(({ text, quote }) =>
    quote ? `${plainMarkdown(text)} You said: “${plainMarkdown(quote)}”` : plainMarkdown(text),
  );
  return [...summary, ...section("What was read out of it", lines)];
}

const practiceLine =
  (skills: ReadonlyMap<string, string>) =>
  ({ skill_id, minutes }: DiaryPractice): string =>
    `${plainMarkdown(skills.get(skill_id) ?? "A skill")}: ${minutes > 0 ? `${minutes} minutes` : "no length was said"}`;

function questLine({ title, due_day, status }: DiaryQuest): string {
  const due = due_day ? `, by ${dayWithYear(due_day)}` : "";
  const state = QUEST_STATES[status];
  return `${plainMarkdown(title)}${due}${state ? ` (${state})` : ""}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`### ${title}`, lines.map((line) => `- ${line}`).join("\n")];
}

function transcriptLines(transcript: DiaryCall["transcript"]): string[] {
  if (!transcript || transcript.length === 0) return ["The words of this talk are not kept."];
  const lines = transcript.map(
    ({ role, text }) => `**${role === "user" ? "You" : "Companion"}:** ${plainMarkdown(text)}`,
  );
  return ["### The talk", ...lines];
}
