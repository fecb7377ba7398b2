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
