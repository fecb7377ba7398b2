import { expect, test } from "vitest";
import type { Finding } from "~/domain/progress/findings";
import { areSameRows, searchRowsOf } from "./search-entries";

const turn = (role: "companion" | "user", text: string) => ({ role, text, at: "2026-11-22T19:30:00Z" });
const TURNS = [
  turn("companion", "What did you practise?"),
  turn("user", "Guitar, for an hour."),
  turn("user", "I love Chinese food."),
  turn("user", "  "),
  turn("user", "I learned to slow down."),
];
const finding = (kind: "summary" | "learned" | "stuck", turns: number[]): Finding => ({
  kind,
  key: `${kind}:${turns[0]}:1`,
  turns,
  quote: "",
  text: `${kind} of ${turns}`,
});
const FINDINGS: Finding[] = [
  finding("summary", [2, 3]),
  finding("learned", [5]),
  { ...finding("stuck", [2]), kind: "practice", thing: "guitar", minutes: 60 },
];
const rowsOf = (hidden: number[]) =>
  searchRowsOf({
    turns: TURNS,
    findings: FINDINGS,
    hidden: new Set(hidden),
    localDate: "2026-11-22",
    language: "en",
  });
const wordsOf = (hidden: number[]) => rowsOf(hidden).map(({ kind, turn, text }) => `${kind} ${turn} ${text}`);

test("what the person said and the sentences of the reflection are found, and nothing of the companion's", () => {
  expect(wordsOf([])).toEqual([
    "turn 2 Guitar, for an hour.",
    "turn 3 I love Chinese food.",
    "turn 5 I learned to slow down.",
    "reflection 2 summary of 2,3",
    "reflection 5 learned of 5",
  ]);
});

test("what tells something forgotten isn't, nor a sentence that cites it", () => {
  expect(wordsOf([3])).toEqual([
    "turn 2 Guitar, for an hour.",
    "turn 5 I learned to slow down.",
    "reflection 5 learned of 5",
  ]);
});

test("rows are the same in whatever order, and not with another word", () => {
  const rows = rowsOf([]);
  expect(areSameRows(rows, [...rows].reverse())).toBe(true);
  expect(areSameRows(rows, rows.slice(1))).toBe(false);
  expect(
    areSameRows(
      rows,
      rows.map((row) => ({ ...row, text: "x" })),
    ),
  ).toBe(false);
});
