import { withService } from "~/db/with-service.server";
import { logger } from "~/observability/logger.server";
import { recordStep } from "./record-step.server";

/**
 * Closes a call that we asked a vendor to place and never learned the end of. Nobody redials on it, and a true
 * event that comes later may still replace it.
 *
 * @param reason kept as `ended_reason`
 * @param now the instant of closing
 */
export async function closeAsUnknown(callId: string, reason: string, now: Date): Promise<void> {
  await withService(async (tx) => {
    const { count } = await tx.call.updateMany({
      where: { id: callId, status: { in: ["dialing", "ringing", "in_progress"] } },
      data: { status: "unknown", endedAt: now, endedReason: reason, lastStatusAt: now },
    });
    if (count === 0) return;
    const { userId } = await tx.call.findUniqueOrThrow({ where: { id: callId }, select: { userId: true } });
    await recordStep(tx, { id: callId, userId }, "unknown", now, { reason });
  });
  logger.warn({ callId, reason }, "call closed as unknown");
}
