import fc from "fast-check";
import { expect, test } from "vitest";
import { SEED } from "~/domain/schedule/next-call.fixture";
import {
  combinedPercent,
  MILESTONES,
  multiplierPercent,
  practiceXp,
  QUALITY_XP,
  recallXp,
  times,
} from "./xp";

test("a reflection by what was in it", () =>
  expect(QUALITY_XP).toEqual({ quick: 25, standard: 50, deep: 100 }));

test.each([
  [0, 100],
  [1, 100],
  [6, 100],
  [7, 105],
  [8, 105],
  [13, 105],
  [14, 110],
  [15, 110],
  [29, 110],
  [30, 115],
  [31, 115],
  [59, 115],
  [60, 120],
  [61, 120],
  [99, 120],
  [100, 125],
  [101, 125],
  [365, 125],
  [5_000, 125],
])("a streak of %i days multiplies with %i percent", (streak, percent) =>
  expect(multiplierPercent(streak)).toBe(percent),
);

test.each([
  [50, 100, 50],
  [25, 105, 26],
  [50, 105, 53],
  [100, 105, 105],
  [10, 105, 11],
  [5, 105, 5],
  [5, 110, 6],
  [25, 110, 28],
  [15, 115, 17],
  [1, 149, 1],
  [1, 150, 2],
  [0, 125, 0],
  [3, 75, 2],
  [2, 75, 2],
  [25, 75, 19],
])("%i at %i percent is %i, half up", (base, percent, amount) => expect(times(base, percent)).toBe(amount));

test("the amount is the nearest whole number, and never falls with the percentage", () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(300), (base, percent) => {
      const amount = times(base, percent);
      expect(Number.isInteger(amount)).toBe(true);
      expect(Math.abs(amount * 100 - base * percent)).toBeLessThanOrEqual(50);
      expect(times(base, percent + 1)).toBeGreaterThanOrEqual(amount);
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test.each([
  [100, 100, 100],
  [105, 100, 105],
  [105, 125, 131],
  [125, 140, 175],
])("%i and %i percent together are %i", (first, second, both) =>
  expect(combinedPercent(first, second)).toBe(both),
);

test.each([
  [0, 0],
  [15, 25],
  [16, 27],
  [20, 33],
  [30, 50],
  [45, 75],
  [50, 83],
  [59, 98],
  [60, 100],
  [90, 150],
  [480, 800],
  [720, 1_200],
])("%i minutes of practice earn %i", (minutes, xp) => expect(practiceXp(minutes)).toBe(xp));

test.each([
  [1, "on_time", 25],
  [1, "early", 38],
  [1, "late", 19],
  [2, "early", 75],
  [4, "late", 75],
  [10, "on_time", 250],
  [10, "early", 375],
  [10, "late", 188],
  [99, "early", 3_713],
] as const)("a recall at skill level %i, %s, earns %i", (level, timing, xp) =>
  expect(recallXp(level, timing)).toBe(xp),
);

test("milestones", () =>
  expect(MILESTONES.map(({ days, xp, badge }) => [days, xp, badge])).toEqual([
    [7, 200, "Week Warrior"],
    [30, 1_000, "Monthly Master"],
    [100, 5_000, "Century Sage"],
    [365, 25_000, "Year of Growth"],
  ]));
