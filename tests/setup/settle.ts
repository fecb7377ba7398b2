import type pg from "pg";
import { expect } from "vitest";
import type { ChaosProxy } from "./chaos-proxy";
import type { App } from "./start-app";
import { wholeVendorLog } from "./vendor-log";

/** A job of the queue, with what it is about. */
export type JobRow = {
  id: string;
  task: string;
  callId: string | null;
  attempts: number;
  maxAttempts: number;
  runAt: Date;
  lockedBy: string | null;
  lastError: string | null;
};

/** Jobs that the crontab adds by itself now and then. */
const CRONTAB = [
  "schedule_due_calls",
  "reap_calls",
  "sweep_expired",
  "tend_subscriptions",
  "back_up",
  "keep_retention",
];

/** Every job of the queue but those of the crontab. */
export async function jobsOf(db: pg.Pool): Promise<JobRow[]> {
  const { rows } = await db.query<JobRow>(
    `select j.id, t.identifier as task, j.payload->>'callId' as "callId", j.attempts,
       j.max_attempts as "maxAttempts", j.run_at as "runAt", j.locked_by as "lockedBy", j.last_error as "lastError"
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier <> all ($1) order by j.id`,
    [CRONTAB],
  );
  return rows;
}

/**
 * Waits until nothing happens any more: no job runs or is due, no simulated call is under way, nobody waits for
 * an answer of the vendor.
 */
export async function untilQuiet(app: App, db: pg.Pool, proxy: ChaosProxy, withinMs: number): Promise<void> {
  const busy = async () => {
    const { rows: jobs } = await db.query(
      `select t.identifier as task, j.locked_by is not null as locked, count(*)::int, max(j.attempts) as attempts
       from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where j.locked_at is not null or (j.run_at <= now() and j.attempts < j.max_attempts) group by 1, 2`,
    );
    if (jobs.length > 0 || proxy.open > 0) return { jobs, open: proxy.open };
    const live = (await wholeVendorLog(app)).filter((call) => call.status !== "ended").length;
    return { jobs, open: proxy.open, live };
  };
  await expect.poll(busy, { timeout: withinMs, interval: 200 }).toEqual({ jobs: [], open: 0, live: 0 });
}

/** Jobs that wait for their time run now, except those of retries that are planned for later. */
export async function wakeWaitingJobs(db: pg.Pool): Promise<void> {
  await db.query(
    `select graphile_worker.reschedule_jobs(array(
       select j.id from graphile_worker._private_jobs j
       where j.run_at > now() and j.locked_at is null and j.attempts < j.max_attempts and not exists (
         select from calls c where c.id::text = j.payload->>'callId' and c.status = 'queued'
           and c.attempt > 1 and c.scheduled_at > now())
     ), now())`,
  );
  await db.query("select pg_notify('jobs:insert', '{}')");
}

/**
 * Lets time do its work on calls whose last word never came: they were dialled half an hour ago, and the reaper
 * looks at them.
 *
 * @returns how many there are
 */
export async function reapStuckCalls(db: pg.Pool): Promise<number> {
  const { rowCount } = await db.query(
    `update calls set dialed_at = dialed_at - interval '30 minutes'
     where status in ('dialing', 'ringing', 'in_progress')`,
  );
  await db.query("select graphile_worker.add_job('reap_calls', '{}')");
  return rowCount ?? 0;
}

/**
 * Plans the retries that wait for later for now.
 *
 * @returns how many there are
 */
export async function bringRetriesForward(db: pg.Pool): Promise<number> {
  const { rowCount } = await db.query(
    "update calls set scheduled_at = now() where status = 'queued' and attempt > 1 and scheduled_at > now()",
  );
  await wakeWaitingJobs(db);
  return rowCount ?? 0;
}
