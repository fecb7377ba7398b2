import { withService } from "~/db/with-service.server";
import { AppError } from "~/lib/app-error";
import { type PaymentEvent, UnreadablePaymentEvent } from "~/providers/payments/provider";
import { findPayments } from "~/providers/payments/registry.server";
import { enqueue } from "~/queue/enqueue.server";

/**
 * Takes the payment vendor's webhook: authenticates it, stores the event and adds the job that applies it, in one
 * transaction. Returning means it is safe to answer 2xx. A duplicate changes nothing, and what an event of an
 * unknown kind is about is asked of the vendor like that of any other.
 *
 * Kept are ids, times and the vendor's word: nothing of a person.
 *
 * @param request the raw body, and the headers with names in any case
 * @throws {AppError} not_found where payments are off, bad_signature, bad_request
 */
export async function receivePaymentWebhook({
  rawBody,
  headers,
}: {
  rawBody: string;
  headers: Headers | Record<string, string | undefined>;
}): Promise<{ duplicate: boolean }> {
  const payments = await findPayments();
  if (!payments) throw new AppError("not_found");
  let event: PaymentEvent | null;
  try {
    event = payments.verifyWebhook(rawBody, headers);
  } catch (error) {
    if (error instanceof UnreadablePaymentEvent)
      throw new AppError("bad_request", undefined, { cause: error });
    throw error;
  }
  if (!event) throw new AppError("bad_signature");

  const { eventId, type, occurredAt, subscriptionIds, paymentId, graceUntil } = event;
  const payload = {
    type,
    occurredAt: occurredAt.toISOString(),
    subscriptionIds,
    paymentId,
    graceUntil: graceUntil?.toISOString() ?? null,
  };
  return withService(async (tx) => {
    const [stored] = await tx.webhookEvent.createManyAndReturn({
      data: { source: payments.name, eventId, payload },
      skipDuplicates: true,
      select: { id: true },
    });
    if (!stored) return { duplicate: true };
    await enqueue(tx, "apply_payment_event", { webhookEventId: stored.id });
    return { duplicate: false };
  });
}
