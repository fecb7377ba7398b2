import type pg from "pg";
import type { Tx } from "~/db/transaction.server";
import { JOBS, type JobName } from "~/queue/catalog";
import { findJobs, type JobDetails, type JobRow, type JobState } from "~/queue/inspect.server";
import {
  addJob,
  freeDeadWorkers,
  freeNamelessLocks,
  freeWorker,
  moveJobs,
  removeJobs,
} from "~/queue/manage.server";
import { CommandError } from "./command";
import { withProduct } from "./database.server";
import { type Answer, count, listed } from "./jobs-answer";
import { wrongUse } from "./jobs-arguments";

const LOCKED = {
  running: "is running: a worker holds it",
  dead: "is held by a worker that is silent: `unlock` frees it first",
};
const NOT_TRIED = "has not failed: `reschedule` gives it another time";

/** Runs failed and retrying jobs now, with all their attempts. */
export async function retry(client: pg.Client, ids: string[]): Promise<Answer> {
  await changeable(client, ids, { ...LOCKED, ready: NOT_TRIED, scheduled: NOT_TRIED });
  const jobs = await move(client, ids, () => moveJobs(client, ids, null, { attempts: 0 }));
  const text = jobs.map(
    (job) => `Job ${job.id} (${job.task}) runs again now. It may be tried ${times(job.maxAttempts)}.`,
  );
  return { json: { jobs }, text: text.join("\n") };
}

/** Moves jobs. A failed one gets its attempts back: without them it would never run at its new time. */
export async function reschedule(client: pg.Client, ids: string[], at: Date): Promise<Answer> {
  const before = await changeable(client, ids, LOCKED);
  const failed = before.filter(({ state }) => state === "failed").map(({ id }) => id);
  const waiting = ids.filter((id) => !failed.includes(id));
  const jobs = await move(client, ids, async () => [
    ...(await moveJobs(client, waiting, at)),
    ...(await moveJobs(client, failed, at, { attempts: 0 })),
  ]);
  const text = jobs.map((job) => `Job ${job.id} (${job.task}) runs at ${job.runAt.toISOString()}.`);
  return { json: { jobs }, text: text.join("\n") };
}

/** Removes jobs, and closes the calls that waited for them. */
export async function cancel(client: pg.Client, url: string, ids: string[]): Promise<Answer> {
  const jobs = await changeable(client, ids, LOCKED);
  const cancelled = await inOwnersTransaction(url, async (tx) => {
    const { cancelQueuedCall } = await import("~/domain/calls/cancel-queued-call.server");
    const now = new Date();
    const done = [];
    // Calls before jobs: whoever places a call locks in this order too.
    for (const job of jobs) {
      const callId = job.task === "place_call" ? job.callId : null;
      const status = callId ? await cancelQueuedCall(tx, { callId, now }) : null;
      done.push({ id: job.id, task: job.task, call: callId && status ? { id: callId, status } : null });
    }
    allOf(ids, await removeJobs(tx, ids));
    return done;
  });
  const text = cancelled.map(
    ({ id, task, call }) =>
      `Job ${id} (${task}) is cancelled.${call ? ` Its call ${call.id} is ${call.status}.` : ""}`,
  );
  return { json: { jobs: cancelled }, text: text.join("\n") };
}

/** Frees the jobs of dead workers, or of one. */
export async function unlock(client: pg.Client, worker: string | undefined): Promise<Answer> {
  if (worker === undefined) {
    const dead = await freeDeadWorkers(client, null);
    const nameless = await freeNamelessLocks(client);
    const jobs = dead.jobs + nameless.jobs;
    const workers = dead.workers + nameless.workers;
    const of = `${workers} dead ${workers === 1 ? "worker" : "workers"}`;
    return {
      json: { freedJobs: jobs, deadWorkers: workers },
      text: workers > 0 ? `Freed ${count(jobs)} of ${of}.` : "Freed 0 jobs: no worker is dead.",
    };
  }
  const jobs = await freeWorker(client, worker);
  if (jobs === null) throw new CommandError(`There is no worker ${worker}, and no job is held by it.`);
  return { json: { freedJobs: jobs, worker }, text: `Freed ${count(jobs)} of the worker ${worker}.` };
}

/** Adds a job of the catalogue. */
export async function runTask(client: pg.Client, task: string, payload: string): Promise<Answer> {
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
  const id = await addJob(client, name, checked.data);
  return { json: { job: { id, task } }, text: `Job ${id} (${task}) is added.` };
}

/** The jobs, when all of them exist and none is in a state that forbids the change. */
async function changeable(
  client: pg.Client,
  ids: string[],
  forbidden: Partial<Record<JobState, string>>,
): Promise<JobDetails[]> {
  const jobs = await findJobs(client, ids);
  const problems = ids.flatMap((id) => {
    const job = jobs.find((row) => row.id === id);
    if (!job) return [`There is no job ${id}.`];
    const reason = forbidden[job.state];
    return reason ? [`Job ${id} (${job.task}) ${reason}.`] : [];
  });
  if (problems.length > 0) throw new CommandError([...problems, ...nothing(ids)].join("\n"));
  return jobs;
}

/** A worker may be faster than whoever types. */
function allOf(ids: string[], changed: string[]): void {
  const missed = ids.filter((id) => !changed.includes(id));
  if (missed.length === 0) return;
  const problem = `A worker has just taken ${missed.length > 1 ? "jobs" : "job"} ${missed.join(", ")}.`;
  throw new CommandError([problem, ...nothing(ids)].join("\n"));
}

const nothing = (ids: string[]) => (ids.length > 1 ? ["Nothing was changed."] : []);

const times = (attempts: number) => (attempts === 1 ? "once" : `${attempts} times`);

/** All or none. They are read before a worker can take them, and with that remove them. */
async function move(client: pg.Client, ids: string[], work: () => Promise<string[]>): Promise<JobRow[]> {
  await client.query("begin");
  try {
    allOf(ids, await work());
    const jobs = await findJobs(client, ids);
    await client.query("commit");
    return jobs.map(listed);
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

/** The job is the owner's to remove, its call is the domain's to close: the owner may do both. */
function inOwnersTransaction<T>(url: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return withProduct(url, async () => {
    const { transactionAs } = await import("~/db/transaction.server");
    return transactionAs("none", "", work);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrongUse(`The payload is no JSON: ${text}`);
  }
}
