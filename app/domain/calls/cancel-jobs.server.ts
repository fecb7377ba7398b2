import { type By, changeQueue } from "~/queue/change-queue.server";
import { allOf, changeable, LOCKED } from "~/queue/changeable.server";
import { removeJobs } from "~/queue/manage.server";
import { cancelQueuedCall } from "./cancel-queued-call.server";

export type CancelledJob = { id: string; task: string; call: { id: string; status: string } | null };

/**
 * Removes jobs for good, and closes the calls that waited for them. All or none.
 *
 * @param now the instant that closed calls ended
 * @returns each with the call that it was to place, and that call's status from here on
 * @throws JobRefused
 */
export function cancelJobs(ids: string[], by: By, now: Date): Promise<CancelledJob[]> {
  return changeQueue(by, async ({ db, tx, note }) => {
    const jobs = await changeable(db, ids, LOCKED);
    const cancelled: CancelledJob[] = [];
    // Calls before jobs: whoever places a call locks in this order too.
    for (const { id, task, callId } of jobs) {
      const closing = task === "place_call" && callId ? callId : null;
      const status = closing ? await cancelQueuedCall(tx, { callId: closing, now }) : null;
      const call = closing && status ? { id: closing, status } : null;
      const owner = call
        ? await tx.call.findUnique({ where: { id: call.id }, select: { userId: true } })
        : null;
      await note("job_cancelled", id, {
        detail: { task, ...(call && { callId: call.id, callStatus: call.status }) },
        ...(owner && { userId: owner.userId }),
      });
      cancelled.push({ id, task, call });
    }
    allOf(ids, await removeJobs(db, ids));
    return cancelled;
  });
}
