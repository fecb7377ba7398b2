import type { VendorSubscription } from "~/providers/payments/provider";
import type { SubscriptionRead } from "./fold-snapshot";
import type { Snapshot } from "./snapshot";

/** A subscription of the vendor's that renews monthly, for tests. */
export function aSubscription(
  fields: Partial<VendorSubscription & SubscriptionRead["subscription"]> = {},
): SubscriptionRead["subscription"] {
  return {
    subscriptionId: "sub_1",
    customerId: "cus_1",
    productId: "pdt_1",
    status: "active",
    userId: "11111111-1111-4111-8111-111111111111",
    checkoutId: "22222222-2222-4222-8222-222222222222",
    createdAt: new Date("2026-11-23T09:00:00.000Z"),
    periodStart: new Date("2026-11-23T09:00:00.000Z"),
    periodEnd: new Date("2026-12-23T09:00:00.000Z"),
    cancelAtPeriodEnd: false,
    cancelledAt: null,
    expiresAt: null,
    pausedAt: null,
    trialDays: 0,
    price: { minor: 2900, currency: "USD" },
    intervalCount: 1,
    intervalUnit: "month",
    ...fields,
  };
}

/** The same as it is stored. */
export function aSnapshot(fields: Partial<Snapshot> = {}): Snapshot {
  const { createdAt, price, checkoutId, userId, ...same } = aSubscription();
  return {
    ...same,
    userId: userId ?? "",
    vendorCreatedAt: createdAt,
    amountMinor: price.minor,
    currency: price.currency,
    graceUntil: null,
    lostAt: null,
    readAt: new Date("2026-11-23T09:00:00.000Z"),
    ...fields,
  };
}
