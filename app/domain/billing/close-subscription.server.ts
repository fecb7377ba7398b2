import { withService } from "~/db/with-service.server";
import { logger } from "~/observability/logger.server";
import { PaymentsAway } from "~/providers/payments/provider";
import { findPayments } from "~/providers/payments/registry.server";
import { followSubscription } from "./follow-subscription.server";
import { surplusSubscriptions } from "./project-subscription";
import { snapshotFrom } from "./snapshot";
import { OVER } from "./standing-in-way";

/**
 * Ends a subscription at the vendor: its person is gone, or has another one. One that is over already, that the vendor
 * doesn't know, or that is its person's plan after all is left alone.
 *
 * @param input.subscriptionId the vendor's id
 * @param input.now the instant the job began
 * @throws {PaymentsAway} {PaymentsRefused} for another attempt
 */
export async function closeSubscription({
  subscriptionId,
  now,
}: {
  subscriptionId: string;
  now: Date;
}): Promise<void> {
  const vendor = await findPayments();
  if (!vendor) throw new PaymentsAway("payments are off");
  const standing = await standingOf(subscriptionId);
  if (standing === "needed") return;
  const begun = performance.now();
  const found = await vendor.getSubscription(subscriptionId);
  if (!found) return;
  const at = new Date(now.getTime() + (performance.now() - begun));
  const over = found.status !== null && OVER.includes(found.status);
  const subscription = over ? found : await vendor.cancelNow(subscriptionId);
  if (!over) logger.info({ subscriptionId }, "a subscription was ended at the vendor");
  if (standing === "surplus") await followSubscription(subscriptionId, at, { read: { subscription, at } });
}

/** `gone`: nobody of ours has it. */
function standingOf(subscriptionId: string): Promise<"gone" | "surplus" | "needed"> {
  return withService(async (tx) => {
    const row = await tx.subscriptionSnapshot.findUnique({
      where: { subscriptionId },
      select: { userId: true },
    });
    if (!row) return "gone";
    const all = await tx.subscriptionSnapshot.findMany({ where: { userId: row.userId } });
    const surplus = surplusSubscriptions(all.map(snapshotFrom));
    return surplus.some((one) => one.subscriptionId === subscriptionId) ? "surplus" : "needed";
  });
}
