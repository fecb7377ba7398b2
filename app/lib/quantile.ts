/**
 * A quantile by nearest rank, as Postgres' `percentile_disc`: always one of the values.
 *
 * @param values in any order
 * @param q from 0 to 1
 * @returns null where there are no values
 */
export function quantile(values: readonly number[], q: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? null;
}
