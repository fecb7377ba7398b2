import type { Tx } from "~/db/transaction.server";
import type { SubscriptionStatus } from "~/providers/payments/provider";

/** Of a subscription that hasn't begun, nothing was given. */
const NEVER_BEGAN: SubscriptionStatus[] = ["pending", "failed"];

/**
 * Has this person had a free trial? It is given once, whatever became of the plan that it began.
 *
 * @param tx a transaction that sees the person
 */
export async function hadTrial(tx: Tx, userId: string): Promise<boolean> {
  const begun = await tx.subscriptionSnapshot.findFirst({
    where: { userId, trialDays: { gt: 0 }, status: { notIn: NEVER_BEGAN } },
    select: { subscriptionId: true },
  });
  return begun !== null;
}
