import type { SubscriptionStatus, VendorSubscription } from "~/providers/payments/provider";
import type { Snapshot } from "./snapshot";

/** What the vendor answered when it was asked about a subscription. */
export type SubscriptionRead = {
  subscription: VendorSubscription & { status: SubscriptionStatus };
  /** The instant before it was asked. */
  at: Date;
  /** Until when a failed charge is forgiven, as an event said it. */
  graceUntil: Date | null;
};

/**
 * Takes an answer of the vendor's into what is stored. An answer to a later question replaces one to an earlier, in
 * whatever order they come. Only events know until when a failed charge is forgiven: the latest such instant is kept
 * as long as the charge is due, and dropped with it.
 *
 * @param stored the row, or null when there is none
 * @param userId whose subscription it is
 * @param read what was answered
 * @returns the row to keep
 */
export function foldSnapshot(stored: Snapshot | null, userId: string, read: SubscriptionRead): Snapshot {
  const { subscription, at } = read;
  const isLate = stored !== null && stored.readAt > at;
  const newest = isLate ? stored : snapshotOf(subscription, userId, at);
  return { ...newest, graceUntil: newest.status === "past_due" ? latestGrace(stored, read) : null };
}

function latestGrace(
  stored: Snapshot | null,
  { subscription, graceUntil: told }: SubscriptionRead,
): Date | null {
  const graces = [
    stored?.status === "past_due" ? stored.graceUntil : null,
    subscription.status === "past_due" ? told : null,
  ];
  return graces.reduce((latest, grace) => (grace && (!latest || grace > latest) ? grace : latest), null);
}

function snapshotOf(subscription: SubscriptionRead["subscription"], userId: string, readAt: Date): Snapshot {
  return {
    subscriptionId: subscription.subscriptionId,
    userId,
    customerId: subscription.customerId,
    productId: subscription.productId,
    status: subscription.status,
    vendorCreatedAt: subscription.createdAt,
    periodStart: subscription.periodStart,
    periodEnd: subscription.periodEnd,
    cancelAtPeriodEnd: subscription.cancelAtPeriodEnd,
    cancelledAt: subscription.cancelledAt,
    expiresAt: subscription.expiresAt,
    pausedAt: subscription.pausedAt,
    graceUntil: null,
    trialDays: subscription.trialDays,
    amountMinor: subscription.price.minor,
    currency: subscription.price.currency,
    intervalCount: subscription.intervalCount,
    intervalUnit: subscription.intervalUnit,
    readAt,
    lostAt: null,
  };
}
