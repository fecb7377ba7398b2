import type { IntervalUnit, SubscriptionStatus } from "~/providers/payments/provider";
import type { SubscriptionSnapshot } from "./entitlement";

/** A row of `subscription_snapshots`. */
export type Snapshot = SubscriptionSnapshot & {
  subscriptionId: string;
  userId: string;
  customerId: string;
  productId: string;
  vendorCreatedAt: Date;
  periodStart: Date;
  cancelledAt: Date | null;
  expiresAt: Date | null;
  pausedAt: Date | null;
  /** Days of the free trial it began with; 0 is none. */
  trialDays: number;
  /** Before tax, in minor units. */
  amountMinor: number;
  /** ISO 4217. */
  currency: string;
  intervalCount: number;
  intervalUnit: IntervalUnit;
  /** When the vendor was asked. */
  readAt: Date;
  /** Since when the vendor doesn't know it; null while it does. */
  lostAt: Date | null;
};

/** The same as the database has it, which knows no unions. */
type SnapshotRow = Omit<Snapshot, "status" | "intervalUnit"> & { status: string; intervalUnit: string };

/** A row that `foldSnapshot` has made, and nobody else writes any. */
export function snapshotFrom(row: SnapshotRow): Snapshot {
  const { status, intervalUnit } = row;
  return { ...row, status: status as SubscriptionStatus, intervalUnit: intervalUnit as IntervalUnit };
}
