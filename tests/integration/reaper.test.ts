import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../../app/process/embedded-postgres.server";
import { type App, startApp } from "../setup/start-app";

let app: App;
let db: pg.Client;

beforeAll(async () => {
  // A vendor that can't be reached.
  app = await startApp({ env: { SIMULATOR_URL: `http://127.0.0.1:${await freePort()}` } });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

/** A call of a user of its own, as old as it says; one that waits has its job unless told otherwise. */
async function call(
  status: string,
  kind: "daily" | "on_demand",
  age: string,
  dialed = true,
  job = true,
): Promise<string> {
  await db.query("insert into auth.users (email) values ($1)", [`${randomUUID()}@example.com`]);
  const { rows } = await db.query<{ id: string }>(
    `insert into calls (user_id, kind, local_date, provider, scheduled_at, created_at, status, dialed_at)
     select id, $2, current_date, 'simulator', now() - $3::interval, now() - $3::interval, $1,
       case when $4 then now() - $3::interval end
     from users order by created_at desc limit 1 returning id`,
    [status, kind, age, dialed],
  );
  const id = rows[0]?.id ?? "";
  if (status === "queued" && job) {
    await db.query(
      "select graphile_worker.add_job('place_call', json_build_object('callId', $1::uuid), run_at := now() + interval '1 hour')",
      [id],
    );
  }
  return id;
}

async function reap(): Promise<void> {
  await db.query("select graphile_worker.add_job('reap_calls', '{}')");
  await expect
    .poll(
      async () =>
        (await db.query("select 1 from graphile_worker.jobs where task_identifier = 'reap_calls'")).rowCount,
      {
        timeout: 20_000,
        interval: 50,
      },
    )
    .toBe(0);
}

test.each<[string, Parameters<typeof call>, string, string | null]>([
  ["a talk within every limit is left alone", ["in_progress", "daily", "5 minutes"], "in_progress", null],
  [
    "a talk past the limit waits for a vendor that can't be asked",
    ["in_progress", "daily", "30 minutes"],
    "in_progress",
    null,
  ],
  ["but not for ever", ["in_progress", "daily", "2 hours"], "unknown", "no_word_from_vendor"],
  [
    "nor when nobody knows when it was dialled",
    ["ringing", "daily", "2 hours", false],
    "unknown",
    "no_word_from_vendor",
  ],
  [
    "a press on Call now that no job will place is our fault after ten minutes",
    ["queued", "on_demand", "16 minutes", false],
    "canceled",
    "service_fault",
  ],
  ["and not before", ["queued", "on_demand", "9 minutes", false], "queued", null],
  ["a daily call has its catch-up window first", ["queued", "daily", "16 minutes", false], "queued", null],
  ["and is our fault after it", ["queued", "daily", "51 minutes", false], "canceled", "service_fault"],
])("%s", async (_, args, status, reason) => {
  const id = await call(...args);
  await reap();
  const { rows } = await db.query("select status, ended_reason from calls where id = $1", [id]);
  expect(rows).toEqual([{ status, ended_reason: reason }]);
});

test("a call that is due and has lost its job gets a new one", async () => {
  const id = await call("queued", "daily", "3 minutes", false, false);
  await reap();
  // Its user never agreed to calls: the job that looks at the call says so.
  await expect
    .poll(async () => (await db.query("select ended_reason from calls where id = $1", [id])).rows, {
      timeout: 20_000,
      interval: 50,
    })
    .toEqual([{ ended_reason: "consent_withdrawn" }]);
});

test("a talk whose end is never learned is tidied away, and what was asked in it counts", async () => {
  const id = await call("in_progress", "daily", "2 hours");
  const at = new Date().toISOString();
  await db.query("update calls set transcript = $2::jsonb where id = $1", [
    id,
    JSON.stringify([{ role: "user", text: "Please stop calling me.", at }]),
  ]);
  await db.query(
    `insert into call_talks (call_id, user_id, turn, state, line, started_at)
     select id, user_id, 2, '{}', '{}', now() from calls where id = $1`,
    [id],
  );
  await reap();
  const steps = async () => {
    const { rows } = await db.query("select kind from call_events where call_id = $1 order by at, id", [id]);
    return rows.map(({ kind }) => kind);
  };
  await expect.poll(steps, { timeout: 20_000, interval: 50 }).toEqual(["unknown", "calls_stopped"]);
  expect((await db.query("select 1 from call_talks where call_id = $1", [id])).rowCount).toBe(0);
});
