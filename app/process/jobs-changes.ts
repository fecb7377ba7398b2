import type pg from "pg";
import { JOBS, type JobName } from "~/queue/catalog";
import type { By } from "~/queue/change-queue.server";
import { JobRefused } from "~/queue/job-refused";
import { CommandError } from "./command";
import { withProduct } from "./database.server";
import { type Answer, count, listed } from "./jobs-answer";
import { wrongUse } from "./jobs-arguments";

const OPERATOR: By = { actor: "operator" };

/** Runs failed and retrying jobs now, with all their attempts. */
export async function retry(client: pg.Client, url: string, ids: string[]): Promise<Answer> {
  const jobs = await change(client, url, async () => {
    const { retryJobs } = await import("~/queue/retry-jobs.server");
    return retryJobs(ids, OPERATOR);
  });
  const text = jobs.map(
    (job) => `Job ${job.id} (${job.task}) runs again now. It may be tried ${times(job.maxAttempts)}.`,
  );
  return { json: { jobs: jobs.map(listed) }, text: text.join("\n") };
}

/** Moves jobs. A failed one gets its attempts back. */
export async function reschedule(client: pg.Client, url: string, ids: string[], at: Date): Promise<Answer> {
  const jobs = await change(client, url, async () => {
    const { rescheduleJobs } = await import("~/queue/reschedule-jobs.server");
    return rescheduleJobs(ids, at, OPERATOR);
  });
  const text = jobs.map((job) => `Job ${job.id} (${job.task}) runs at ${job.runAt.toISOString()}.`);
  return { json: { jobs: jobs.map(listed) }, text: text.join("\n") };
}

/** Removes jobs, and closes the calls that waited for them. */
export async function cancel(client: pg.Client, url: string, ids: string[]): Promise<Answer> {
  const jobs = await change(client, url, async () => {
    const { cancelJobs } = await import("~/domain/calls/cancel-jobs.server");
    return cancelJobs(ids, OPERATOR, new Date());
  });
  const text = jobs.map(
    ({ id, task, call }) =>
      `Job ${id} (${task}) is cancelled.${call ? ` Its call ${call.id} is ${call.status}.` : ""}`,
  );
  return { json: { jobs }, text: text.join("\n") };
}

/** Frees the jobs of dead workers, or of one. */
export async function unlock(client: pg.Client, url: string, worker: string | undefined): Promise<Answer> {
  const use = () => import("~/queue/unlock-jobs.server");
  if (worker === undefined) {
    const { jobs, workers } = await change(client, url, async () => (await use()).unlockDead(OPERATOR));
    const of = `${workers} dead ${workers === 1 ? "worker" : "workers"}`;
    return {
      json: { freedJobs: jobs, deadWorkers: workers },
      text: workers > 0 ? `Freed ${count(jobs)} of ${of}.` : "Freed 0 jobs: no worker is dead.",
    };
  }
  const jobs = await change(client, url, async () => (await use()).unlockWorker(worker, OPERATOR));
  if (jobs === null) throw new CommandError(`There is no worker ${worker}, and no job is held by it.`);
  return { json: { freedJobs: jobs, worker }, text: `Freed ${count(jobs)} of the worker ${worker}.` };
}

/** Adds a job of the catalogue. */
export async function runTask(
  client: pg.Client,
  url: string,
  task: string,
  payload: string,
): Promise<Answer> {
  if (!Object.hasOwn(JOBS, task)) {
    const tasks = Object.keys(JOBS).sort().join(", ");
    throw wrongUse(`${task ? `There is no task "${task}".` : "`run` needs a task."} Tasks: ${tasks}.`);
  }
  const name = task as JobName;
  const checked = JOBS[name].payload.safeParse(parseJson(payload));
  if (!checked.success) {
    const problems = checked.error.issues.map(
      ({ path, message }) => `  ${path.join(".") || "payload"}: ${message}`,
    );
    throw wrongUse([`This payload doesn't fit ${task}:`, ...problems].join("\n"));
  }
  const id = await change(client, url, async () => {
    const { addJobByHand } = await import("~/queue/add-job.server");
    return addJobByHand(name, checked.data, OPERATOR);
  });
  return { json: { job: { id, task } }, text: `Job ${id} (${task}) is added.` };
}

const times = (attempts: number) => (attempts === 1 ? "once" : `${attempts} times`);

/** Runs a change of the product's own; what it refuses is said in its words. */
async function change<T>(client: pg.Client, url: string, work: () => Promise<T>): Promise<T> {
  // A database without a queue is named as such.
  await client.query("select from graphile_worker.jobs limit 0");
  return withProduct(url, work).catch((error) => {
    throw error instanceof JobRefused ? new CommandError(error.message) : error;
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrongUse(`The payload is no JSON: ${text}`);
  }
}
