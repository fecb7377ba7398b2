import type { Tx } from "~/db/transaction.server";
import type { CallStep } from "./receipt";

/**
 * Puts a step on a call's receipt, in the transaction that takes it.
 *
 * @param call whose receipt
 * @param step what happened
 * @param at when
 * @param detail codes and instants only
 */
export async function recordStep(
  tx: Tx,
  call: { id: string; userId: string },
  step: CallStep,
  at: Date,
  detail?: Record<string, string>,
): Promise<void> {
  await tx.callEvent.create({
    data: { callId: call.id, userId: call.userId, at, kind: step, detail },
    select: { id: true },
  });
}
