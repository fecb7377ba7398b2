import fc from "fast-check";
import { expect, test } from "vitest";
import { scaleOf } from "./scale";

test.each([
  [0, "min", 30],
  [45, "min", 60],
  [61, "min", 120],
  [500, "min", 720],
  [6_001, "min", 10_000],
  [0, "XP", 10],
  [11, "XP", 20],
  [399, "XP", 400],
  [401, "XP", 500],
  [25_000, "XP", 40_000],
] as const)("%i %s end at %i", (most, unit, end) => {
  expect(scaleOf(most, unit)).toBe(end);
});

test("no value stands out of the scale, and its half is whole", () => {
  fc.assert(
    fc.property(fc.nat({ max: 1_000_000 }), fc.constantFrom("min", "XP"), (most, unit) => {
      const end = scaleOf(most, unit);
      expect(end).toBeGreaterThanOrEqual(most);
      expect(Number.isInteger(end / 2)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
