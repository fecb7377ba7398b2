import type { Tx } from "~/db/transaction.server";
import { heardStop, heardWrongNumber } from "~/domain/conversation/understand";
import type { ProviderEvent, Turn } from "~/providers/telephony/provider";
import { enqueue } from "~/queue/enqueue.server";
import { applyEvent, type CallStatus } from "./call-state";
import { recordStep } from "./record-step.server";

/**
 * Folds a vendor's event into the row of its call and starts what follows from it, all in the caller's
 * transaction.
 *
 * @param tx a service transaction
 * @param callId the call
 * @param event in our words
 * @returns whether the state moved
 */
export async function foldEvent(tx: Tx, callId: string, event: ProviderEvent): Promise<boolean> {
  await tx.$queryRaw`select 1 from calls where id = ${callId}::uuid for update`;
  const call = await tx.call.findUniqueOrThrow({ where: { id: callId } });
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
      ...(heard && { transcript: heard, transcriptText: heard.map((turn) => turn.text).join("\n") }),
      ...(moved && { vendorPayload: event.payload as object }),
    },
  });
  if (event.status && event.status !== "queued" && (moved || (await isLateStep(tx, callId, event.status)))) {
    const detail = event.endedReason ? { reason: event.endedReason } : undefined;
    await recordStep(tx, call, event.status, event.at, detail);
  }
  // What was promised on the phone has to come true.
  if (heard && (heardStop(heard) || heardWrongNumber(heard))) await enqueue(tx, "stop_calls", { callId });
  return moved;
}

/** A step on the way that is told after the next one: it moves nothing, but the receipt is not whole without it. */
async function isLateStep(tx: Tx, callId: string, status: CallStatus): Promise<boolean> {
  if (status !== "ringing" && status !== "in_progress") return false;
  return (await tx.callEvent.count({ where: { callId, kind: status } })) === 0;
}
