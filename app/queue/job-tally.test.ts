import fc from "fast-check";
import { expect, test } from "vitest";
import { type JobRun, JobTally } from "./job-tally";

const NOON = Date.parse("2026-11-22T12:00:00Z");
const run = (given: Partial<JobRun> = {}): JobRun => ({
  ...{ task: "place_call", at: new Date(NOON), outcome: "done", runMs: 7, waitMs: 30 },
  ...given,
});

test("runs of one minute are one row, by outcome and step", () => {
  const tally = new JobTally();
  tally.add(run());
  tally.add(run({ at: new Date(NOON + 59_999), outcome: "failed", runMs: 3 }));
  tally.add(run({ outcome: "gaveUp", waitMs: -12 }));
  tally.add(run({ at: new Date(NOON + 60_000) }));
  tally.add(run({ task: "end_call" }));
  const rows = tally.take();
  expect(rows.map(({ task, at }) => [task, at.toISOString()])).toEqual([
    ["end_call", "2026-11-22T12:00:00.000Z"],
    ["place_call", "2026-11-22T12:00:00.000Z"],
    ["place_call", "2026-11-22T12:01:00.000Z"],
  ]);
  expect(rows[1]).toMatchObject({ done: 1, failed: 1, gaveUp: 1, runMs: 17, waitMs: 60 });
  expect(rows[1]?.runSteps.slice(0, 4)).toEqual([0, 1, 2, 0]);
  expect(rows[1]?.waitSteps.slice(0, 5)).toEqual([1, 0, 0, 0, 2]);
  expect(tally.take()).toEqual([]);
});

test("what is put back counts as if it had never been taken", () => {
  const runs = fc.array(
    fc.record({
      task: fc.constantFrom("a", "b"),
      at: fc.integer({ min: NOON, max: NOON + 180_000 }).map((ms) => new Date(ms)),
      outcome: fc.constantFrom("done" as const, "failed" as const, "gaveUp" as const),
      runMs: fc.integer({ min: 0, max: 100_000 }),
      waitMs: fc.integer({ min: 0, max: 100_000 }),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(runs, runs, (first, second) => {
      const [straight, back] = [new JobTally(), new JobTally()];
      for (const one of [...first, ...second]) straight.add(one);
      for (const one of first) back.add(one);
      const taken = back.take();
      for (const one of second) back.add(one);
      back.putBack(taken);
      expect(back.take()).toEqual(straight.take());
    }),
    { numRuns: 50 },
  );
});
