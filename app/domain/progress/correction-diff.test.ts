import { expect, test } from "vitest";
import { diffOf, type Snapshot } from "./correction-diff";

const nothing: Snapshot = { findings: [], practice: [], quests: [], xp: 0 };
const win = (turn: number, text: string) => ({
  kind: "win" as const,
  key: `win:${turn}:1`,
  turns: [turn],
  quote: "q",
  text,
});

test("nothing changed is nothing to tell", () => {
  const snapshot = {
    ...nothing,
    findings: [win(1, "A")],
    practice: [{ skill: "Guitar", minutes: 45 }],
    xp: 60,
  };
  expect(diffOf(snapshot, structuredClone(snapshot))).toEqual([]);
});

test("everything that came, went or changed is told once", () => {
  const before: Snapshot = {
    findings: [win(1, "You played."), win(2, "You sang."), win(3, "You drew.")],
    practice: [
      { skill: "Guitar", minutes: 45 },
      { skill: "Singing", minutes: 20 },
    ],
    quests: [
      { key: "call:1:a", title: "Send it", dueDay: null },
      { key: "call:1:b", title: "Read it", dueDay: null },
    ],
    xp: 200,
  };
  const after: Snapshot = {
    findings: [win(1, "You played a song."), win(3, "You drew."), win(4, "You ran.")],
    practice: [
      { skill: "Guitar", minutes: 15 },
      { skill: "Piano", minutes: 30 },
    ],
    quests: [
      { key: "call:1:a", title: "Send it", dueDay: "2026-03-06" },
      { key: "call:1:c", title: "Burn it", dueDay: null },
    ],
    xp: 150,
  };
  expect(diffOf(before, after)).toEqual([
    { kind: "changed", what: "finding", finding: "win", before: "You played.", after: "You played a song." },
    { kind: "removed", what: "finding", finding: "win", text: "You sang." },
    { kind: "added", what: "finding", finding: "win", text: "You ran." },
    { kind: "changed", what: "practice", skill: "Guitar", before: 45, after: 15 },
    { kind: "removed", what: "practice", skill: "Singing", minutes: 20 },
    { kind: "added", what: "practice", skill: "Piano", minutes: 30 },
    {
      kind: "changed",
      what: "quest",
      before: { title: "Send it", dueDay: null },
      after: { title: "Send it", dueDay: "2026-03-06" },
    },
    { kind: "removed", what: "quest", title: "Read it", dueDay: null },
    { kind: "added", what: "quest", title: "Burn it", dueDay: null },
    { kind: "changed", what: "xp", before: 200, after: 150 },
  ]);
});
