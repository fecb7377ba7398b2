import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Award, awardKeyOf, type LedgerRow, replay, rowsToAdd, standing } from "./ledger-view";

const award = (key: string, base: number, about: Partial<Award> = {}): Award => ({
  key,
  rule: "practice",
  base,
  multiplierPercent: 100,
  amount: base,
  reason: `${base} of it`,
  quote: null,
  skillId: "guitar",
  callId: null,
  sourceId: null,
  day: "2026-03-02",
  ...about,
});

/** A ledger after it was brought in line with each of these, one after the other. */
function ledgerAfter(...steps: Award[][]): LedgerRow[] {
  const rows: LedgerRow[] = [];
  for (const desired of steps) {
    for (const row of rowsToAdd(rows, desired)) rows.push({ ...row, id: BigInt(rows.length + 1) });
  }
  return rows;
}
const words = (rows: LedgerRow[]) => rows.map(({ key, amount }) => `${key} ${amount}`);

describe("a ledger", () => {
  test("takes back what is gone and what has changed, by rows of their own", () => {
    const rows = ledgerAfter([award("a", 10), award("b", 20)], [award("a", 15)], [award("a", 15)]);
    expect(words(rows)).toEqual(["a#1 10", "b#1 20", "a#1- -10", "b#1- -20", "a#2 15"]);
    expect(rows[2]?.reverses).toBe(1n);
    expect(replay(rows)).toEqual({ total: 15, bySkill: new Map([["guitar", 15]]) });
  });

  test("keeps the multiplier of what stands, and of what is worded anew", () => {
    const first = award("a", 100, { multiplierPercent: 105, amount: 105 });
    const later = award("a", 100, { multiplierPercent: 110, amount: 110 });
    expect(words(ledgerAfter([first], [later]))).toEqual(["a#1 105"]);
    expect(words(ledgerAfter([first], [{ ...later, quote: "an hour" }]))).toEqual([
      "a#1 105",
      "a#1- -105",
      "a#2 105",
    ]);
    expect(words(ledgerAfter([first], [{ ...later, base: 50, amount: 55 }])).at(-1)).toBe("a#2 55");
  });

  test("keeps the base of what was settled, while its reason is the same", () => {
    const recall = (base: number, reason: string) => award("r", base, { settled: true, reason });
    expect(ledgerAfter([recall(25, "on time")], [recall(50, "on time")])).toHaveLength(1);
    expect(words(ledgerAfter([recall(25, "on time")], [recall(38, "early")])).at(-1)).toBe("r#2 38");
  });

  test("earns nothing more on a day that is no game, and loses nothing", () => {
    const rows = ledgerAfter([award("a", 10)]);
    const noGame = new Set(["2026-03-02"]);
    expect(rowsToAdd(rows, [award("a", 10), award("b", 20)], noGame)).toEqual([]);
    expect(rowsToAdd(rows, [], noGame)).toHaveLength(1);
  });

  test("leaves out what earns nothing", () => {
    expect(ledgerAfter([award("a", 0)])).toEqual([]);
  });

  test("adds up to what is earned, however it came to it, and settles at once", () => {
    const desired = fc.uniqueArray(
      fc.record({ key: fc.constantFrom("a", "b", "c", "d"), base: fc.integer({ min: 0, max: 50 }) }),
      { selector: ({ key }) => key },
    );
    fc.assert(
      fc.property(fc.array(desired, { minLength: 1, maxLength: 8 }), (steps) => {
        const wanted = steps.map((step) => step.map(({ key, base }) => award(key, base)));
        const rows = ledgerAfter(...wanted);
        const last = wanted.at(-1) ?? [];
        expect(replay(rows).total).toBe(last.reduce((sum, { amount }) => sum + amount, 0));
        expect(rowsToAdd(rows, last)).toEqual([]);
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
        expect(
          standing(rows)
            .map(({ key }) => awardKeyOf(key))
            .sort(),
        ).toEqual(
          last
            .filter(({ amount }) => amount > 0)
            .map(({ key }) => key)
            .sort(),
        );
      }),
    );
  });
});
