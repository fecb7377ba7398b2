import { type By, changeQueue } from "./change-queue.server";
import { freeDeadWorkers, freeNamelessLocks, freeWorker } from "./manage.server";

/**
 * Frees the jobs of all workers that are dead.
 *
 * @returns how many jobs, of how many workers
 */
export function unlockDead(by: By): Promise<{ jobs: number; workers: number }> {
  return changeQueue(by, async ({ db, note }) => {
    const dead = await freeDeadWorkers(db, null);
    const nameless = await freeNamelessLocks(db);
    const freed = { jobs: dead.jobs + nameless.jobs, workers: dead.workers + nameless.workers };
    if (freed.workers > 0) await note("dead_workers_unlocked", "workers", { detail: freed });
    return freed;
  });
}

/**
 * Frees one worker's jobs whatever its heartbeat says.
 *
 * @param id of a heartbeat, or an id that jobs are locked by
 * @returns how many jobs; null when nobody knows that id
 */
export function unlockWorker(id: string, by: By): Promise<number | null> {
  return changeQueue(by, async ({ db, note }) => {
    const jobs = await freeWorker(db, id);
    if (jobs !== null) await note("worker_unlocked", id, { detail: { jobs } });
    return jobs;
  });
}
