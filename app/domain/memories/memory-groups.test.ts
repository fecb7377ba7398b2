import { expect, test } from "vitest";
import { groupMemories, type KeptMemory } from "./memory-groups";

const memory = (text: string, change: Partial<KeptMemory> = {}): KeptMemory => ({
  id: text,
  kind: "preference",
  subject: text,
  text,
  quote: null,
  callId: null,
  turn: null,
  pinned: false,
  corrected: false,
  validFrom: "2026-11-01",
  validUntil: null,
  ...change,
});

test("pinned first, then by kind, the newest of each first, and what was under what is", () => {
  const groups = groupMemories([
    memory("mine", { kind: "own" }),
    memory("marta", { kind: "person" }),
    memory("older"),
    memory("newer", { validFrom: "2026-11-05" }),
    memory("hate food", { subject: "food", validFrom: "2026-11-03" }),
    memory("love food", { subject: "food", validUntil: "2026-11-03" }),
    memory("like food", { subject: "food", validFrom: "2026-10-01", validUntil: "2026-11-01" }),
    memory("marathon", { kind: "goal", pinned: true }),
  ]);
  expect(
    groups.map(({ group, memories }) => [
      group,
      memories.map(({ text, past }) => [text, ...past.map((each) => each.text)].join(" < ")),
    ]),
  ).toEqual([
    ["pinned", ["marathon"]],
    ["person", ["marta"]],
    ["preference", ["newer", "hate food < love food < like food", "older"]],
    ["own", ["mine"]],
  ]);
});

test("of nothing there are no groups", () => expect(groupMemories([])).toEqual([]));
