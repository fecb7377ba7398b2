import type { WorkerEvents } from "graphile-worker";
import { SECOND } from "~/lib/time";
import { countJobs } from "~/queue/count-jobs.server";
import { JobTally, type RunOutcome } from "~/queue/job-tally";

const WRITE_EVERY = 5 * SECOND;

/**
 * Counts what a worker's jobs do, in memory, and writes it down every few seconds.
 *
 * @param events of the worker
 * @param onTrouble called when a write fails; what it held is written with the next one
 * @returns `stop` writes the rest, and counts no more
 */
export function countByMinute(
  events: WorkerEvents,
  onTrouble: (error: unknown) => void,
): { stop: () => Promise<void> } {
  const tally = new JobTally();
  const begun = new Map<string, { at: number; waitMs: number }>();
  let writing: Promise<void> | null = null;

  const write = () => {
    writing ??= (async () => {
      const minutes = tally.take();
      await countJobs(minutes).catch((error) => {
        tally.putBack(minutes);
        onTrouble(error);
      });
    })().finally(() => {
      writing = null;
    });
    return writing;
  };

  type Ran = { job: { id: string; task_identifier: string; run_at: Date } };
  const ended = ({ job }: Ran, outcome: RunOutcome) => {
    const start = begun.get(job.id);
    begun.delete(job.id);
    if (!start) return;
    tally.add({
      task: job.task_identifier,
      at: new Date(),
      outcome,
      runMs: performance.now() - start.at,
      waitMs: start.waitMs,
    });
  };
  events.on("job:start", ({ job }) => {
    begun.set(job.id, { at: performance.now(), waitMs: Date.now() - new Date(job.run_at).getTime() });
  });
  events.on("job:success", (event) => ended(event, "done"));
  events.on("job:error", (event) =>
    ended(event, event.job.attempts >= event.job.max_attempts ? "gaveUp" : "failed"),
  );

  const timer = setInterval(write, WRITE_EVERY);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await writing;
      await write();
    },
  };
}
