import { withService } from "~/db/with-service.server";
import { AppError } from "~/lib/app-error";
import { aboutCall } from "~/observability/log-context.server";
import { logger } from "~/observability/logger.server";
import { UnreadableWebhook, type WebhookRequest } from "~/providers/telephony/provider";
import { findCallProvider } from "~/providers/telephony/registry.server";
import { enqueue } from "~/queue/enqueue.server";
import { onRecord } from "./on-record";

/**
 * Takes a vendor's webhook: authenticates it, stores the event and adds the job that applies it, in one
 * transaction. Returning means it is safe to answer 2xx. A duplicate changes nothing.
 *
 * @param providerName from the URL
 * @param request the raw body and headers
 * @throws {AppError} unknown_provider, bad_signature, bad_request
 */
export async function receiveWebhook(
  providerName: string,
  request: WebhookRequest,
): Promise<{ duplicate: boolean }> {
  const provider = findCallProvider(providerName);
  if (!provider) throw new AppError("unknown_provider");
  if (!provider.verifyWebhookSignature(request)) throw new AppError("bad_signature");
  let event: ReturnType<typeof provider.parseWebhook>;
  try {
    event = onRecord(provider.parseWebhook(request));
  } catch (error) {
    if (error instanceof UnreadableWebhook) throw new AppError("bad_request", undefined, { cause: error });
    throw error;
  }
  aboutCall(event.callId);
  if (event.status === null) logger.warn({ provider: provider.name }, "a vendor used a word we don't know");

  return withService(async (tx) => {
    const stored = await tx.webhookEvent.createManyAndReturn({
      data: {
        source: provider.name,
        eventId: event.eventId,
        payload: { event: JSON.parse(JSON.stringify(event)) },
      },
      skipDuplicates: true,
      select: { id: true },
    });
    const row = stored[0];
    if (!row) return { duplicate: true };
    await enqueue(tx, "apply_call_event", { webhookEventId: row.id });
    return { duplicate: false };
  });
}
