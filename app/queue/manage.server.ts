import { JOBS, type JobName, type JobPayload } from "./catalog";
import { type QueueDb, SILENT_AFTER } from "./inspect.server";

/** Longer than a statement may take: by then a living worker has put its ids on the record. */
const NAMELESS_AFTER = "30 seconds";

/** Workers look for new jobs when they are told to, and by themselves every two seconds. */
const WAKE = "pg_notify('jobs:insert', '{}')::text";

/**
 * Frees the jobs of workers whose lock is gone or whose beat is old, and takes those workers off the record.
 * Freeing a job is safe, because dialling is guarded by the call's row.
 *
 * @param ownId the heartbeat of the worker that asks, which is never taken for dead
 * @returns how many workers were dead and how many jobs they held
 */
export async function freeDeadWorkers(
  db: QueueDb,
  ownId: string | null,
): Promise<{ workers: number; jobs: number }> {
  const { rows } = await db.query<{ workers: number; jobs: number }>(
    `with dead as (
       delete from worker_heartbeats
       where id is distinct from $1::text
         and (seen_at < now() - $2::interval or pg_try_advisory_xact_lock(hashtextextended(id, 0)))
       returning id, worker_ids
     ), ids as (
       select coalesce(array_agg(worker_id), '{}') as all_ids, count(distinct id)::int as workers
       from dead, unnest(worker_ids) as worker_id
     )
     select workers, (select count(*)::int from graphile_worker.jobs where locked_by = any(all_ids)) as jobs,
       graphile_worker.force_unlock_workers(all_ids)::text, ${WAKE}
     from ids where all_ids <> '{}'`,
    [ownId, SILENT_AFTER],
  );
  return { workers: rows[0]?.workers ?? 0, jobs: rows[0]?.jobs ?? 0 };
}

/**
 * Frees the jobs that ids hold for a while and that no heartbeat names: those of a worker that died before it
 * could put its ids on the record, which takes a living one a moment, or of a killed `npm run graphile`.
 *
 * @returns how many ids and how many jobs
 */
export async function freeNamelessLocks(db: QueueDb): Promise<{ workers: number; jobs: number }> {
  const { rows } = await db.query<{ workers: number; jobs: number }>(
    `with ids as (
       select array_agg(distinct locked_by) as all_ids, count(distinct locked_by)::int as workers
       from graphile_worker.jobs
       where locked_at < now() - $1::interval
         and not exists (select from worker_heartbeats w where locked_by = any(w.worker_ids))
     )
     select workers, (select count(*)::int from graphile_worker.jobs where locked_by = any(all_ids)) as jobs,
       graphile_worker.force_unlock_workers(all_ids)::text, ${WAKE}
     from ids where workers > 0`,
    [NAMELESS_AFTER],
  );
  return { workers: rows[0]?.workers ?? 0, jobs: rows[0]?.jobs ?? 0 };
}

/**
 * Frees one worker's jobs whatever its heartbeat says.
 *
 * @param id of a heartbeat, or an id that jobs are locked by
 * @returns how many jobs; null when nobody knows that id
 */
export async function freeWorker(db: QueueDb, id: string): Promise<number | null> {
  const { rows } = await db.query<{ jobs: number; known: boolean }>(
    `with ids as (
       select array_agg(worker_id) as all_ids
       from (select $1::text as worker_id
             union select unnest(worker_ids) from worker_heartbeats where id = $1) as named
     )
     select (select count(*)::int from graphile_worker.jobs where locked_by = any(all_ids)) as jobs,
       exists (select from worker_heartbeats where id = $1 or $1 = any(worker_ids)) as known,
       graphile_worker.force_unlock_workers(all_ids)::text, ${WAKE}
     from ids`,
    [id],
  );
  const { jobs, known } = rows[0] ?? { jobs: 0, known: false };
  return jobs > 0 || known ? jobs : null;
}

/**
 * Gives waiting or failed jobs another time.
 *
 * @param runAt not before this instant; null means now, by the database's clock
 * @param options.attempts how many of their attempts count as used from here on; what it was when left out
 * @returns the ids that were moved: not those that a worker holds, nor those that are gone
 */
export async function moveJobs(
  db: QueueDb,
  ids: string[],
  runAt: Date | null,
  options: { attempts?: number } = {},
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id::text from graphile_worker.reschedule_jobs($1::bigint[],
       run_at => coalesce($2::timestamptz, now()), attempts => $3::int)`,
    [ids, runAt?.toISOString() ?? null, options.attempts ?? null],
  );
  await db.query(`select ${WAKE}`);
  return rows.map(({ id }) => id);
}

/**
 * Removes jobs for good, in the transaction that leaves what they were about truthful.
 *
 * @returns the ids that were removed: not those that a worker holds, nor those that are gone
 */
export async function removeJobs(db: QueueDb, ids: string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    "select id::text from graphile_worker.complete_jobs($1::bigint[])",
    [ids],
  );
  return rows.map(({ id }) => id);
}

/**
 * Adds a job by hand, of any task in the catalogue, those of the crontab included.
 *
 * @param payload as the catalogue says
 * @returns its id
 */
export async function addJob<N extends JobName>(
  db: QueueDb,
  name: N,
  payload: JobPayload<N>,
): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    "select id::text from graphile_worker.add_job($1, $2::json, max_attempts => $3)",
    [name, JSON.stringify(payload), JOBS[name].maxAttempts],
  );
  return rows[0]?.id ?? "";
}
