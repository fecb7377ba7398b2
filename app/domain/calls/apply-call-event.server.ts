import { z } from "zod";
import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { clock } from "~/lib/clock";
import { countWebhook } from "~/observability/count-events.server";
import { aboutCall } from "~/observability/log-context.server";
import { logger } from "~/observability/logger.server";
import { CALL_STATUSES, type ProviderEvent } from "~/providers/telephony/provider";
import { foldEvent } from "./fold-event.server";

const instant = z.iso.datetime().transform((value) => new Date(value));
const StoredEvent = z.object({
  event: z.object({
    eventId: z.string(),
    callId: z.string().nullable(),
    vendorCallId: z.string().nullable(),
    status: z.enum(CALL_STATUSES).nullable(),
    at: instant,
    answeredAt: instant.nullable(),
    durationSeconds: z.number().int().nonnegative().nullable(),
    endedReason: z.string().nullable(),
    transcript: z
      .array(z.object({ role: z.enum(["companion", "user"]), text: z.string(), at: z.iso.datetime() }))
      .nullable(),
    recordingUrl: z.string().nullable(),
    // A vendor may never say what a call costs.
    cost: z.object({ amountMinor: z.number().int(), currency: z.string() }).nullable().default(null),
    payload: z.unknown(),
  }),
});

/**
 * Applies one stored webhook event to its call, once.
 *
 * @param input.webhookEventId a row of the inbox; a processed one is left alone
 * @param input.now the instant it is marked as processed
 */
export async function applyCallEvent({
  webhookEventId,
  now,
}: {
  webhookEventId: string;
  now: Date;
}): Promise<void> {
  const applied = await withService(async (tx) => {
    const row = await tx.webhookEvent.findUnique({ where: { id: webhookEventId } });
    if (!row || row.processedAt) return null;
    const { event } = StoredEvent.parse(row.payload);
    const callId = await findCall(tx, row.source, event);
    aboutCall(callId);
    if (callId) await foldEvent(tx, callId, event, now);
    else logger.warn({ webhookEventId, provider: row.source }, "a webhook event is about no call of ours");
    // The words of the talk are the call's and live as long as it does: the inbox keeps no copy.
    const kept = { event: { ...event, transcript: null } };
    await tx.webhookEvent.update({
      where: { id: webhookEventId },
      data: {
        processedAt: now,
        error: callId ? null : "call_not_found",
        payload: JSON.parse(JSON.stringify(kept)),
      },
    });
    return row;
  });
  if (applied) countWebhook(applied.source, applied.receivedAt, clock.now());
}

/** Our own id first, the vendor's second: an event may come before the answer that brings the vendor's id. */
async function findCall(tx: Tx, provider: string, event: ProviderEvent): Promise<string | null> {
  if (event.callId && z.uuid().safeParse(event.callId).success) {
    const call = await tx.call.findFirst({ where: { id: event.callId, provider }, select: { id: true } });
    if (call) return call.id;
  }
  if (!event.vendorCallId) return null;
  const call = await tx.call.findUnique({
    where: { provider_vendorCallId: { provider, vendorCallId: event.vendorCallId } },
    select: { id: true },
  });
  return call?.id ?? null;
}
