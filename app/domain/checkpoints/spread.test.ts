import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysAfter, daysBetween } from "~/domain/schedule/local-time";
import { type Due, RECALLS_PER_DAY, spread } from "./spread";

const TODAY = "2026-11-24";
/** "a-3*5": item a, due three days ago, stability 5. */
function items(words: string): Due[] {
  return words
    .split(" ")
    .filter(Boolean)
    .map((word) => {
      const [, id = "", due = "0", stability = "1"] = /^(\w)([+-]\d+)?(?:\*(\d+))?$/.exec(word) ?? [];
      return {
        id,
        dueDay: daysAfter(TODAY, Number(due)),
        stability: Number(stability),
        order: id.charCodeAt(0),
      };
    });
}
/** "ab c - d": who is asked today, tomorrow, and so on. */
function asked(days: Map<string, string>): string {
  const last = Math.max(0, ...[...days.values()].map((day) => daysBetween(TODAY, day)));
  return Array.from(
    { length: last + 1 },
    (_, n) => [...days].flatMap(([id, day]) => (day === daysAfter(TODAY, n) ? id : [])).join("") || "-",
  ).join(" ");
}

describe("items are asked on", () => {
  test.each<[string, string, string, number?]>([
    ["no day without items", "", "-"],
    ["their day", "a", "a"],
    ["their day, two of them", "a b", "ab"],
    ["the next day where there are three", "a b c", "ab c"],
    ["days one after the other", "a b c d e", "ab cd e"],
    ["their day to come", "a+1 b+3", "- a - b"],
    ["the first day with room", "a b c d+1", "ab cd"],
    ["today when they are overdue", "a-9", "a"],
    ["today, the longest overdue first", "a b-1 c-2", "cb a"],
    ["the same day, the sooner forgotten first", "a*9 b*1 c*5", "bc a"],
    ["the same day, otherwise as they were learned", "c b a", "ab c"],
    ["days that leave room for nothing else", "a-3 b-2 c-1 d e+1", "ab cd e"],
    ["days after those that are full, and not before their own", "a b c+1 d+1 e+1 f+5", "ab cd e - - f"],
    ["the days that are left where one was asked already", "a b c", "a bc", 1],
    ["tomorrow where two were asked already", "a b c", "- ab c", 2],
    ["tomorrow where more were asked by hand", "a", "- a", 5],
    ["their day to come, whatever was asked today", "a+1 b+1 c+1", "- ab c", 2],
  ])("%s", (_, given, expected, already) => {
    expect(asked(spread(items(given), TODAY, already))).toBe(expected);
  });

  test("two a day after a pause of thirty days, all of them in the end", () => {
    const back = Array.from({ length: 45 }, (_, n) => ({
      id: `item ${String(n).padStart(2, "0")}`,
      dueDay: daysAfter(TODAY, -30 + (n % 30)),
      stability: 1 + (n % 7),
      order: n,
    }));
    const days = [...spread(back, TODAY).values()];
    const counts = new Map<string, number>();
    for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
    expect(days).toHaveLength(45);
    expect([...counts.keys()].sort()).toEqual(Array.from({ length: 23 }, (_, n) => daysAfter(TODAY, n)));
    expect([...counts.values()].every((count) => count <= RECALLS_PER_DAY)).toBe(true);
  });
});

const anyItems = fc.uniqueArray(
  fc.record({
    order: fc.nat(1_000_000),
    id: fc.uuid(),
    dueDay: fc.integer({ min: -60, max: 60 }).map((days) => daysAfter(TODAY, days)),
    stability: fc.integer({ min: 0, max: 100 }),
  }),
  { selector: ({ order }) => order, maxLength: 80 },
);
const countOn = (days: Map<string, string>, day: string) =>
  [...days.values()].filter((on) => on === day).length;

test("whatever is due: at most two a day, never before its day, and no day with room was passed over", () => {
  fc.assert(
    fc.property(anyItems, fc.nat(4), (list, already) => {
      const days = spread(list, TODAY, already);
      expect(days.size).toBe(list.length);
      for (const { id, dueDay } of list) {
        const on = days.get(id) ?? "";
        const first = dueDay < TODAY ? TODAY : dueDay;
        expect(on >= first).toBe(true);
        const limit = on === TODAY ? Math.max(0, RECALLS_PER_DAY - already) : RECALLS_PER_DAY;
        expect(countOn(days, on)).toBeLessThanOrEqual(limit);
        for (let day = first; day < on; day = daysAfter(day, 1)) {
          const room = day === TODAY ? Math.max(0, RECALLS_PER_DAY - already) : RECALLS_PER_DAY;
          expect(countOn(days, day)).toBe(room);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("the order they come in changes nothing, and what is due later moves nobody", () => {
  fc.assert(
    fc.property(anyItems, fc.uuid(), (list, id) => {
      const days = spread(list, TODAY);
      expect(spread(list.toReversed(), TODAY)).toEqual(new Map(days));
      const latest = [TODAY, ...list.map(({ dueDay }) => dueDay)].sort().at(-1) ?? TODAY;
      const more = spread(
        [...list, { id: `${id}!`, dueDay: daysAfter(latest, 1), stability: 0, order: 0 }],
        TODAY,
      );
      for (const [known, day] of days) expect(more.get(known)).toBe(day);
    }),
    { numRuns: 40 },
  );
});
