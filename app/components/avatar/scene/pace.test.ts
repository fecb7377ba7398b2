import { describe, expect, test } from "vitest";
import { firstTier, type PaceFacts, paceOf, TIERS, tooSlow } from "./pace";
import { hear, openness, SILENCE } from "./phrase";

const SEEN: PaceFacts = {
  ...{ on: true, hidden: false, offScreen: false, covered: false },
  ...{ state: "idle", moving: false, calm: false, most: 60 },
};

const PACES: [words: string, facts: Partial<PaceFacts>, fps: number][] = [
  ["at rest", {}, 30],
  ["asleep", { state: "sleeping" }, 24],
  ["speaking", { state: "speaking" }, 60],
  ["waving", { state: "waving" }, 60],
  ["celebrating", { state: "celebrating" }, 60],
  ["looking at the pointer", { moving: true }, 60],
  ["calm", { calm: true }, 24],
  ["calm and speaking", { calm: true, state: "speaking" }, 60],
  ["speaking on a slow device", { state: "speaking", most: 20 }, 20],
  ["paused", { on: false, state: "speaking" }, 0],
  ["in a hidden tab", { hidden: true, state: "speaking" }, 0],
  ["scrolled away", { offScreen: true, moving: true }, 0],
  ["under a dialog", { covered: true }, 0],
];
test.each(PACES)("%s: frames a second", (_words, facts, fps) => {
  expect(paceOf({ ...SEEN, ...facts })).toBe(fps);
});

test.each([
  ["a strong desktop", { finePointer: true, cores: 12, memoryGb: 8, software: false }, 0],
  ["an office laptop", { finePointer: true, cores: 4, memoryGb: 8, software: false }, 1],
  [
    "a desktop that tells nothing",
    { finePointer: true, cores: undefined, memoryGb: undefined, software: false },
    1,
  ],
  ["a phone", { finePointer: false, cores: 8, memoryGb: 8, software: false }, 2],
  ["no graphics chip", { finePointer: true, cores: 32, memoryGb: 8, software: true }, 4],
])("%s begins with its tier", (_words, facts, tier) => {
  expect(firstTier(facts)).toBe(tier);
});

test("every tier is cheaper than the one before it", () => {
  const cost = TIERS.map(({ physical, dpr, fps }) => (physical ? 4 : 1) * dpr * dpr * fps);
  expect(cost).toEqual([...cost].sort((a, b) => b - a));
});

test.each([
  [60, 16.7, false],
  [60, 24.1, true],
  [59, 90, false],
])("%s frames of %s ms are too slow: %s", (count, ms, slow) => {
  expect(tooSlow(Array.from({ length: count }, () => ms))).toBe(slow);
});

describe("hearing by the mouth", () => {
  /** Ten frames a row of the table, each 20 ms. */
  const run = (rows: number[]) => {
    let heard = SILENCE;
    let time = 1_000;
    const begins: (number | null)[] = [];
    for (const open of rows)
      for (let frame = 0; frame < 10; frame++) {
        time += 20;
        heard = hear(heard, open, time, 20);
        begins.push(heard.phraseAt);
      }
    return { heard, phrases: new Set(begins.filter((at) => at !== null)).size };
  };

  test("a pause begins another phrase, a closed lip doesn't", () => {
    expect(run([0.8, 0, 0.8]).phrases).toBe(1);
    expect(run([0.8, 0, 0, 0.8]).phrases).toBe(2);
    expect(run([0, 0, 0]).phrases).toBe(0);
  });

  test("loudness follows the mouth and falls to nothing", () => {
    expect(run([0.8]).heard.loud).toBeGreaterThan(0.7);
    expect(run([0.8, 0, 0, 0, 0]).heard.loud).toBeLessThan(0.02);
  });

  test.each([
    [null, 0],
    [{ sil: 1 }, 0],
    [{ aa: 0.5, PP: 0.2 }, 0.7],
    [{ aa: 0.9, O: 0.9 }, 1],
  ])("%o is open by %s", (mouth, open) => {
    expect(openness(mouth)).toBeCloseTo(open);
  });
});
