import type { Tx } from "~/db/transaction.server";
import type { CallStatus } from "./call-state";
import { recordStep } from "./record-step.server";

/**
 * Closes a call that nobody will place, because its job was taken away by hand. One that has been dialled
 * already is left alone: only the provider knows its end.
 *
 * @param tx the caller's transaction, in which the job goes too
 * @param input.callId the call
 * @param input.now the instant of closing
 * @returns the call's status from here on; null when there is no such call
 */
export async function cancelQueuedCall(
  tx: Tx,
  { callId, now }: { callId: string; now: Date },
): Promise<CallStatus | null> {
  const call = await tx.call.findUnique({ where: { id: callId }, select: { id: true, userId: true } });
  if (!call) return null;
  // The user before the call, as everywhere: one order keeps transactions from waiting for each other.
  await tx.$queryRaw`select 1 from users where id = ${call.userId}::uuid for no key update`;
  await tx.$queryRaw`select 1 from calls where id = ${callId}::uuid for no key update`;
  const endedReason = "canceled_by_operator";
  const { count } = await tx.call.updateMany({
    where: { id: callId, status: "queued" },
    data: { status: "canceled", endedAt: now, endedReason },
  });
  if (count > 0) await recordStep(tx, call, "not_dialed", now, { reason: endedReason });
  const after = await tx.call.findUniqueOrThrow({ where: { id: callId }, select: { status: true } });
  return after.status;
}
