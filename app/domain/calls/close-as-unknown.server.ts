import { Prisma } from "~/db/generated/client";
import { withService } from "~/db/with-service.server";
import { countEnd } from "~/observability/count-events.server";
import { logger } from "~/observability/logger.server";
import type { Turn } from "~/providers/telephony/provider";
import { actOnTalk } from "./act-on-talk.server";
import { isUnderWay } from "./call-state";
import { lockCall } from "./lock-call.server";
import { recordStep } from "./record-step.server";

/**
 * Closes a call that we asked a vendor to place and never learned the end of. Nobody redials on it, and a true
 * event that comes later may still replace it. What was asked of us in a talk that we led counts all the same.
 *
 * @param reason kept as `ended_reason`
 * @param now the instant of closing
 */
export async function closeAsUnknown(callId: string, reason: string, now: Date): Promise<void> {
  const closed = await withService(async (tx) => {
    const call = await lockCall(tx, callId);
    if (!call || !isUnderWay(call.status)) return null;
    const turns = call.transcript as Turn[] | null;
    const { distress } = turns ? await actOnTalk(tx, call, turns, now) : { distress: false };
    await tx.call.update({
      where: { id: callId },
      data: {
        status: "unknown",
        endedAt: now,
        endedReason: reason,
        lastStatusAt: now,
        ...(distress && { noGame: true }),
        // As at any other end: of a call with a code no word is kept.
        ...(call.kind === "verification" && { transcript: Prisma.DbNull, transcriptText: null }),
      },
      select: { id: true },
    });
    await tx.callTalk.deleteMany({ where: { callId } });
    await recordStep(tx, call, "unknown", now, { reason });
    return call.kind;
  });
  if (!closed) return;
  logger.warn({ callId, reason }, "call closed as unknown");
  countEnd({ kind: closed, status: "unknown", reason });
}
