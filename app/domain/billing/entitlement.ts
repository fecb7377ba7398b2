export type PaymentsMode = "off" | "simulator";

/** The stored snapshot of a subscription that decides about access. */
export type SubscriptionSnapshot = { tier: "free" | "pro"; accessUntil: Date | null };

/**
 * May this person be called and use the companion now?
 *
 * @param mode how the instance takes money; `off` unlocks everything
 * @param subscription the stored row, or null when there is none
 * @param now the instant that is asked about; access ends exactly at `accessUntil`
 */
export function isEntitled(
  mode: PaymentsMode,
  subscription: SubscriptionSnapshot | null,
  now: Date,
): boolean {
  if (mode === "off") return true;
  return subscription?.tier === "pro" && subscription.accessUntil !== null && now < subscription.accessUntil;
}
