import type { TimeInterval } from "dodopayments/resources/subscriptions";
import { DAY } from "~/lib/time";

/**
 * An instant some intervals later. A month that is too short ends on its last day: 31 January + 1 Month is
 * 28 or 29 February.
 *
 * @param from read in UTC
 */
export function after(from: Date, count: number, interval: TimeInterval): Date {
  if (interval === "Day") return new Date(from.getTime() + count * DAY);
  if (interval === "Week") return new Date(from.getTime() + count * 7 * DAY);
  const months = interval === "Month" ? count : 12 * count;
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(to.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return to;
}

/** An ISO instant some milliseconds earlier; what is unset stays so. */
export function earlier<T extends string | null | undefined>(iso: T, ms: number): T | string {
  return iso ? new Date(new Date(iso).getTime() - ms).toISOString() : iso;
}
