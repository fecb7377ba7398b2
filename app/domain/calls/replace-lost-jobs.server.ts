import { withService } from "~/db/with-service.server";
import { MINUTE } from "~/lib/time";
import { logger } from "~/observability/logger.server";
import { enqueueAll } from "~/queue/enqueue.server";

/** Every call gets its job with its row. One that is still without this long after is not going to get it. */
const LOST_AFTER = 2 * MINUTE;
const BATCH = 5_000;

/**
 * Calls that are due and have no job any more, because theirs was killed once too often, get a new one.
 *
 * @param now decides what is due
 */
export async function replaceLostJobs(now: Date): Promise<void> {
  await withService(async (tx) => {
    const due = await tx.call.findMany({
      where: { status: "queued", scheduledAt: { lt: new Date(now.getTime() - LOST_AFTER) } },
      orderBy: { scheduledAt: "asc" },
      select: { id: true },
      take: BATCH,
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
