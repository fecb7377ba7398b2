/**
 * Upper ends of the steps that durations are counted by, in milliseconds. What took longer than the last one is
 * counted after it. Stored counts go by position: steps may be added at the end only.
 */
export const STEP_ENDS_MS = [
  2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000, 900_000,
] as const;

/** How many counts there are: one per step, and one for what took longer than all. */
export const STEPS = STEP_ENDS_MS.length + 1;

/** Counts of nothing yet. */
export const noSteps = (): number[] => new Array<number>(STEPS).fill(0);

/**
 * Which step a duration belongs to.
 *
 * @param ms milliseconds; less than nothing counts as nothing
 */
export function stepOf(ms: number): number {
  const step = STEP_ENDS_MS.findIndex((end) => ms <= end);
  return step < 0 ? STEP_ENDS_MS.length : step;
}

/**
 * A quantile of what was counted, as Prometheus estimates it: durations are taken to lie evenly within their step.
 * https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile
 *
 * @param steps counts by step
 * @param q from 0 to 1
 * @returns milliseconds, the end of the last step at the most; null when nothing was counted
 */
export function quantile(steps: readonly number[], q: number): number | null {
  const all = steps.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  const rank = q * all;
  let below = 0;
  for (const [step, end] of STEP_ENDS_MS.entries()) {
    const count = steps[step] ?? 0;
    if (count > 0 && below + count >= rank) {
      const start = STEP_ENDS_MS[step - 1] ?? 0;
      return start + (end - start) * Math.max(0, (rank - below) / count);
    }
    below += count;
  }
  return STEP_ENDS_MS.at(-1) ?? 0;
}
