import type { Task } from "graphile-worker";
import { clock } from "~/lib/clock";
import { logger } from "~/observability/logger.server";
import { JOBS, type JobName, type JobPayload } from "~/queue/catalog";

/**
 * A task of the catalogue: checks the payload and calls one use case. Whatever the use case throws escapes, so
 * that the queue tries again and the console shows it.
 *
 * @param name of the job
 * @param run gets the checked payload, the instant the job started, and a signal for when the worker stops
 */
export function defineTask<N extends JobName>(
  name: N,
  run: (payload: JobPayload<N>, context: { now: Date; stopping: AbortSignal }) => Promise<unknown>,
): Task {
  return async (payload, { job, abortSignal: stopping }) => {
    const begun = performance.now();
    await run(JOBS[name].payload.parse(payload ?? {}) as JobPayload<N>, { now: clock.now(), stopping });
    logger.debug({ job: name, jobId: job.id, ms: Math.round(performance.now() - begun) }, "job done");
  };
}
