import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { SECOND } from "~/lib/time";
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

/**
 * What came of a checkout:
 * - `entitled`: there is a plan, and nothing to wait for
 * - `open`: nothing is paid yet; `checkoutUrl` leads back to it
 * - `processing`: the money is on its way, or nobody can say yet
 * - `failed`: the charge was refused; another checkout may be opened
 * - `none`: there is no checkout to wait for
 */
export type CheckoutOutcome = {
  state: "entitled" | "open" | "processing" | "failed" | "none";
  checkoutUrl: string | null;
};

/** How often the vendor is asked for one person who waits, in however many tabs. */
const ASKED = 3 * SECOND;
/** Answers are kept for as many people as may wait at once; older ones are asked for anew. */
const MOST_WAITING = 1000;

type Asked = { at: Date; outcome: Promise<CheckoutOutcome> };
const shared = globalThis as typeof globalThis & { relevelCheckouts?: Map<string, Asked> };

/**
 * What came of a person's checkout, for the page that waits for it. The database is believed first; what isn't
 * there yet, the vendor is asked for, at most every three seconds. Nothing of the address they came back by counts.
 *
 * @param userId the signed-in person
 * @param now the instant of the request
 */
export async function confirmCheckout(userId: string, now: Date): Promise<CheckoutOutcome> {
  const vendor = await findPayments();
  const stored = await withUser(userId, (tx) => outcomeOf(tx, userId, null, now));
  // Without a checkout there is nothing that the vendor could know of.
  if (!vendor || stored.state === "entitled" || stored.state === "none") return stored;
  shared.relevelCheckouts ??= new Map();
  const waiting = shared.relevelCheckouts;
  const last = waiting.get(userId);
  if (last && now.getTime() - last.at.getTime() < ASKED) return last.outcome;
  const outcome = ask(vendor, userId, stored, now);
  // A map keeps the order in which keys were added: the first is the oldest.
  waiting.delete(userId);
  waiting.set(userId, { at: now, outcome });
  for (const oldest of waiting.keys()) {
    if (waiting.size <= MOST_WAITING) break;
    waiting.delete(oldest);
  }
  return outcome;
}

/** What was answered to somebody is no longer so: they have opened a checkout. */
export function forgetOutcome({ userId }: { userId: string }): void {
  shared.relevelCheckouts?.delete(userId);
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
  return { state: checkout?.status === "failed" ? "failed" : "processing", checkoutUrl };
}

const newestCheckout = (tx: Tx, userId: string, now: Date) =>
  tx.checkout.findFirst({
    where: { userId, expiresAt: { gt: now } },
    orderBy: { createdAt: "desc" },
    select: { sessionId: true, url: true, finishedAt: true },
  });
