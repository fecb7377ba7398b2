import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { type CheckoutRequest, type PaymentProvider, PaymentsRefused } from "~/providers/payments/provider";
import { paymentSettings } from "~/providers/payments/registry.server";
import { askVendor, requirePayments } from "./ask-vendor.server";
import {
  type CheckoutClaim,
  claimCheckout,
  closeCheckout,
  dropCheckout,
  forgottenSessions,
  keepCheckout,
  waitForCheckout,
} from "./claim-checkout.server";
import { forgetOutcome } from "./confirm-checkout.server";
import { followOwnPlans } from "./follow-own-plans.server";
import { hadTrial } from "./had-trial.server";
import { forgetLostCustomer, ownCustomer } from "./own-customer.server";
import { inTheWay, isOnItsWay, LIVE_COLUMNS } from "./standing-in-way";

/** How often a checkout that turns out to be over is replaced within one request. */
const TRIES = 3;

/**
 * Opens a checkout for the Pro plan at the vendor, or says why not. Whoever has one open gets the same again, so
 * that two tabs or a double click never pay twice.
 *
 * @param userId the signed-in person, who buys for themselves
 * @param now the instant of the request
 * @returns where to pay
 * @throws {AppError} not_found where nothing is sold, plan_already while a plan is charged or may be again,
 *   payments_away, plan_unchanged when the vendor refuses, signed_out
 */
export async function openCheckout(userId: string, now: Date): Promise<{ checkoutUrl: string }> {
  const vendor = await requirePayments();
  return askVendor(
    async () => {
      for (let turn = 0; turn < TRIES; turn++) {
        const buyer = await assertNothingInTheWay(vendor, userId, now);
        const claim = await claimCheckout({ userId }, now);
        const checkoutUrl = await (claim.mine
          ? open(vendor, userId, claim, buyer)
          : join(vendor, claim, now));
        if (checkoutUrl) return { checkoutUrl };
      }
      throw new AppError("payments_away");
    },
    { refused: "The payment company didn't open a checkout. Nothing has changed." },
  );
}

/** `isWaiting`: a first charge is on its way. `trial`: they haven't had a free trial yet. */
type Buyer = { isWaiting: boolean; trial: boolean };

/** @throws {AppError} plan_already */
async function assertNothingInTheWay(vendor: PaymentProvider, userId: string, now: Date): Promise<Buyer> {
  const unknown = await followOwnPlans(vendor, { userId }, now);
  const { snapshots, trial } = await withUser(userId, async (tx) => ({
    snapshots: await tx.subscriptionSnapshot.findMany({
      where: { userId },
      select: { ...LIVE_COLUMNS, subscriptionId: true },
    }),
    trial: !(await hadTrial(tx, userId)),
  }));
  const known = snapshots.filter(({ subscriptionId }) => !unknown.has(subscriptionId));
  for (const snapshot of known) {
    const reason = inTheWay(snapshot, now);
    if (reason) throw new AppError("plan_already", reason);
  }
  for (const sessionId of await forgottenSessions({ userId }, now)) {
    // A payment of which no subscription was heard yet isn't asked for twice.
    if ((await vendor.getCheckout(sessionId))?.status === "paid") throw stillOnItsWay();
  }
  return { isWaiting: known.some((snapshot) => isOnItsWay(snapshot, now)), trial };
}

const stillOnItsWay = () =>
  new AppError("plan_already", "Your payment is still on its way. There is nothing to pay again.");

async function open(
  vendor: PaymentProvider,
  userId: string,
  { checkoutId }: CheckoutClaim,
  { isWaiting, trial }: Buyer,
): Promise<string> {
  try {
    if (isWaiting) throw stillOnItsWay();
    const session = await createSession(vendor, { userId, checkoutId, trial });
    await keepCheckout(checkoutId, session);
    forgetOutcome({ userId });
    return session.url;
  } catch (error) {
    await dropCheckout(checkoutId);
    throw error;
  }
}

/** A session for the person's customer: for another one, where the vendor doesn't know the one that was kept. */
async function createSession(
  vendor: PaymentProvider,
  order: Pick<CheckoutRequest, "userId" | "checkoutId" | "trial">,
) {
  const { userId } = order;
  const { productId, publicUrl } = paymentSettings();
  const create = (customerId: string) =>
    vendor.createCheckout({
      customerId,
      productId,
      ...order,
      returnUrl: publicUrl("/dashboard?checkout=success"),
      cancelUrl: publicUrl("/pricing?checkout=left"),
    });
  const customerId = await ownCustomer(vendor, { userId });
  try {
    return await create(customerId);
  } catch (error) {
    if (!(error instanceof PaymentsRefused)) throw error;
    if (!(await forgetLostCustomer(vendor, { userId, customerId }))) throw error;
    return create(await ownCustomer(vendor, { userId }));
  }
}

/** Where the checkout is that was open already; null when it turns out to be over. */
async function join(
  vendor: PaymentProvider,
  { checkoutId, sessionId, url }: CheckoutClaim,
  now: Date,
): Promise<string | null> {
  if (!url || !sessionId) return waitForCheckout(checkoutId);
  const checkout = await vendor.getCheckout(sessionId);
  // While the bank still asks, the vendor's page is where it is answered.
  if (checkout?.status === "open" || checkout?.status === "processing") return url;
  if (checkout?.status === "paid") throw stillOnItsWay();
  await closeCheckout(checkoutId, now);
  return null;
}
