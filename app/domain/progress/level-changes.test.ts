import fc from "fast-check";
import { expect, test } from "vitest";
import { levelChanges } from "./level-changes";
import { minutesAtLevel, skillLevel } from "./skill-level";

const levelAt = (minutes: number) => skillLevel(minutes).level;
const step = (id: string, day: string, amount: number) => ({ id, day, amount });

test("a level names the sessions since the one before it, and a leap names the last level", () => {
  const steps = [
    step("a", "2026-03-01", 45),
    step("b", "2026-03-02", 0),
    step("c", "2026-03-03", 30),
    step("d", "2026-03-04", 480),
    step("e", "2026-03-05", 20),
  ];
  const words = levelChanges(steps, levelAt).map(
    ({ level, day, steps, amount }) => `${level} ${day} ${steps.map(({ id }) => id).join("")} ${amount}`,
  );
  // Level 2 begins at 75 minutes, level 3 at 297.
  expect([minutesAtLevel(2), minutesAtLevel(3)]).toEqual([75, 297]);
  expect(words).toEqual(["2 2026-03-03 ac 75", "3 2026-03-04 d 480"]);
});

test("levels rise, end at the level of all minutes, and no session is behind two", () => {
  const minutes = fc.array(fc.nat({ max: 480 }), { maxLength: 60 });
  fc.assert(
    fc.property(minutes, (all) => {
      const changes = levelChanges(
        all.map((amount, index) => step(String(index), "2026-03-01", amount)),
        levelAt,
      );
      const levels = changes.map(({ level }) => level);
      expect(levels).toEqual([...new Set(levels)].sort((a, b) => a - b));
      expect(levels.at(-1) ?? 1).toBe(levelAt(all.reduce((sum, each) => sum + each, 0)));
      const ids = changes.flatMap(({ steps }) => steps.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 50 },
  );
});
