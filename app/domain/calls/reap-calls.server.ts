import { withService } from "~/db/with-service.server";
import { HOUR, MINUTE, SECOND } from "~/lib/time";
import { logger } from "~/observability/logger.server";
import { callSettings, findCallProvider } from "~/providers/telephony/registry.server";
import { enqueueAll } from "~/queue/enqueue.server";
import { isFinal } from "./call-state";
import { closeAsUnknown } from "./close-as-unknown.server";
import { CATCH_UP_WINDOW, WAITING_WINDOW } from "./dial-guard";
import { foldEvent } from "./fold-event.server";
import { recordStep } from "./record-step.server";

const GRACE = 5 * MINUTE;
/** Nobody waits longer for a vendor that can't be asked: a call that never ends would block all others. */
const GIVE_UP = 1 * HOUR;
const BATCH = 200;
/** Every call gets its job with its row. One that is still without this long after is not going to get it. */
const LOST_AFTER = 2 * MINUTE;

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
      where: {
        status: { in: ["dialing", "ringing", "in_progress"] },
        OR: [{ dialedAt: { lt: dialedBefore } }, { dialedAt: null, createdAt: { lt: dialedBefore } }],
      },
      select: { id: true, provider: true, vendorCallId: true, dialedAt: true, createdAt: true },
      orderBy: { dialedAt: "asc" },
      take: BATCH,
    }),
  );
  for (const call of stuck) {
    try {
      if (!(await learnTheEnd(call, now))) await closeAsUnknown(call.id, "no_word_from_vendor", now);
    } catch (error) {
      // An unreachable vendor: the next round asks again, and one call's trouble doesn't hold up the others.
      const age = now.getTime() - (call.dialedAt ?? call.createdAt).getTime();
      logger.warn(
        { callId: call.id, error: error instanceof Error ? error.name : "unknown" },
        "call not reaped",
      );
      if (age > GIVE_UP) await closeAsUnknown(call.id, "no_word_from_vendor", now);
    }
  }
  await closeForgotten(now);
  await replaceLostJobs(now);
}

/** Takes the vendor's truth. A talk that is past every limit is ended there first. */
async function learnTheEnd(
  call: { id: string; provider: string; vendorCallId: string | null },
  now: Date,
): Promise<boolean> {
  const provider = findCallProvider(call.provider);
  const reference = { callId: call.id, vendorCallId: call.vendorCallId };
  let known = await provider?.getCall(reference);
  if (known?.status && !isFinal(known.status)) {
    await provider?.hangUp(reference);
    known = await provider?.getCall(reference);
  }
  const event = known;
  if (!event?.status || !isFinal(event.status)) return false;
  await withService((tx) => foldEvent(tx, call.id, event, now));
  return true;
}

async function closeForgotten(now: Date): Promise<void> {
  const before = (window: number) => ({ lt: new Date(now.getTime() - window - GRACE) });
  await withService(async (tx) => {
    const closed = await tx.call.updateManyAndReturn({
      where: {
        status: "queued",
        OR: [
          { kind: "on_demand", scheduledAt: before(WAITING_WINDOW) },
          { kind: { not: "on_demand" }, scheduledAt: before(CATCH_UP_WINDOW) },
        ],
      },
      data: { status: "canceled", endedAt: now, endedReason: "service_fault" },
      select: { id: true, userId: true },
    });
    for (const call of closed) await recordStep(tx, call, "not_dialed", now, { reason: "service_fault" });
  });
}

/** Calls that are due and have no job any more, because theirs was killed once too often, get a new one. */
async function replaceLostJobs(now: Date): Promise<void> {
  await withService(async (tx) => {
    const due = await tx.call.findMany({
      where: { status: "queued", scheduledAt: { lt: new Date(now.getTime() - LOST_AFTER) } },
      orderBy: { scheduledAt: "asc" },
      select: { id: true },
    });
    if (due.length === 0) return;
    const lost = await tx.$queryRaw<{ id: string }[]>`
      select id from relevel.calls_without_job(${due.map(({ id }) => id)}::uuid[]) as id`;
    await enqueueAll(
      tx,
      "place_call",
      lost.map(({ id }) => ({ callId: id })),
    );
    if (lost.length > 0) logger.warn({ calls: lost.length }, "calls had lost their jobs");
  });
}
