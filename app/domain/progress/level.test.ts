import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SEED } from "~/domain/schedule/next-call.fixture";
import { levelOf, TOP_LEVEL, UNLOCKS, xpAtLevel, xpToNext } from "./level";

const LEVELS = Array.from({ length: TOP_LEVEL }, (_, i) => i + 1);

test.each([
  [1, 0],
  [2, 100],
  [3, 383],
  [4, 903],
  [5, 1_703],
  [10, 11_106],
])("level %i begins at %i XP", (level, xp) => expect(xpAtLevel(level)).toBe(xp));

describe("the level of some XP", () => {
  test.each([
    [0, 1, 0, 100],
    [1, 1, 1, 100],
    [99, 1, 99, 100],
    [100, 2, 0, 283],
    [101, 2, 1, 283],
    [382, 2, 282, 283],
    [383, 3, 0, 520],
    [1_702, 4, 799, 800],
    [1_703, 5, 0, 1_118],
    [11_105, 9, 2_699, 2_700],
    [11_106, 10, 0, 3_162],
  ])("%i XP: level %i, %i of %i", (xp, level, into, needed) =>
    expect(levelOf(xp)).toEqual({ level, into, needed, fraction: into / needed }),
  );

  test("the top has no next level", () => {
    const top = xpAtLevel(TOP_LEVEL);
    expect(levelOf(top - 1).level).toBe(99);
    expect(levelOf(top)).toEqual({ level: 100, into: 0, needed: 0, fraction: 1 });
    expect(levelOf(top + 5_000_000)).toEqual({ level: 100, into: 5_000_000, needed: 0, fraction: 1 });
  });
});

test("each level begins where the formula says, with an empty bar, right after a bar that isn't full", () => {
  let total = 0;
  for (const level of LEVELS.slice(0, -1)) {
    expect(xpAtLevel(level)).toBe(total);
    expect(levelOf(total)).toEqual({ level, into: 0, needed: xpToNext(level), fraction: 0 });
    if (level > 1) {
      expect(levelOf(total - 1).level).toBe(level - 1);
      expect(levelOf(total - 1).fraction).toBeLessThan(1);
    }
    total += Math.round(100 * level ** 1.5);
  }
});

test("more XP is never a lower level, nor an emptier bar of the same level", () => {
  fc.assert(
    fc.property(fc.nat(5_000_000), fc.nat(50_000), (xp, more) => {
      const [before, after] = [levelOf(xp), levelOf(xp + more)];
      const height = ({ level, fraction }: typeof before) => level + fraction;
      expect(height(after)).toBeGreaterThanOrEqual(height(before));
      expect(before.level === TOP_LEVEL || before.fraction < 1).toBe(true);
      expect(before.fraction).toBeGreaterThanOrEqual(0);
    }),
    { seed: SEED, numRuns: 500 },
  );
  let last = 0;
  for (let xp = 0; xp < 4_000_000; xp += 97) {
    const { level } = levelOf(xp);
    if (level < last) throw new Error(`${xp} XP`);
    last = level;
  }
});

test("what levels open", () => expect(UNLOCKS.map(({ level }) => level)).toEqual([5, 10, 20, 30, 50, 100]));
