import { MINUTE } from "~/lib/time";
import type { SubscriptionStatus } from "~/providers/payments/provider";

/** What of a snapshot says whether another subscription beside it would be one too many. */
export type LiveColumns = {
  status: string;
  periodEnd: Date;
  cancelAtPeriodEnd: boolean;
  vendorCreatedAt: Date;
};

/** The columns that `inTheWay` needs. */
export const LIVE_COLUMNS = {
  status: true,
  periodEnd: true,
  cancelAtPeriodEnd: true,
  vendorCreatedAt: true,
} as const satisfies Record<keyof LiveColumns, true>;

/** A first charge that nobody has answered for longer was given up, such as at the bank's question. */
const PENDING = 30 * MINUTE;

/**
 * Why no second plan can be begun beside a subscription, in words for the person; null when it can. Only what is
 * charged, or may be again, is in the way.
 *
 * @param live the subscription as it was read just now
 * @param now the instant of the request
 */
export function inTheWay(live: LiveColumns, now: Date): string | null {
  switch (live.status as SubscriptionStatus) {
    case "active":
      if (!live.cancelAtPeriodEnd) return "You already have a plan. You find it under Billing.";
      return now < live.periodEnd
        ? "Your plan still runs. To keep it, take the cancellation back under Billing."
        : null;
    case "past_due":
    case "on_hold":
      return "You already have a plan, and its last charge was refused. Enter another card under Billing.";
    case "paused":
      return "You already have a plan, and it is paused. Resume it under Billing.";
    case "pending":
    case "cancelled":
    case "failed":
    case "expired":
      return null;
    default:
      return "You already have a plan. You find it under Billing.";
  }
}

/**
 * Is a first charge still on its way? There may be a checkout to go back to, but none to open beside it.
 *
 * @param live the subscription as it was read just now
 * @param now the instant of the request
 */
export const isOnItsWay = (live: LiveColumns, now: Date): boolean =>
  live.status === "pending" && now.getTime() - live.vendorCreatedAt.getTime() < PENDING;
