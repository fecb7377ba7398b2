import { z } from "zod";
import { withService } from "~/db/with-service.server";
import { countWebhook } from "~/observability/count-events.server";
import { logger } from "~/observability/logger.server";
import { PaymentsAway } from "~/providers/payments/provider";
import { findPayments } from "~/providers/payments/registry.server";
import { type Followed, followSubscription } from "./follow-subscription.server";

const StoredEvent = z.object({
  subscriptionIds: z.array(z.string()),
  paymentId: z.string().nullable().default(null),
  graceUntil: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable(),
});

/** What the inbox says of an event that came to nothing. */
const PROBLEMS: Record<Exclude<Followed, "followed">, string> = {
  unknown: "unknown_status",
  not_ours: "not_ours",
  no_user: "no_user",
  not_found: "not_found",
};

/**
 * Applies one stored event of the payment vendor, once: neither its name nor what it says decides anything, the vendor
 * is asked about every subscription that it names.
 *
 * @param input.webhookEventId a row of the inbox; a processed one is left alone
 * @param input.now the instant the job began
 * @throws {PaymentsAway} {PaymentsRefused} the event stays unprocessed, for another attempt
 */
export async function applyPaymentEvent({
  webhookEventId,
  now,
}: {
  webhookEventId: string;
  now: Date;
}): Promise<void> {
  const begun = performance.now();
  const row = await withService((tx) => tx.webhookEvent.findUnique({ where: { id: webhookEventId } }));
  if (!row || row.processedAt) return;
  const vendor = await findPayments();
  if (!vendor) throw new PaymentsAway("payments are off");
  const close = (error: string | null) =>
    withService((tx) =>
      tx.webhookEvent.updateMany({
        where: { id: webhookEventId, processedAt: null },
        data: { processedAt: now, error },
      }),
    );
  if (vendor.name !== row.source) {
    logger.warn({ webhookEventId, provider: row.source }, "an event is of a vendor that isn't asked here");
    await close("other_vendor");
    return;
  }
  const { subscriptionIds, paymentId, graceUntil } = StoredEvent.parse(row.payload);
  const problems: string[] = [];
  // An event of a refund names the payment alone.
  const isOfPayment = subscriptionIds.length === 0 && paymentId !== null;
  for (const id of isOfPayment ? await vendor.subscriptionsOf(paymentId) : subscriptionIds) {
    const asked = new Date(now.getTime() + (performance.now() - begun));
    const followed = await followSubscription(id, asked, { graceUntil });
    if (followed !== "followed") problems.push(PROBLEMS[followed]);
  }
  await close(problems[0] ?? null);
  countWebhook(row.source, row.receivedAt, new Date(now.getTime() + (performance.now() - begun)));
}
