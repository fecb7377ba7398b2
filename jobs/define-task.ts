import type { Task } from "graphile-worker";
import { clock } from "~/lib/clock";
import { describeError } from "~/observability/describe-error";
import { withLogContext } from "~/observability/log-context.server";
import { TaskError } from "~/observability/task-error";
import { JOBS, type JobName, type JobPayload } from "~/queue/catalog";
import { watchRun } from "./watch-run";

/**
 * A task of the catalogue: checks the payload and calls one use case. Whatever the use case throws escapes, so
 * that the queue tries again and the console shows it; in words that quote nobody.
 *
 * @param name of the job
 * @param run gets the checked payload, the instant the job started, and a signal for when the worker stops
 */
export function defineTask<N extends JobName>(
  name: N,
  run: (payload: JobPayload<N>, context: { now: Date; stopping: AbortSignal }) => Promise<unknown>,
): Task {
  const attempt = async (payload: unknown, stopping: AbortSignal) => {
    try {
      await run(JOBS[name].payload.parse(payload ?? {}) as JobPayload<N>, { now: clock.now(), stopping });
    } catch (error) {
      throw new TaskError(describeError(error), error);
    }
  };
  return (payload, { job, abortSignal: stopping }) =>
    withLogContext({ jobId: job.id, job: name }, () =>
      watchRun({ ...job, task: name, payload }, () => attempt(payload, stopping)),
    );
}
