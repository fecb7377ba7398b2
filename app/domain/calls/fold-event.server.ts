import type { Tx } from "~/db/transaction.server";
import { heardStop, heardWrongNumber } from "~/domain/conversation/understand";
import type { ProviderEvent, Turn } from "~/providers/telephony/provider";
import { enqueue } from "~/queue/enqueue.server";
import { applyEvent, type CallStatus } from "./call-state";

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
  const { facts, moved } = applyEvent({ ...call, transcript: call.transcript as Turn[] | null }, event);
  const { transcript, ...columns } = facts;
  const heard = transcript && !call.transcript ? transcript : null;
  await tx.call.update({
    where: { id: callId },
    data: {
      status: columns.status,
      vendorCallId: columns.vendorCallId,
      answeredAt: columns.answeredAt,
      endedAt: columns.endedAt,
      durationSeconds: columns.durationSeconds,
      endedReason: columns.endedReason,
      recordingUrl: columns.recordingUrl,
      lastStatusAt: columns.lastStatusAt,
      ...(heard && { transcript: heard, transcriptText: heard.map((turn) => turn.text).join("\n") }),
      ...(moved && { vendorPayload: event.payload as object }),
    },
  });
  if (event.status && (moved || (await isLateStep(tx, callId, event.status)))) {
    await tx.callEvent.create({
      data: {
        callId,
        userId: call.userId,
        at: event.at,
        kind: event.status,
        detail: event.endedReason ? { reason: event.endedReason } : undefined,
      },
    });
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
