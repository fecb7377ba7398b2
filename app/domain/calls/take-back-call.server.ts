import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { isUuid } from "~/lib/uuid";
import { recordStep } from "./record-step.server";

/**
 * Takes back a call that was asked for later, or a further try of a slot, while it still waits.
 *
 * @param userId the signed-in person
 * @param callId the call
 * @param now the instant of taking it back
 * @throws {AppError} not_found when it isn't this person's waiting call, or no longer waits
 */
export async function takeBackCall(userId: string, callId: string, now: Date): Promise<void> {
  if (!isUuid(callId)) throw new AppError("not_found");
  await withUser(userId, async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    if (!(await cancelWaiting(tx, { id: callId, userId }, "taken_back", now)))
      throw new AppError("not_found");
  });
}

/**
 * Cancels a person's waiting call, in the transaction of what takes its place.
 *
 * @param reason kept as `ended_reason`
 * @returns false when it no longer waits
 */
export async function cancelWaiting(
  tx: Tx,
  call: { id: string; userId: string },
  reason: "taken_back" | "superseded",
  now: Date,
): Promise<boolean> {
  const { count } = await tx.call.updateMany({
    where: {
      id: call.id,
      userId: call.userId,
      status: "queued",
      // The slot's own call is left out by a skip.
      OR: [{ kind: "on_demand" }, { kind: "daily", attempt: { gt: 1 } }],
    },
    data: { status: "canceled", endedAt: now, endedReason: reason },
  });
  if (count === 0) return false;
  await recordStep(tx, call, "taken_back", now, { reason });
  return true;
}
