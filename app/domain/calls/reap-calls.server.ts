import { withService } from "~/db/with-service.server";
import { MINUTE, SECOND } from "~/lib/time";
import { logger } from "~/observability/logger.server";
import { callSettings, findCallProvider } from "~/providers/telephony/registry.server";
import { isFinal } from "./call-state";
import { closeAsUnknown } from "./close-as-unknown.server";
import { CATCH_UP_WINDOW } from "./dial-guard";
import { foldEvent } from "./fold-event.server";

const GRACE = 5 * MINUTE;
const BATCH = 200;

/**
 * Closes calls whose last word never came: polls the vendor, takes its truth, and closes what is still open as
 * `unknown`. Queued calls that no job will place any more are closed as our fault.
 *
 * @param input.now calls are judged against this instant
 */
export async function reapCalls({ now }: { now: Date }): Promise<void> {
  const { ringSeconds, maxSeconds } = callSettings();
  const dialedBefore = new Date(now.getTime() - (ringSeconds + maxSeconds) * SECOND - GRACE);
  const stuck = await withService((tx) =>
    tx.call.findMany({
      where: { status: { in: ["dialing", "ringing", "in_progress"] }, dialedAt: { lt: dialedBefore } },
      select: { id: true, provider: true, vendorCallId: true },
      orderBy: { dialedAt: "asc" },
      take: BATCH,
    }),
  );
  for (const call of stuck) {
    try {
      if (!(await learnTheEnd(call))) await closeAsUnknown(call.id, "no_word_from_vendor", now);
    } catch (error) {
      // An unreachable vendor: the next round asks again, and one call's trouble doesn't hold up the others.
      logger.warn(
        { callId: call.id, error: error instanceof Error ? error.name : "unknown" },
        "call not reaped",
      );
    }
  }
  await closeForgotten(now);
}

/** Takes the vendor's truth. A talk that is past every limit is ended there first. */
async function learnTheEnd(call: {
  id: string;
  provider: string;
  vendorCallId: string | null;
}): Promise<boolean> {
  const provider = findCallProvider(call.provider);
  const reference = { callId: call.id, vendorCallId: call.vendorCallId };
  let known = await provider?.getCall(reference);
  if (known?.status && !isFinal(known.status)) {
    await provider?.hangUp(reference);
    known = await provider?.getCall(reference);
  }
  const event = known;
  if (!event?.status || !isFinal(event.status)) return false;
  await withService((tx) => foldEvent(tx, call.id, event));
  return true;
}

async function closeForgotten(now: Date): Promise<void> {
  const scheduledBefore = new Date(now.getTime() - CATCH_UP_WINDOW - GRACE);
  await withService(async (tx) => {
    const closed = await tx.call.updateManyAndReturn({
      where: { status: "queued", scheduledAt: { lt: scheduledBefore } },
      data: { status: "canceled", endedAt: now, endedReason: "service_fault" },
      select: { id: true, userId: true },
    });
    await tx.callEvent.createMany({
      data: closed.map(({ id, userId }) => ({
        callId: id,
        userId,
        at: now,
        kind: "not_dialed",
        detail: { reason: "service_fault" },
      })),
    });
  });
}
