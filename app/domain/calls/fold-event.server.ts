import type { Tx } from "~/db/transaction.server";
import { heardStop, heardWrongNumber } from "~/domain/conversation/understand";
import type { ProviderEvent, Turn } from "~/providers/telephony/provider";
import { enqueue } from "~/queue/enqueue.server";
import { blockInTransaction } from "./block-number.server";
import { applyEvent, type CallStatus, isFinal } from "./call-state";
import { lockCall } from "./lock-call.server";
import { isReservedNumber } from "./phone-number";
import { planRetry } from "./plan-retry.server";
import { recordStep } from "./record-step.server";

/**
 * Folds a vendor's event into the row of its call and starts what follows from it, all in the caller's
 * transaction.
 *
 * @param tx a service transaction
 * @param callId the call
 * @param event in our words
 * @param now what follows from it is decided at this instant
 * @returns whether the state moved
 */
export async function foldEvent(tx: Tx, callId: string, event: ProviderEvent, now: Date): Promise<boolean> {
  const call = await lockCall(tx, callId);
  if (!call) return false;
  const before = { ...call, transcript: call.transcript as Turn[] | null };
  const { facts, moved } = applyEvent(before, event);
  const heard = facts.transcript !== before.transcript ? facts.transcript : null;
  await tx.call.update({
    where: { id: callId },
    data: {
      status: facts.status,
      vendorCallId: facts.vendorCallId,
      answeredAt: facts.answeredAt,
      endedAt: facts.endedAt,
      durationSeconds: facts.durationSeconds,
      endedReason: facts.endedReason,
      recordingUrl: facts.recordingUrl,
      lastStatusAt: facts.lastStatusAt,
      ...(event.cost && { costMinor: event.cost.amountMinor, costCurrency: event.cost.currency }),
      ...(heard && { transcript: heard, transcriptText: heard.map((turn) => turn.text).join("\n") }),
      ...(moved && { vendorPayload: event.payload as object }),
    },
  });
  if (event.status && event.status !== "queued" && (moved || (await isLateStep(tx, callId, event.status)))) {
    const detail = event.endedReason ? { reason: event.endedReason } : undefined;
    await recordStep(tx, call, event.status, event.at, detail);
  }
  if (moved && isFinal(facts.status)) await planRetry(tx, callId, now);
  // What was promised on the phone has to come true.
  if (heard && (heardStop(heard) || heardWrongNumber(heard))) await enqueue(tx, "stop_calls", { callId });
  // Reserved numbers belong to nobody and are shared by many: a block would be everybody's.
  if (heard && heardWrongNumber(heard) && call.toNumber && !isReservedNumber(call.toNumber)) {
    await blockInTransaction(tx, call.toNumber, "wrong_number");
  }
  return moved;
}

/** A step on the way that is told after the next one: it moves nothing, but the receipt is not whole without it. */
async function isLateStep(tx: Tx, callId: string, status: CallStatus): Promise<boolean> {
  if (status !== "ringing" && status !== "in_progress") return false;
  return (await tx.callEvent.count({ where: { callId, kind: status } })) === 0;
}
