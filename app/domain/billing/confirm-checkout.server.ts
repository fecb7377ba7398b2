import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { logger } from "~/observability/logger.server";
import {
  type PaymentProvider,
  PaymentsAway,
  PaymentsRefused,
  type VendorCheckout,
} from "~/providers/payments/provider";
import { findPayments, paymentsMode } from "~/providers/payments/registry.server";
import { isEntitled } from "./entitlement";
import { followOwnPlans } from "./follow-own-plans.server";
import { forget, seldom } from "./seldom.server";

/**
 * What came of a checkout:
 * - `entitled`: there is a plan, and nothing to wait for
 * - `open`: nothing is paid yet; `checkoutUrl` leads back to it
 * - `processing`: the money is on its way, the bank still asks on `checkoutUrl`, or nobody can say yet
 * - `failed`: the charge was refused; another checkout may be opened
 * - `none`: there is no checkout to wait for
 */
export type CheckoutOutcome = {
  state: "entitled" | "open" | "processing" | "failed" | "none";
  checkoutUrl: string | null;
};

const question = (userId: string) => `checkout:${userId}`;

/**
 * What came of a person's checkout, for the page that waits for it. The database is believed first; what isn't
 * there yet, the vendor is asked for, at most every three seconds. Nothing of the address they came back by counts.
 *
 * @param userId the signed-in person
 * @param now the instant of the request
 */
export async function confirmCheckout(userId: string, now: Date): Promise<CheckoutOutcome> {
  const vendor = await findPayments();
  const { stored, isOpen } = await withUser(userId, async (tx) => {
    const newest = await newestCheckout(tx, userId, now);
    return {
      stored: await outcomeOf(tx, userId, null, now),
      isOpen: newest !== null && newest.finishedAt === null,
    };
  });
  // Without a checkout there is nothing that the vendor could know of. With one, it is asked although there is access:
  // that may be a gift.
  if (!vendor || !isOpen) return stored;
  return seldom(question(userId), now, () => ask(vendor, userId, stored, now));
}

/** They have opened a checkout: what was answered before is no longer so. */
export function forgetOutcome({ userId }: { userId: string }): void {
  forget(question(userId));
}

async function ask(
  vendor: PaymentProvider,
  userId: string,
  stored: CheckoutOutcome,
  now: Date,
): Promise<CheckoutOutcome> {
  try {
    await followOwnPlans(vendor, { userId }, now);
    const newest = await withUser(userId, (tx) => newestCheckout(tx, userId, now));
    const checkout =
      newest?.sessionId && !newest.finishedAt ? await vendor.getCheckout(newest.sessionId) : null;
    return await withUser(userId, (tx) => outcomeOf(tx, userId, checkout, now));
  } catch (error) {
    if (!(error instanceof PaymentsAway || error instanceof PaymentsRefused)) throw error;
    logger.warn({ reason: error.name }, "a checkout could not be asked about");
    return stored;
  }
}

/**
 * @param checkout as the vendor has it; null when it wasn't asked, or doesn't know it
 */
async function outcomeOf(
  tx: Tx,
  userId: string,
  checkout: VendorCheckout | null,
  now: Date,
): Promise<CheckoutOutcome> {
  const row = await tx.subscription.findUnique({
    where: { userId },
    select: { tier: true, accessUntil: true },
  });
  const checkoutUrl = null;
  if (isEntitled(paymentsMode(), row, now)) return { state: "entitled", checkoutUrl };
  const newest = await newestCheckout(tx, userId, now);
  if (!newest || newest.finishedAt) return { state: "none", checkoutUrl };
  if (checkout?.status === "open") return { state: "open", checkoutUrl: newest.url };
  // While the bank asks, its question is on the vendor's page.
  if (checkout?.status === "processing") return { state: "processing", checkoutUrl: newest.url };
  return { state: checkout?.status === "failed" ? "failed" : "processing", checkoutUrl };
}

const newestCheckout = (tx: Tx, userId: string, now: Date) =>
  tx.checkout.findFirst({
    where: { userId, expiresAt: { gt: now } },
    orderBy: { createdAt: "desc" },
    select: { sessionId: true, url: true, finishedAt: true },
  });
