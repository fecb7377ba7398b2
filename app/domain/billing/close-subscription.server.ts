import { withService } from "~/db/with-service.server";
import { logger } from "~/observability/logger.server";
import { isOver, type PaymentProvider, PaymentsAway } from "~/providers/payments/provider";
import { findPayments } from "~/providers/payments/registry.server";
import { followSubscription } from "./follow-subscription.server";
import { countingSubscription, surplusSubscriptions } from "./project-subscription";
import { snapshotFrom } from "./snapshot";

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
  const { standing, counting } = await standingOf(subscriptionId);
  if (standing === "needed") return;
  const begun = performance.now();
  if (standing === "surplus" && !(await isAlive(vendor, counting, now))) {
    logger.warn(
      { subscriptionId },
      "a subscription stays: the one that it was one too many beside is none any more",
    );
    return;
  }
  const found = await vendor.getSubscription(subscriptionId);
  if (!found) return;
  const at = new Date(now.getTime() + (performance.now() - begun));
  const over = isOver(found);
  const subscription = over ? found : await vendor.cancelNow(subscriptionId);
  if (!over) logger.info({ subscriptionId }, "a subscription was ended at the vendor");
  if (standing === "surplus") await followSubscription(subscriptionId, at, { read: { subscription, at } });
}

/**
 * Is a plan still one at the vendor's? Nobody loses the plan they pay for to one that is over since, or that the vendor
 * doesn't know. What is over is put on record.
 */
async function isAlive(vendor: PaymentProvider, subscriptionId: string, now: Date): Promise<boolean> {
  const subscription = await vendor.getSubscription(subscriptionId);
  if (!subscription) return false;
  if (!isOver(subscription)) return true;
  await followSubscription(subscriptionId, now, { read: { subscription, at: now } });
  return false;
}

type Standing = { standing: "gone" | "needed"; counting: null } | { standing: "surplus"; counting: string };

/** `gone`: nobody of ours has it. `surplus`: it is one too many beside the one that counts. */
function standingOf(subscriptionId: string): Promise<Standing> {
  return withService(async (tx) => {
    const row = await tx.subscriptionSnapshot.findUnique({
      where: { subscriptionId },
      select: { userId: true },
    });
    if (!row) return { standing: "gone", counting: null };
    const all = (await tx.subscriptionSnapshot.findMany({ where: { userId: row.userId } })).map(snapshotFrom);
    const counting = countingSubscription(all);
    const isSurplus = surplusSubscriptions(all).some((one) => one.subscriptionId === subscriptionId);
    return counting && isSurplus
      ? { standing: "surplus", counting: counting.subscriptionId }
      : { standing: "needed", counting: null };
  });
}
