import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ledgerHolds } from "./import-ledger";
import { relink } from "./import-links";
import { problemWords, storedProblem } from "./import-problem";
import { rowsAt } from "./import-rows";

const award = (id: number, amount: number) => ({ id, amount, reverses: null });
const back = (id: number, amount: number, reverses: number) => ({ id, amount, reverses });

describe("a ledger", () => {
  test.each([
    ["with nothing in it", [], true],
    ["of awards", [award(1, 50), award(2, 0)], true],
    ["with one taken back", [award(1, 50), back(2, -50, 1)], true],
    ["with one taken back and given again", [award(1, 50), back(2, -50, 1), award(3, 60)], true],
    ["with a number twice", [award(1, 50), award(1, 50)], false],
    ["with less than nothing", [award(1, -50)], false],
    ["that takes back what isn't there", [award(1, 50), back(2, -50, 7)], false],
    ["that takes back before it gives", [back(1, -50, 2), award(2, 50)], false],
    ["that takes back another amount", [award(1, 50), back(2, -60, 1)], false],
    ["that takes back twice", [award(1, 50), back(2, -50, 1), back(3, -50, 1)], false],
    ["that takes back what takes back", [award(1, 50), back(2, -50, 1), back(3, 50, 2)], false],
    ["that can't be counted", Array.from({ length: 20_001 }, (_, id) => award(id, 100_000)), false],
  ])("%s", (_case, rows, holds) => {
    expect(ledgerHolds(rows)).toBe(holds);
  });

  test("that holds never adds up to less than nothing", () => {
    const row = fc.record({
      id: fc.integer({ min: 1, max: 9 }),
      amount: fc.integer({ min: -20, max: 20 }),
      reverses: fc.option(fc.integer({ min: 1, max: 9 })),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 9 }), (rows) => {
        fc.pre(ledgerHolds(rows));
        expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });
});

const ID = "0b0e6b7a-7d6c-4f6e-9c55-3f1f0f6a1d11";
const NEW = "11111111-1111-8111-8111-111111111111";

test("ids are replaced wherever a column names rows, and nowhere else", () => {
  const idOf = () => NEW;
  expect(
    relink("quests", { id: ID, key: `call:${ID}:commitment:3:1`, title: ID, call_id: null }, idOf),
  ).toEqual({
    id: NEW,
    key: `call:${NEW}:commitment:3:1`,
    title: ID,
    call_id: null,
  });
  const agenda = { followUp: { key: `quest:${ID.toUpperCase()}`, questId: ID }, recalls: [{ itemId: ID }] };
  expect(relink("calls", { agenda, transcript_text: ID }, idOf)).toEqual({
    agenda: { followUp: { key: `quest:${NEW}`, questId: NEW }, recalls: [{ itemId: NEW }] },
    transcript_text: ID,
  });
});

describe("rows", () => {
  const { streak_days: days, calls, world_banners: banners } = rowsAt(new Date("2026-03-26T08:00:00Z"));
  const day = {
    local_date: "2026-03-25",
    state: "talked",
    call_id: null,
    note: null,
    updated_at: "2026-03-25T20:00:00+00:00",
  };

  test.each<[string, object, boolean]>([
    ["as ours", {}, true],
    ["of a day that has begun elsewhere", { local_date: "2026-03-27" }, true],
    ["of a day to come", { local_date: "2026-03-28" }, false],
    ["of a day that isn't in the calendar", { local_date: "2026-02-30" }, false],
    ["of a day long before", { local_date: "1999-12-31" }, false],
    ["of an instant to come", { updated_at: "2026-03-28T08:00:00+00:00" }, false],
    ["in a state that there isn't", { state: "won" }, false],
    ["with too long a note", { note: "x".repeat(501) }, false],
    ["without a column", { note: undefined }, false],
  ])("%s", (_case, change, ok) => {
    expect(days.safeParse({ ...day, ...change }).success).toBe(ok);
  });

  test("bring no column that isn't named", () => {
    const banner = { biome: "mist", words: "Here", emblem: "leaf", planted_at: day.updated_at };
    expect(banners.parse({ ...banner, user_id: ID, is_admin: true })).toEqual(banner);
    expect(Object.keys(calls.shape)).not.toContain("to_number");
  });
});

test("every problem says what is wrong", () => {
  expect(problemWords(storedProblem({ code: "rows", about: "calls.json" }))).toMatch(
    /^calls\.json in this copy/,
  );
  expect(problemWords(storedProblem({ code: "newer" }))).toContain("newer version");
  expect(problemWords("nobody knows")).toContain("don't fit together");
});
