import { withService } from "~/db/with-service.server";
import type { CallStep } from "~/domain/calls/receipt";
import { logger } from "~/observability/logger.server";
import { stopEverything } from "./stop-everything.server";

/**
 * Ends all calls to a person because of what was said on the phone: everything stops, daily calls are off, and an
 * account whose number was somebody else's is flagged. All in one transaction, so that nothing rings after.
 *
 * @param input.callId the call on which it was said
 * @param input.reason what was said: no more calls, or that it is the wrong number
 * @param input.now the instant of stopping
 */
export async function stopCalls(input: {
  callId: string;
  reason: "stop_calls" | "wrong_number";
  now: Date;
}): Promise<void> {
  const { callId, reason, now } = input;
  const wrongNumber = reason === "wrong_number";
  await withService(async (tx) => {
    const call = await tx.call.findUnique({
      where: { id: callId },
      select: { userId: true, toNumber: true },
    });
    if (!call) return;
    const { userId, toNumber: phone } = call;
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const kind = "calls_stopped" satisfies CallStep;
    const steps = await tx.callEvent.findMany({ where: { callId, kind }, select: { detail: true } });
    const known = steps.some(({ detail }) => !wrongNumber || JSON.stringify(detail).includes(reason));
    // Whoever has turned calls on again since isn't stopped by the same words a second time.
    if (known) return;
    await stopEverything(tx, userId, now, { source: `call:${callId}`, phone, saidOn: callId });
    await tx.user.update({ where: { id: userId }, data: { callEnabled: false }, select: { id: true } });
    // The first time counts, until somebody has looked at it.
    if (wrongNumber) {
      await tx.user.updateMany({
        where: { id: userId, flaggedAt: null },
        data: { flaggedAt: now, flagReason: reason },
      });
    }
    await tx.callEvent.create({
      data: { callId, userId, at: now, kind, ...(wrongNumber && { detail: { reason } }) },
      select: { id: true },
    });
  });
  logger.info({ callId }, "calls stopped by voice");
}
