import { DAY, HOUR, MINUTE, SECOND } from "~/lib/time";

const UNITS = { s: SECOND, m: MINUTE, h: HOUR, d: DAY };
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * An instant, given as such or from now on.
 *
 * @param text `2030-01-31T18:00:00Z` with Z or an offset, or `+30s`, `+10m`, `+2h`, `+1d`
 * @param now what `+` counts from
 * @returns null for anything else
 */
export function readInstant(text: string, now: Date): Date | null {
  const [, count, unit] = /^\+(\d{1,5})([smhd])$/.exec(text) ?? [];
  if (count && unit) return new Date(now.getTime() + Number(count) * UNITS[unit as keyof typeof UNITS]);
  const at = new Date(INSTANT.test(text) ? text : Number.NaN);
  return Number.isNaN(at.getTime()) ? null : at;
}
