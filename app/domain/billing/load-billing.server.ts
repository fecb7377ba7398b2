import { withUser } from "~/db/with-user.server";
import type { Money } from "~/lib/money";
import { INTERVAL_UNITS, type IntervalUnit, type Offer } from "~/providers/payments/provider";
import { paymentsMode } from "~/providers/payments/registry.server";
import { CHECKOUT_REUSED } from "./claim-checkout.server";
import { hadTrial } from "./had-trial.server";
import { loadMinutes } from "./load-minutes.server";
import { loadOffer } from "./load-offer.server";
import type { MinutesStanding } from "./minutes";
import { type PlanStanding, planStanding, STANDING_COLUMNS } from "./plan-standing";
import { isOnWaitlist } from "./waitlist.server";

/** What a plan costs, before tax. */
export type PlanPrice = { price: Money; intervalCount: number; intervalUnit: IntervalUnit };

/** All that the pages say of a person's plan. */
export type Billing = {
  standing: PlanStanding;
  /** Of the plan that the standing describes; null while it is none of the vendor's. */
  running: PlanPrice | null;
  /** What is sold; null when nothing is, or the price isn't known. */
  offer: Offer | null;
  /** They have had their free trial: what they buy is paid for from the first day on. */
  hadTrial: boolean;
  /** null where payments are off, or without a plan. */
  minutes: MinutesStanding | null;
  /** The plan was bought under another e-mail address, which its invoices go to. */
  otherCustomer: boolean;
  /** Is there a portal of theirs to open? */
  hasPortal: boolean;
  /** A checkout that was opened of late and came to nothing yet. */
  openCheckout: { url: string; since: Date } | null;
  waitlisted: boolean;
};

/**
 * How a person's plan stands, and what they could have.
 *
 * @param userId the signed-in person
 * @param now the instant that is asked about
 */
export async function loadBilling(userId: string, now: Date): Promise<Billing> {
  const mode = paymentsMode();
  const [offer, stored] = await Promise.all([
    loadOffer(now),
    withUser(userId, async (tx) => {
      const row = await tx.subscription.findUnique({
        where: { userId },
        select: { ...STANDING_COLUMNS, dodoCustomerId: true, dodoSubscriptionId: true },
      });
      const subscriptionId = row?.dodoSubscriptionId;
      return {
        row,
        snapshot: subscriptionId
          ? await tx.subscriptionSnapshot.findUnique({
              where: { subscriptionId },
              select: {
                customerId: true,
                amountMinor: true,
                currency: true,
                intervalCount: true,
                intervalUnit: true,
              },
            })
          : null,
        checkout: await tx.checkout.findFirst({
          where: {
            userId,
            finishedAt: null,
            url: { not: null },
            expiresAt: { gt: now },
            createdAt: { gt: new Date(now.getTime() - CHECKOUT_REUSED) },
          },
          orderBy: { createdAt: "desc" },
          select: { url: true, createdAt: true },
        }),
        hadTrial: await hadTrial(tx, userId),
        // One beside it that was left open has nothing to come of it any more.
        finished: (
          await tx.checkout.findFirst({
            where: { userId, finishedAt: { not: null } },
            orderBy: { finishedAt: "desc" },
            select: { finishedAt: true },
          })
        )?.finishedAt,
        minutes: await loadMinutes(tx, userId, now),
        waitlisted: await isOnWaitlist(tx, userId),
      };
    }),
  ]);
  const { row, checkout, minutes, waitlisted, finished } = stored;
  const standing = planStanding(mode, row, now);
  const snapshot = standing.paid ? stored.snapshot : null;
  const isOpen = standing.canSubscribe && checkout && (!finished || finished < checkout.createdAt);
  const open = isOpen && checkout.url ? { url: checkout.url, since: checkout.createdAt } : null;
  return {
    standing,
    running: snapshot && {
      price: { minor: snapshot.amountMinor, currency: snapshot.currency },
      intervalCount: snapshot.intervalCount,
      intervalUnit: INTERVAL_UNITS.find((unit) => unit === snapshot.intervalUnit) ?? "month",
    },
    offer,
    hadTrial: stored.hadTrial,
    minutes,
    otherCustomer: snapshot !== null && snapshot.customerId !== row?.dodoCustomerId,
    hasPortal: mode !== "off" && Boolean(row?.dodoCustomerId),
    openCheckout: mode === "off" ? null : open,
    waitlisted,
  };
}
