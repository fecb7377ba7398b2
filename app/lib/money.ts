/** An amount in minor units of its currency, such as cents. */
export type Money = { minor: number; currency: string };

/**
 * How many digits a currency has after the point: 2 for USD, 0 for JPY.
 *
 * @param currency ISO 4217 code
 */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/**
 * An amount as people write it, in minor units. A price of a minute may be less than one, so that a fraction stays.
 *
 * @param amount such as 12.5
 * @param currency ISO 4217 code
 */
export function toMinor(amount: number, currency: string): number {
  return Number((amount * 10 ** minorDigits(currency)).toFixed(6));
}

/**
 * An amount in words: "$29" where nothing comes after the point, "€12.50" otherwise.
 *
 * @param money whole minor units
 */
export function moneyWords({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const amount = minor / 10 ** digits;
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    minimumFractionDigits: Number.isInteger(amount) ? 0 : digits,
  }).format(amount);
}
