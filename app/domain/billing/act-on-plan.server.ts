import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import {
  type PaymentProvider,
  PaymentsRefused,
  type VendorSubscription,
} from "~/providers/payments/provider";
import { paymentsMode } from "~/providers/payments/registry.server";
import { askVendor, requirePayments, type VendorWords } from "./ask-vendor.server";
import { followSubscription } from "./follow-subscription.server";
import { type PlanStanding, planStanding, STANDING_COLUMNS } from "./plan-standing";

/** Something that a person does to their own plan at the vendor's. */
export type PlanAct = {
  /** Is it open to them now? */
  may: (standing: PlanStanding) => boolean;
  /** Is it so already? Then a second click changes nothing. */
  isDone: (standing: PlanStanding) => boolean;
  change: (
    vendor: PaymentProvider,
    subscriptionId: string,
    standing: PlanStanding,
  ) => Promise<VendorSubscription>;
};

const CHANGE_WORDS: VendorWords = {
  // A time-out leaves open whether it was heard.
  away: "Payments can't be reached right now, so we don't know whether that went through. Please look again in a minute.",
  refused: "The payment company didn't do that: your plan has changed meanwhile. This is how it stands now.",
};

/**
 * Does something to a person's plan, and keeps what the vendor answers, so that the next page shows how it stands.
 *
 * @param act what
 * @param person.userId the signed-in person, whose subscription is looked up in the database
 * @param now the instant of the request
 * @throws {AppError} not_found where nothing is sold, plan_unchanged when their plan or the vendor doesn't allow
 *   it, payments_away
 */
export async function actOnPlan(act: PlanAct, { userId }: { userId: string }, now: Date): Promise<void> {
  const begun = performance.now();
  const vendor = await requirePayments();
  const { subscriptionId, ...stored } = await ownPlan(userId, now);
  if (!subscriptionId) throw new AppError("plan_unchanged");
  let { standing } = stored;
  if (!act.may(standing)) {
    // Nobody is refused, or told that it is done, by what we last heard.
    await askVendor(() => followSubscription(subscriptionId, now));
    ({ standing } = await ownPlan(userId, now));
    if (act.isDone(standing)) return;
    if (!act.may(standing)) throw new AppError("plan_unchanged");
  }
  // An answer counts from when it was asked for: events may have had the vendor asked since the request began.
  const at = new Date(now.getTime() + (performance.now() - begun));
  await askVendor(async () => {
    try {
      const subscription = await act.change(vendor, subscriptionId, standing);
      await followSubscription(subscriptionId, at, { read: { subscription, at } });
    } catch (error) {
      // It stands otherwise than we thought, and the page is to show how.
      if (error instanceof PaymentsRefused) await followSubscription(subscriptionId, at);
      throw error;
    }
  }, CHANGE_WORDS);
}

/**
 * A person's subscription and how it stands.
 *
 * @param userId the signed-in person
 */
async function ownPlan(
  userId: string,
  now: Date,
): Promise<{ subscriptionId: string | null; standing: PlanStanding }> {
  const row = await withUser(userId, (tx) =>
    tx.subscription.findUnique({
      where: { userId },
      select: { ...STANDING_COLUMNS, dodoSubscriptionId: true },
    }),
  );
  return {
    subscriptionId: row?.dodoSubscriptionId ?? null,
    standing: planStanding(paymentsMode(), row, now),
  };
}

/**
 * A link to a page of the vendor's about a person's subscription.
 *
 * @param may is it open to them now?
 * @param open asks the vendor for it
 * @throws {AppError} as `actOnPlan`
 */
export async function linkToPlan(
  may: (standing: PlanStanding) => boolean,
  open: (vendor: PaymentProvider, subscriptionId: string) => Promise<string>,
  { userId }: { userId: string },
  now: Date,
): Promise<string> {
  const vendor = await requirePayments();
  const { subscriptionId, standing } = await ownPlan(userId, now);
  if (!subscriptionId || !may(standing)) throw new AppError("plan_unchanged");
  return askVendor(() => open(vendor, subscriptionId));
}
