import type pg from "pg";
import { expect } from "vitest";
import type { CallRow } from "./watch";
import { zoneAtNoon } from "./zone-at-noon";

/** Users in bulk, their slots and their calls, as the database has them. */

type Query = Pick<pg.Client, "query">;

/**
 * Adds users who have finished onboarding and agreed to calls. Nothing is planned for them yet.
 *
 * @param number of the simulated person who picks up; by default one who says nothing, so that there is nothing
 *   to be read out of their calls
 * @returns their ids
 */
export async function addUsers(
  db: Query,
  count: number,
  number = "+12025550108",
  zone = zoneAtNoon(),
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `insert into auth.users (email)
     select 'crowd-' || gen_random_uuid() || '@example.com' from generate_series(1, $1) returning id`,
    [count],
  );
  const added = await db.query<{ id: string }>(
    `with added as (
       update users set first_name = 'Asha', phone = $2, local_tz = $3, call_time = '19:30', call_enabled = true
       where auth_user_id = any($1) returning id
     ), agreed as (
       insert into consents (user_id, granted, text_version, text, phone, source)
       select id, true, 'test', 'Yes.', $2, 'test' from added
     )
     select id from added`,
    [rows.map(({ id }) => id), number, zone],
  );
  return added.rows.map(({ id }) => id);
}

/**
 * Sets users' slots into the past, as if nobody had looked since.
 *
 * @param ago how long ago the first one's slot was
 * @param apart how much later each following one's slot was
 */
export async function makeDue(
  db: Query,
  userIds: string[],
  ago = "1 second",
  apart = "0 seconds",
): Promise<void> {
  await db.query(
    `update users u set next_call_at = now() - $2::interval + (n - 1) * $3::interval
     from unnest($1::uuid[]) with ordinality as due (id, n) where u.id = due.id`,
    [userIds, ago, apart],
  );
}

/** Adds ticks, to be run by whoever is free. */
export async function addTicks(db: Query, count = 1): Promise<void> {
  await db.query("select graphile_worker.add_job('schedule_due_calls', '{}') from generate_series(1, $1)", [
    count,
  ]);
}

/** Lets no clock start a tick: from here on only the test and a starting worker do. */
export async function stopTheClock(db: Query): Promise<void> {
  await db.query(
    `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
     select id, now(), now() + interval '1 day' from unnest(array['schedule_due_calls', 'reap_calls']) as id
     on conflict (identifier) do update set last_execution = excluded.last_execution`,
  );
}

/** The calls of users, oldest slot first. */
export async function callsOf(db: Query, userIds: string[]): Promise<CallRow[]> {
  const { rows } = await db.query<CallRow>(
    "select * from calls where user_id = any($1) order by scheduled_at, attempt",
    [userIds],
  );
  return rows;
}

/** The same once there are so many and each has come to its end. */
export async function endedCalls(
  db: Query,
  userIds: string[],
  count = userIds.length,
  withinMs = 30_000,
): Promise<CallRow[]> {
  await expect
    .poll(async () => (await callsOf(db, userIds)).filter(({ ended_at }) => ended_at !== null).length, {
      timeout: withinMs,
      interval: 50,
    })
    .toBe(count);
  return callsOf(db, userIds);
}

/** Sets the slots of queued calls back, or forward, to so long ago, and has their jobs run at once. */
export async function pullForward(db: Query, callIds: string[], ago = "0 seconds"): Promise<void> {
  await db.query(
    `with slots as (
       update calls set scheduled_at = now() - $2::interval where id = any($1::uuid[]) and status = 'queued'
     )
     update graphile_worker._private_jobs set run_at = now()
     where locked_at is null and payload ->> 'callId' = any($1::text[])`,
    [callIds, ago],
  );
  await db.query(`select pg_notify('jobs:insert', '{"r":1,"count":100}')`);
}

export type Step = { kind: string; detail: Record<string, string> | null };

/** What a call's receipt is made of, in the order it happened. */
export async function stepsOf(db: Query, callId: string): Promise<Step[]> {
  const { rows } = await db.query<Step>(
    "select kind, detail from call_events where call_id = $1 order by at, id",
    [callId],
  );
  return rows;
}

/** The jobs for a call that are in the queue. */
export async function jobsOf(db: Query, callId: string): Promise<{ run_at: Date }[]> {
  const { rows } = await db.query<{ run_at: Date }>(
    "select run_at from graphile_worker._private_jobs where payload ->> 'callId' = $1",
    [callId],
  );
  return rows;
}
