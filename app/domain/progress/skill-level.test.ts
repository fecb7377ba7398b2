import fc from "fast-check";
import { expect, test } from "vitest";
import { SEED } from "~/domain/schedule/next-call.fixture";
import { metaMinutes, minutesAtLevel, skillLevel, TOP_SKILL_LEVEL } from "./skill-level";

const HOUR = 60;
const LEVELS = Array.from({ length: TOP_SKILL_LEVEL }, (_, i) => i + 1);

/** The level by the formulas as they are written down, by hours. */
function byFormula(h: number): number {
  if (h < 100) return 1 + 9 * Math.sqrt(h / 100);
  if (h < 1_000) return 10 + (20 * (h - 100)) / 900;
  if (h < 5_000) return 30 + (30 * (h - 1_000)) / 4_000;
  if (h < 10_000) return 60 + (30 * (h - 5_000)) / 5_000;
  return Math.min(90 + (h - 10_000) / 1_000, TOP_SKILL_LEVEL);
}

test.each([
  ["nothing yet", 0, 1, "Novice"],
  ["45 minutes", 45, 1, "Novice"],
  ["a minute before the second level", 74, 1, "Novice"],
  ["the second level", 75, 2, "Novice"],
  ["ten hours", 10 * HOUR, 3, "Novice"],
  ["25 hours", 25 * HOUR, 5, "Novice"],
  ["a minute before a hundred hours", 100 * HOUR - 1, 9, "Novice"],
  ["a hundred hours", 100 * HOUR, 10, "Intermediate"],
  ["a minute before the next", 145 * HOUR - 1, 10, "Intermediate"],
  ["45 hours more", 145 * HOUR, 11, "Intermediate"],
  ["a minute before a thousand", 1_000 * HOUR - 1, 29, "Intermediate"],
  ["a thousand hours", 1_000 * HOUR, 30, "Advanced"],
  ["a minute before five thousand", 5_000 * HOUR - 1, 59, "Advanced"],
  ["five thousand hours", 5_000 * HOUR, 60, "Expert"],
  ["a minute before ten thousand", 10_000 * HOUR - 1, 89, "Expert"],
  ["ten thousand hours", 10_000 * HOUR, 90, "Master"],
  ["a minute before eleven thousand", 11_000 * HOUR - 1, 90, "Master"],
  ["eleven thousand hours", 11_000 * HOUR, 91, "Master"],
  ["nineteen thousand hours", 19_000 * HOUR, 99, "Master"],
  ["a hundred thousand hours", 100_000 * HOUR, 99, "Master"],
])("%s: %i minutes are level %i, %s", (_, minutes, level, stage) =>
  expect(skillLevel(minutes)).toMatchObject({ level, stage }),
);

test("each level begins with an empty bar, a minute after one that isn't full", () => {
  for (const level of LEVELS) {
    const start = minutesAtLevel(level);
    expect(Number.isInteger(start)).toBe(true);
    expect(skillLevel(start)).toMatchObject({ level, fraction: level === TOP_SKILL_LEVEL ? 1 : 0 });
    if (level === 1) continue;
    const before = skillLevel(start - 1);
    expect(before.level).toBe(level - 1);
    expect(before.fraction).toBeGreaterThan(0);
    expect(before.fraction).toBeLessThan(1);
  }
});

test("the level is the floor of the formula at any minute", () => {
  const minutes = fc.oneof(fc.nat(7_000), fc.nat(1_300_000));
  fc.assert(
    fc.property(minutes, (m) => {
      // The formula itself is off by a rounding of floating point at a border.
      const exact = byFormula(m / HOUR);
      const border = Math.abs(exact - Math.round(exact)) < 1e-9;
      expect(skillLevel(m).level).toBe(border ? Math.round(exact) : Math.floor(exact));
    }),
    { seed: SEED, numRuns: 2_000 },
  );
});

test("more practice is never a lower level, nor an emptier bar of the same level", () => {
  let last = 0;
  for (let minutes = 0; minutes < 1_200_000; minutes += minutes < 7_000 ? 1 : 89) {
    const { level, fraction } = skillLevel(minutes);
    if (level + fraction < last || fraction < 0 || (fraction >= 1 && level < TOP_SKILL_LEVEL))
      throw new Error(`${minutes} minutes`);
    last = level + fraction;
  }
});

test.each([
  [0, 0],
  [10, 6],
  [100, 60],
  [125, 75],
  [10_000, 6_000],
])("%i XP of a meta-skill stand for %i minutes", (xp, minutes) => expect(metaMinutes(xp)).toBe(minutes));
