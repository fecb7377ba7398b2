import { HOUR } from "~/lib/time";
import type { SubscriptionStatus } from "~/providers/payments/provider";

export type PaymentsMode = "off" | "simulator" | "dodo";

/** How long a renewal may be late before the plan counts as over: banks take up to two days to say that they paid. */
export const RENEWAL_SLACK = 48 * HOUR;

/** The vendor's subscription as it was read last: all that decides how long it gives access. */
export type SubscriptionSnapshot = {
  status: SubscriptionStatus;
  periodEnd: Date;
  cancelAtPeriodEnd: boolean;
  /** Until when a failed charge is forgiven. */
  graceUntil: Date | null;
};

/**
 * Until when a subscription gives access, if nothing is heard of it any more.
 *
 * What is paid for is given, also after it was cancelled; what nobody has paid for isn't. `periodEnd` of a
 * subscription that is on hold may lie in the future and means nothing.
 *
 * @returns null when it gives none
 */
export function paidUntil(snapshot: SubscriptionSnapshot): Date | null {
  const { status, periodEnd, cancelAtPeriodEnd, graceUntil } = snapshot;
  switch (status) {
    case "active":
      return cancelAtPeriodEnd ? periodEnd : new Date(periodEnd.getTime() + RENEWAL_SLACK);
    case "past_due":
      return graceUntil;
    case "cancelled":
      return periodEnd;
    case "pending":
    case "on_hold":
    case "paused":
    case "failed":
    case "expired":
      return null;
  }
}

/** What is stored of a person's plan, and decides about access. */
export type StoredEntitlement = {
  tier: "free" | "pro";
  /** The later of what is paid for and what was given. */
  accessUntil: Date | null;
};

/**
 * May this person be called and use the companion now?
 *
 * @param mode how the instance takes money; `off` unlocks everything
 * @param stored the stored row, or null when there is none
 * @param now the instant that is asked about; access ends exactly at `accessUntil`
 */
export function isEntitled(mode: PaymentsMode, stored: StoredEntitlement | null, now: Date): boolean {
  if (mode === "off") return true;
  return stored?.tier === "pro" && stored.accessUntil !== null && now < stored.accessUntil;
}
