import { withService } from "~/db/with-service.server";
import type { CallStep } from "~/domain/calls/receipt";
import { heardWrongNumber } from "~/domain/conversation/understand";
import { logger } from "~/observability/logger.server";
import type { Turn } from "~/providers/telephony/provider";

/**
 * Ends all calls to a person who said so on the phone: consent is withdrawn, daily calls are off, nothing is
 * scheduled, and a call that is still queued is dropped. All in one transaction, so that nothing rings after.
 *
 * @param input.callId the call on which it was said
 * @param input.now the instant of stopping
 */
export async function stopCalls({ callId, now }: { callId: string; now: Date }): Promise<void> {
  await withService(async (tx) => {
    const call = await tx.call.findUnique({
      where: { id: callId },
      select: { userId: true, toNumber: true, transcript: true },
    });
    if (!call) return;
    const { userId } = call;
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const [latest] = await tx.consent.findMany({
      where: { userId, kind: "calls" },
      orderBy: { createdAt: "desc" },
      take: 1,
    });
    if (latest?.granted) {
      const { textVersion, text } = latest;
      await tx.consent.create({
        data: {
          userId,
          kind: "calls",
          granted: false,
          textVersion,
          text,
          phone: call.toNumber,
          source: `call:${callId}`,
        },
      });
    }
    await tx.user.update({
      where: { id: userId },
      data: { callEnabled: false, nextCallAt: null, nextSilentAt: null },
    });
    const dropped = await tx.call.updateManyAndReturn({
      where: { userId, status: "queued" },
      data: { status: "canceled", endedAt: now, endedReason: "consent_withdrawn" },
      select: { id: true },
    });
    await tx.callEvent.createMany({
      data: dropped.map(({ id }) => ({
        callId: id,
        userId,
        at: now,
        kind: "not_dialed" satisfies CallStep,
        detail: { reason: "consent_withdrawn" },
      })),
    });
    const wrongNumber = heardWrongNumber((call.transcript ?? []) as Turn[]);
    const detail = wrongNumber ? { detail: { reason: "wrong_number" } } : {};
    await tx.callEvent.create({ data: { callId, userId, at: now, kind: "calls_stopped", ...detail } });
  });
  logger.info({ callId }, "calls stopped by voice");
}
