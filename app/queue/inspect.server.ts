import type { QueryResultRow } from "pg";
import { CURSOR_PARTS, type JobCursor } from "./job-cursor";
import { JOB_STATES, type JobState } from "./job-state";

export { JOB_STATES, type JobState };

/** A connection, a pool or a transaction of the queue's owner: neither of our roles may look in there. */
export type QueueDb = {
  query: <Row extends QueryResultRow>(text: string, values?: unknown[]) => Promise<{ rows: Row[] }>;
};

/** A worker that has not said anything for so long is taken for dead. */
export const SILENT_AFTER = "60 seconds";

export type JobRow = {
  id: string;
  task: string;
  state: JobState;
  runAt: Date;
  attempts: number;
  maxAttempts: number;
  lastError: string | null;
  key: string | null;
  lockedBy: string | null;
  lockedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

const LIVING = `select unnest(worker_ids) from public.worker_heartbeats
  where seen_at >= now() - interval '${SILENT_AFTER}'`;

/**
 * Every job with its state and payload. The queue's public view leaves the payload out, and only the payload
 * says what a job is about: this is the one place that reads it from the queue's private table. A query that
 * doesn't ask for it is planned without that join.
 */
const QUEUE = `select j.id, j.task_identifier, j.run_at, j.attempts, j.max_attempts, j.last_error, j.key,
    j.locked_by, j.locked_at, j.created_at, j.updated_at, p.payload,
    case
      when j.locked_at is not null then case when j.locked_by in (${LIVING}) then 'running' else 'dead' end
      when j.attempts >= j.max_attempts then 'failed'
      when j.attempts > 0 then 'retrying'
      when j.run_at > now() then 'scheduled'
      else 'ready'
    end as state
  from graphile_worker.jobs j left join graphile_worker._private_jobs p on p.id = j.id`;

const COLUMNS = `q.id::text, q.task_identifier as task, q.state, q.run_at as "runAt", q.attempts,
  q.max_attempts as "maxAttempts", q.last_error as "lastError", q.key, q.locked_by as "lockedBy",
  q.locked_at as "lockedAt", q.created_at as "createdAt", q.updated_at as "updatedAt"`;

const asUuid = (text: string) =>
  `case when ${text} ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (${text})::uuid end`;

/** The call a job is about: named by its payload, or by the webhook event that its payload names. */
const CALL_ID = `coalesce(
  ${asUuid("q.payload->>'callId'")},
  (select c.id
   from public.webhook_events e
     join public.calls c on c.provider = e.source
       and (c.id = ${asUuid("e.payload->'event'->>'callId'")} or c.vendor_call_id = e.payload->'event'->>'vendorCallId')
   where e.id = ${asUuid("q.payload->>'webhookEventId'")}
   order by c.id = ${asUuid("e.payload->'event'->>'callId'")} desc nulls last limit 1))`;

export type TaskStats = {
  task: string;
  ready: number;
  scheduled: number;
  running: number;
  retrying: number;
  failed: number;
  lockedByDead: number;
  /** Seconds that the oldest job that could run now has waited; null when none could. */
  oldestReadySeconds: number | null;
};

export type WorkerRow = {
  id: string;
  hostname: string;
  startedAt: Date;
  lastSeenAt: Date;
  /** Its heartbeat is fresh. */
  alive: boolean;
  /** How many jobs it holds. */
  jobs: number;
};

export type QueueCounts = {
  /** The numbers of every task that has jobs, by name. */
  tasks: TaskStats[];
  /** Every worker on record, the longest-running first. */
  workers: WorkerRow[];
  /** Ids that hold jobs and that no fresh heartbeat names, with how many each holds. */
  deadLockers: { workerId: string; jobs: number }[];
};

type CountedRow = {
  task: string;
  state: JobState;
  lockedBy: string | null;
  jobs: number;
  oldestReadySeconds: number | null;
};

/** Counts all jobs in one pass over them, and reads the workers. */
export async function countQueue(db: QueueDb): Promise<QueueCounts> {
  const counted = await db.query<CountedRow>(
    `select task_identifier as task, state, locked_by as "lockedBy", count(*)::int as jobs,
       floor(extract(epoch from now() - min(run_at)
         filter (where state in ('ready', 'retrying') and run_at <= now())))::int as "oldestReadySeconds"
     from (${QUEUE}) q group by 1, 2, 3 order by 1`,
  );
  const workers = await db.query<Omit<WorkerRow, "jobs"> & { workerIds: string[] }>(
    `select id, worker_ids as "workerIds", hostname, started_at as "startedAt", seen_at as "lastSeenAt",
       seen_at >= now() - interval '${SILENT_AFTER}' as alive
     from public.worker_heartbeats order by started_at, id`,
  );
  const held = new Map<string, number>();
  const dead = new Map<string, number>();
  for (const { state, lockedBy, jobs } of counted.rows) {
    if (lockedBy === null) continue;
    held.set(lockedBy, (held.get(lockedBy) ?? 0) + jobs);
    if (state === "dead") dead.set(lockedBy, (dead.get(lockedBy) ?? 0) + jobs);
  }
  return {
    tasks: byTask(counted.rows),
    workers: workers.rows.map(({ workerIds, ...worker }) => ({
      ...worker,
      jobs: workerIds.reduce((sum, id) => sum + (held.get(id) ?? 0), 0),
    })),
    deadLockers: [...dead].sort().map(([workerId, jobs]) => ({ workerId, jobs })),
  };
}

/** The numbers of every task that has jobs, by name. */
export const taskStats = async (db: QueueDb): Promise<TaskStats[]> => (await countQueue(db)).tasks;

function byTask(rows: CountedRow[]): TaskStats[] {
  const tasks = new Map<string, TaskStats>();
  for (const { task, state, jobs, oldestReadySeconds: oldest } of rows) {
    const none = { ready: 0, scheduled: 0, running: 0, retrying: 0, failed: 0, lockedByDead: 0 };
    const row = tasks.get(task) ?? { task, ...none, oldestReadySeconds: null };
    row[state === "dead" ? "lockedByDead" : state] += jobs;
    if (oldest !== null) row.oldestReadySeconds = Math.max(row.oldestReadySeconds ?? 0, oldest);
    tasks.set(task, row);
  }
  return [...tasks.values()];
}

export type JobFilter = {
  task?: string;
  state?: JobState;
  callId?: string;
  limit: number;
  /** Those that come after this one. */
  after?: JobCursor;
};

/** What jobs are ordered by: locked, waiting or failed; soonest first; last touched first. */
const ORDER = `case when q.locked_at is not null then 0 when q.state = 'failed' then 2 else 1 end,
  case when q.state = 'failed' then 0 else extract(epoch from q.run_at) end,
  -extract(epoch from q.updated_at), q.id`;

/**
 * Jobs: what is locked first, then what waits (soonest first), then what failed (newest first).
 *
 * @param filter `callId` is a UUID; `limit` is how many at the most
 * @returns the jobs, each with its place among all
 */
export async function listJobs(db: QueueDb, filter: JobFilter): Promise<(JobRow & { cursor: string })[]> {
  const { task, state, callId, limit, after } = filter;
  const { rows } = await db.query<JobRow & { cursor: string }>(
    `select ${COLUMNS}, concat_ws('${CURSOR_PARTS}', ${ORDER}) as cursor from (${QUEUE}) q
     where ($1::text is null or q.task_identifier = $1) and ($2::text is null or q.state = $2)
       and ($3::uuid is null or ${CALL_ID} = $3)
       and ($5::int is null or (${ORDER}) > ($5::int, $6::numeric, $7::numeric, $8::bigint))
     order by ${ORDER} limit $4::int`,
    [
      ...[task ?? null, state ?? null, callId ?? null, limit],
      ...[after?.rank ?? null, after?.runAt ?? null, after?.updatedAt ?? null, after?.id ?? null],
    ],
  );
  return rows;
}

export type JobDetails = JobRow & { payload: unknown; callId: string | null };

/**
 * Jobs by their ids, with what each is about.
 *
 * @param ids decimal numbers; those that don't exist are left out
 */
export async function findJobs(db: QueueDb, ids: string[]): Promise<JobDetails[]> {
  const { rows } = await db.query<JobDetails>(
    `select ${COLUMNS}, q.payload, ${CALL_ID} as "callId" from (${QUEUE}) q
     where q.id = any($1::bigint[]) order by q.id`,
    [ids],
  );
  return rows;
}

export type CallOfJob = {
  id: string;
  kind: string;
  status: string;
  attempt: number;
  /** `YYYY-MM-DD` */
  localDate: string;
  scheduledAt: Date;
  dialedAt: Date | null;
  endedAt: Date | null;
  endedReason: string | null;
  provider: string;
  vendorCallId: string | null;
  events: { at: Date; kind: string; reason: string | null }[];
};

/**
 * The call that a job is about, as far as an operator may see it: no number, no name, no words.
 *
 * @param callId a UUID
 * @returns null when there is no such call
 */
export async function findCallOfJob(db: QueueDb, callId: string): Promise<CallOfJob | null> {
  const { rows } = await db.query<Omit<CallOfJob, "events">>(
    `select id, kind::text, status::text, attempt, local_date::text as "localDate", scheduled_at as "scheduledAt",
       dialed_at as "dialedAt", ended_at as "endedAt", ended_reason as "endedReason", provider,
       vendor_call_id as "vendorCallId"
     from public.calls where id = $1`,
    [callId],
  );
  const call = rows[0];
  if (!call) return null;
  const events = await db.query<CallOfJob["events"][number]>(
    "select at, kind, detail->>'reason' as reason from public.call_events where call_id = $1 order by at, id",
    [callId],
  );
  return { ...call, events: events.rows };
}
