const MORE = 8;
const TRIES = 7;
/** What a clock can tell apart from nothing, ms. */
const LEAST_MS = 1;

/** More than this is no longer a matter of length: 8 times as much takes 8 times as long, or 64 where time squares. */
export const LINEAR = 24;

/**
 * How many times longer eight times as much takes. A ratio of two times on the same machine, so that a slow one says
 * the same as a fast one; the best of some tries, because a busy one delays any of them.
 *
 * @param most how much the longer work has
 * @param work does so much, such as reading a word repeated so often
 */
export function growthOf(most: number, work: (amount: number) => unknown): number {
  const taken = (amount: number) => {
    const started = performance.now();
    work(amount);
    return performance.now() - started;
  };
  const little = Math.max(1, Math.round(most / MORE));
  work(little);
  let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < TRIES && !(large / small < LINEAR); attempt++) {
    small = Math.max(LEAST_MS, Math.min(small, taken(little)));
    large = Math.min(large, taken(most));
  }
  return large / small;
}
