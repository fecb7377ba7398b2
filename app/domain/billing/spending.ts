import { minorDigits } from "~/lib/money";

/** The instance's cap on what calls may cost in a month (UTC), and what a call counts as before anybody knows. */

const MINUTE_SECONDS = 60;

export type SpendingCap = {
  /** What all calls of a month may cost, in minor units. */
  capMinor: number;
  /** What a begun minute is taken to cost, in minor units; it may have a fraction. */
  minuteMinor: number;
  /** ISO 4217 code of both. */
  currency: string;
};

/** As many digits as a price has: a sum of binary fractions is no reason for another cent. */
const exact = (minor: number) => Number(minor.toFixed(6));

/**
 * What a call of a length counts as: its begun minutes, up to a whole minor unit. `relevel.settle_booking` is its
 * twin in SQL.
 *
 * @param seconds the longest the call may be
 * @returns minor units
 */
export function bookedMinor({ minuteMinor }: SpendingCap, seconds: number): number {
  return Math.ceil(exact(Math.ceil(seconds / MINUTE_SECONDS) * minuteMinor));
}

/**
 * The longest call that still fits under the cap.
 *
 * @param spentMinor what the month's calls cost, or may still cost
 * @returns whole minutes, in seconds; 0 when not even one fits
 */
export function affordableSeconds(cap: SpendingCap, spentMinor: number): number {
  const room = cap.capMinor - spentMinor;
  let minutes = Math.max(0, Math.floor(exact(room / cap.minuteMinor)));
  while (minutes > 0 && bookedMinor(cap, minutes * MINUTE_SECONDS) > room) minutes--;
  return minutes * MINUTE_SECONDS;
}

/** The month (UTC) that an instant belongs to, by its first day. */
export function monthOf(instant: Date): string {
  return `${instant.toISOString().slice(0, 7)}-01`;
}

/** The first instant of the month (UTC) after that of an instant. */
export function nextMonth(instant: Date): Date {
  return new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + 1, 1));
}

/** @returns "12.30 of 50.00 USD" */
export function spendingWords({ capMinor, currency }: SpendingCap, spentMinor: number): string {
  const digits = minorDigits(currency);
  const amount = (minor: number) => (minor / 10 ** digits).toFixed(digits);
  return `${amount(spentMinor)} of ${amount(capMinor)} ${currency}`;
}
