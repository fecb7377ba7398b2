import { type By, changeQueue } from "./change-queue.server";
import { allOf, changeable, LOCKED } from "./changeable.server";
import { findJobs, type JobDetails } from "./inspect.server";
import { moveJobs } from "./manage.server";

/**
 * Moves jobs to another time. A failed one gets its attempts back: without them it would never run then. All or none.
 *
 * @param at not before this instant; null is now, by the database's clock
 * @throws JobRefused
 */
export function rescheduleJobs(ids: string[], at: Date | null, by: By): Promise<JobDetails[]> {
  return changeQueue(by, async ({ db, note }) => {
    const before = await changeable(db, ids, LOCKED);
    const failed = before.filter(({ state }) => state === "failed").map(({ id }) => id);
    const waiting = ids.filter((id) => !failed.includes(id));
    allOf(ids, [...(await moveJobs(db, waiting, at)), ...(await moveJobs(db, failed, at, { attempts: 0 }))]);
    // Read before a worker can take them, and with that remove them.
    const jobs = await findJobs(db, ids);
    for (const { id, task, runAt } of jobs) {
      if (at === null) await note("job_run_now", id, { detail: { task } });
      else await note("job_rescheduled", id, { detail: { task, runAt: runAt.toISOString() } });
    }
    return jobs;
  });
}
