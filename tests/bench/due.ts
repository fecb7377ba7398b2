import type { Database } from "./stage";

/** Puts a database back to where nobody has been called, and makes some users due. */

/**
 * @param users how many are due
 * @param slot when, as SQL: `i` counts them from 0
 */
export async function makeDue({ db }: Database, users: number, slot: string): Promise<void> {
  await clear(db);
  // Whoever comes first by their random ids: they are spread over the whole table.
  await db.query(
    `update users u set next_call_at = ${slot}
     from (select id, row_number() over (order by id) - 1 as i from users order by id limit $1) d where u.id = d.id`,
    [users],
  );
  await sweep(db);
}

/** Nobody is due, and nothing is left of what was. */
export async function makeNobodyDue({ db }: Database): Promise<void> {
  await clear(db);
  await sweep(db);
}

/** Queued calls of that many users, due now, without a job. */
export async function makeQueuedCalls(database: Database, calls: number): Promise<void> {
  const { db } = database;
  await clear(db);
  await db.query(
    `with made as (
       insert into calls (user_id, kind, local_date, provider, scheduled_at)
       select id, 'daily', (now() at time zone local_tz)::date, 'simulator', now() from users order by id limit $1
       returning id, user_id, scheduled_at
     )
     insert into call_events (call_id, user_id, at, kind, detail)
     select id, user_id, now(), 'scheduled', jsonb_build_object('slot', scheduled_at) from made`,
    [calls],
  );
  await sweep(db);
}

/** The jobs of all queued calls, and the signal that wakes workers. */
export async function addJobs({ db }: Database): Promise<void> {
  await db.query(
    `select count(*) from graphile_worker.add_jobs((
       select array_agg(row('place_call', json_build_object('callId', id), null, now(), 5, null, null, null)
         ::graphile_worker.job_spec) from calls where status = 'queued'))`,
  );
}

async function clear(db: Database["db"]): Promise<void> {
  // With all that follows from calls, whichever tables that is in.
  await db.query("truncate calls, graphile_worker._private_jobs cascade");
  await db.query(
    `update users set next_call_at = now() + interval '8 hours', next_silent_at = null, last_slot_at = null,
       last_slot_day = null
     where last_slot_day is not null or next_call_at < now() + interval '1 hour'`,
  );
}

/** Dead rows of the rounds before are nobody's fault. */
const sweep = (db: Database["db"]) => db.query("vacuum analyze users, calls, graphile_worker._private_jobs");
