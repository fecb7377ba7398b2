import type { Finding, FindingKind } from "~/domain/progress/findings";
import type { LocalDate } from "~/lib/columns";
import { storableText } from "~/lib/text";
import type { Turn } from "~/providers/telephony/provider";

/** What of a talk can be searched for. */

export type SearchKind = "turn" | "reflection" | "memory";

/** One row of the index. */
export type SearchRow = {
  kind: SearchKind;
  memoryId: string | null;
  /** Of the transcript, counted from 1. */
  turn: number | null;
  localDate: LocalDate;
  language: string;
  text: string;
};

const SENTENCES: readonly FindingKind[] = ["summary", "win", "stuck", "learned", "commitment"];
/** Longer than anybody speaks in one go. In characters. */
const LONGEST_TEXT = 20_000;

/**
 * The rows of one talk: what the person said, and the sentences of the reflection. What the companion said isn't
 * theirs to look for.
 *
 * @param talk.turns as the person meant them
 * @param talk.findings of its reflection
 * @param talk.hidden turns that tell what is forgotten; sentences that cite them are left out with them
 */
export function searchRowsOf(talk: {
  turns: readonly Turn[];
  findings: readonly Finding[];
  hidden: ReadonlySet<number>;
  localDate: LocalDate;
  language: string;
}): SearchRow[] {
  const { turns, findings, hidden, localDate, language } = talk;
  const row = (kind: SearchKind, turn: number | null, text: string): SearchRow => ({
    kind,
    memoryId: null,
    turn,
    localDate,
    language,
    text: storableText(text.slice(0, LONGEST_TEXT)),
  });
  const said = turns.flatMap(({ role, text }, index) => {
    const turn = index + 1;
    return role === "user" && text.trim() !== "" && !hidden.has(turn) ? [row("turn", turn, text)] : [];
  });
  const sentences = findings
    .filter(({ kind, turns: cited }) => SENTENCES.includes(kind) && !cited.some((turn) => hidden.has(turn)))
    .map(({ text, turns: cited }) => row("reflection", cited[0] ?? null, text));
  return [...said, ...sentences];
}

/**
 * Of one memory that holds.
 *
 * @param memory `turns` are those it cites
 */
export const memoryRow = (memory: {
  id: string;
  turns: readonly number[];
  localDate: LocalDate;
  language: string;
  text: string;
}): SearchRow => ({
  kind: "memory",
  memoryId: memory.id,
  turn: memory.turns[0] ?? null,
  localDate: memory.localDate,
  language: memory.language,
  text: memory.text,
});

/** Whether two sets of rows say the same, in whatever order. */
export function areSameRows(a: readonly SearchRow[], b: readonly SearchRow[]): boolean {
  const words = (rows: readonly SearchRow[]) =>
    rows
      .map((row) => JSON.stringify([row.kind, row.memoryId, row.turn, row.localDate, row.language, row.text]))
      .sort();
  return a.length === b.length && words(a).join("\n") === words(b).join("\n");
}
