import { expect, test } from "vitest";
import { DAY, HOUR } from "~/lib/time";
import { leavesTooMuch } from "./import-work";

const NOW = new Date("2026-03-26T08:00:00Z");
const ago = (ms: number) => new Date(NOW.getTime() - ms).toISOString();
const many = <T>(count: number, make: (id: string) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(String(at)));

type Work = Parameters<typeof leavesTooMuch>[0];
const said = (work: Record<string, object[]>) =>
  leavesTooMuch({ calls: [], reflections: [], reflection_corrections: [], ...work } as unknown as Work, NOW);

const talk = (at: string) => (id: string) => ({ id, status: "completed", dialed_at: null, ended_at: at });
const told = (hash: string) => (id: string) => ({
  ...{ call_id: id, awarded_hash: hash, turns_hash: "a", told_at: ago(HOUR) },
});
const meant = (applied: string | null) => (id: string) => ({ call_id: id, applied_at: applied });

test.each<[string, Record<string, object[]>, string | null]>([
  ["nothing", {}, null],
  ["talks nobody has read yet", { calls: many(100, talk(ago(HOUR))) }, null],
  ["more than anybody reads", { calls: many(101, talk(ago(HOUR))) }, "calls"],
  ["talks too old to be read", { calls: many(101, talk(ago(62 * DAY))) }, null],
  ["talks that were read", { calls: many(101, talk(ago(DAY))), reflections: many(101, told("a")) }, null],
  ["talks to be awarded", { reflections: many(101, told("b")) }, "reflections"],
  ["corrections", { reflection_corrections: many(500, meant(ago(HOUR))) }, null],
  ["corrections still to come", { reflection_corrections: many(101, meant(null)) }, "reflection_corrections"],
])("%s", (_case, work, table) => {
  expect(said(work)).toBe(table);
});
