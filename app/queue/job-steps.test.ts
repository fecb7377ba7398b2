import fc from "fast-check";
import { expect, test } from "vitest";
import { noSteps, quantile, STEP_ENDS_MS, STEPS, stepOf } from "./job-steps";

const LAST = STEP_ENDS_MS.at(-1) ?? 0;

function counted(durations: number[]): number[] {
  const steps = noSteps();
  for (const ms of durations) steps[stepOf(ms)] = (steps[stepOf(ms)] ?? 0) + 1;
  return steps;
}

test.each([
  [-5, 0],
  [0, 0],
  [2, 0],
  [2.1, 1],
  [1_000, 8],
  [LAST, STEPS - 2],
  [LAST + 1, STEPS - 1],
])("%d ms belong to step %d", (ms, step) => {
  expect(stepOf(ms)).toBe(step);
});

test.each<[string, number[], number, number | null]>([
  ["nothing", [], 0.5, null],
  ["one in the first step", [1], 0.5, 1],
  ["all of the first step", [1], 1, 2],
  ["the middle of a step", [6, 7, 8, 9], 0.5, 7.5],
  ["half here, half there", [1, 1, 80, 90], 0.75, 75],
  ["longer than all steps", [LAST * 2], 0.5, LAST],
])("of %s", (_what, durations, q, expected) => {
  expect(quantile(counted(durations), q)).toBe(expected);
});

test("it lies in the step of the true quantile, and grows with q", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: LAST }), { minLength: 1, maxLength: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (durations, q) => {
        const steps = counted(durations);
        const sorted = durations.toSorted((a, b) => a - b);
        const truth = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? 0;
        const found = quantile(steps, q) ?? -1;
        const start = STEP_ENDS_MS[stepOf(truth) - 1] ?? 0;
        expect(found).toBeGreaterThanOrEqual(start);
        expect(found).toBeLessThanOrEqual(STEP_ENDS_MS[stepOf(truth)] ?? LAST);
        expect(quantile(steps, 1) ?? -1).toBeGreaterThanOrEqual(found);
      },
    ),
    { numRuns: 100 },
  );
});
