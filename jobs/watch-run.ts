import { SECOND } from "~/lib/time";
import { aboutCall, logContext } from "~/observability/log-context.server";
import { logger } from "~/observability/logger.server";
import { metrics } from "~/observability/metrics.server";
import { inSpan } from "~/observability/tracing.server";

/** A run of a job. */
export type Run = {
  id: string;
  task: string;
  payload: unknown;
  /** When it was due. */
  run_at: Date;
  /** Which attempt this is, from 1, and how many there are. */
  attempts: number;
  max_attempts: number;
};

/** The call that a job is about, where its payload names it. */
export function callOf(payload: unknown): string | null {
  const callId: unknown = Reflect.get(Object(payload), "callId");
  return typeof callId === "string" ? callId : null;
}

/**
 * Watches a run of a job: one line of the log, the counters and a span tell how it ended.
 *
 * @param work does it; what it throws is thrown on
 */
export async function watchRun(run: Run, work: () => Promise<void>): Promise<void> {
  const { id, task, attempts: attempt, max_attempts: of } = run;
  const { jobs, jobRunSeconds, jobWaitSeconds } = metrics();
  aboutCall(callOf(run.payload));
  const begun = performance.now();
  jobWaitSeconds.observe({ task }, Math.max(0, Date.now() - new Date(run.run_at).getTime()) / SECOND);
  const ended = (outcome: "done" | "failed" | "gave_up") => {
    const ms = performance.now() - begun;
    jobs.inc({ task, outcome });
    jobRunSeconds.observe({ task }, ms / SECOND);
    logger.info({ attempt, ms: Math.round(ms), outcome }, "job finished");
  };
  const attributes = { "relevel.job": task, "relevel.job_id": id, "relevel.attempt": attempt };
  const learned = () => {
    const { callId: about } = logContext();
    return about ? { "relevel.call_id": about } : {};
  };
  try {
    await inSpan({ name: `job ${task}`, kind: "consumer", attributes }, work, learned);
  } catch (error) {
    ended(attempt >= of ? "gave_up" : "failed");
    throw error;
  }
  ended("done");
}
