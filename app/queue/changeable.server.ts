import { findJobs, type JobDetails, type QueueDb } from "./inspect.server";
import { JobRefused } from "./job-refused";
import type { JobState } from "./job-state";

/** Why nobody else may touch a job that a worker holds. */
export const LOCKED = {
  running: "is running: a worker holds it",
  dead: "is held by a worker that is silent: `unlock` frees it first",
} satisfies Partial<Record<JobState, string>>;

/**
 * The jobs, when all of them exist and none is in a state that forbids the change.
 *
 * @param forbidden the end of a sentence that begins with the job
 * @throws JobRefused
 */
export async function changeable(
  db: QueueDb,
  ids: string[],
  forbidden: Partial<Record<JobState, string>>,
): Promise<JobDetails[]> {
  const jobs = await findJobs(db, ids);
  const problems = ids.flatMap((id) => {
    const job = jobs.find((row) => row.id === id);
    if (!job) return [`There is no job ${id}.`];
    const reason = forbidden[job.state];
    return reason ? [`Job ${id} (${job.task}) ${reason}.`] : [];
  });
  if (problems.length > 0) throw new JobRefused([...problems, ...nothing(ids)]);
  return jobs;
}

/** @throws JobRefused when a worker was faster than whoever asked */
export function allOf(ids: string[], changed: string[]): void {
  const missed = ids.filter((id) => !changed.includes(id));
  if (missed.length === 0) return;
  const problem = `A worker has just taken ${missed.length > 1 ? "jobs" : "job"} ${missed.join(", ")}.`;
  throw new JobRefused([problem, ...nothing(ids)]);
}

const nothing = (ids: string[]) => (ids.length > 1 ? ["Nothing was changed."] : []);
