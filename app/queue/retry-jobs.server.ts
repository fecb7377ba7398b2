import { type By, changeQueue } from "./change-queue.server";
import { allOf, changeable, LOCKED } from "./changeable.server";
import { findJobs, type JobDetails, listJobs } from "./inspect.server";
import { moveJobs } from "./manage.server";

/** More than this are not retried at once: the vendor and the database are to live through it. */
export const MOST_AT_ONCE = 500;

const NOT_TRIED = "has not failed: `reschedule` gives it another time";

/**
 * Runs failed and retrying jobs now, with all their attempts. All or none.
 *
 * @throws JobRefused
 */
export function retryJobs(ids: string[], by: By): Promise<JobDetails[]> {
  return changeQueue(by, async ({ db, note }) => {
    await changeable(db, ids, { ...LOCKED, ready: NOT_TRIED, scheduled: NOT_TRIED });
    allOf(ids, await moveJobs(db, ids, null, { attempts: 0 }));
    // Read before a worker can take them, and with that remove them.
    const jobs = await findJobs(db, ids);
    for (const { id, task } of jobs) await note("job_retried", id, { detail: { task } });
    return jobs;
  });
}

/**
 * Runs jobs of a task that have failed for good again, with all their attempts.
 *
 * @param filter `callId`: of this call only
 * @returns how many: `MOST_AT_ONCE` at the most
 */
export function retryFailed(filter: { task: string; callId?: string }, by: By): Promise<number> {
  return changeQueue(by, async ({ db, note }) => {
    const failed = await listJobs(db, { ...filter, state: "failed", limit: MOST_AT_ONCE });
    const ids = failed.map(({ id }) => id);
    const moved = ids.length > 0 ? await moveJobs(db, ids, null, { attempts: 0 }) : [];
    if (moved.length > 0) await note("jobs_retried", filter.task, { detail: { jobs: moved.length } });
    return moved.length;
  });
}
