import type { JobName, JobPayload } from "./catalog";
import { type By, changeQueue } from "./change-queue.server";
import { addJob } from "./manage.server";

/**
 * Adds a job of the catalogue by hand.
 *
 * @param payload checked against the catalogue
 * @returns its id
 */
export function addJobByHand<N extends JobName>(task: N, payload: JobPayload<N>, by: By): Promise<string> {
  return changeQueue(by, async ({ db, note }) => {
    const id = await addJob(db, task, payload);
    await note("job_added", id, { detail: { task } });
    return id;
  });
}
