import { expect, test } from "vitest";
import { changeWords, toldChanges } from "./change-words";
import type { Change } from "./correction-diff";

const TODAY = "2026-11-23";
const practised = (text: string, finding: "summary" | "practice"): Change => ({
  kind: "removed",
  what: "finding",
  finding,
  text,
});

test("says what is new, what has changed and what is gone, each as a whole sentence", () => {
  const said = (change: Change) => changeWords(change, TODAY);
  expect(said(practised("You ran for 40 minutes.", "practice"))).toEqual({
    text: "No longer said: You ran for 40 minutes.",
    was: null,
  });
  expect(said({ kind: "removed", what: "quest", title: "Book the tuner", dueDay: "2026-11-24" })).toEqual({
    text: "Quest taken away: Book the tuner, due tomorrow",
    was: null,
  });
  expect(said({ kind: "changed", what: "practice", skill: "Piano", before: 90, after: 30 })).toEqual({
    text: "Piano: 30 min",
    was: "1 h 30 min",
  });
});

test("tells of the summary only where no sentence says the same", () => {
  const summary = practised("You ran for 40 minutes.", "summary");
  const sentence = practised("You ran for 40 minutes.", "practice");
  const xp: Change = { kind: "changed", what: "xp", before: 100, after: 25 };
  expect(toldChanges([summary, sentence, xp])).toEqual([sentence, xp]);
  expect(toldChanges([summary, xp])).toEqual([summary, xp]);
});

test("tells of a next step only where no promise says the same", () => {
  const gone = (finding: "next_step" | "commitment"): Change => ({
    kind: "removed",
    what: "finding",
    finding,
    text: finding,
  });
  expect(toldChanges([gone("next_step"), gone("commitment")])).toEqual([gone("commitment")]);
  expect(toldChanges([gone("next_step")])).toEqual([gone("next_step")]);
});
