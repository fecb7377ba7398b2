import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addTicks, addUsers, callsOf, endedCalls, makeDue, stepsOf, stopTheClock } from "../setup/crowd";
import { type App, Process, startApp } from "../setup/start-app";
import { wholeVendorLog } from "../setup/vendor-log";

const patiently = { timeout: 30_000, interval: 50 };

let app: App;
let db: pg.Client;

beforeEach(async () => {
  app = await startApp({ worker: false });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  // A worker that starts does all this by itself: no minute has to pass.
  await stopTheClock(db);
});
afterEach(async () => {
  await db?.end();
  await app?.stop();
});

const slotsOf = async (userIds: string[]) =>
  (
    await db.query<{ next_call_at: Date; is_ahead: boolean }>(
      "select next_call_at, next_call_at > now() as is_ahead from users where id = any($1)",
      [userIds],
    )
  ).rows;

async function expectOurFault(callId: string): Promise<void> {
  expect(await stepsOf(db, callId)).toEqual([{ kind: "not_dialed", detail: { reason: "service_fault" } }]);
}

test("after ten minutes without a worker, everyone is called, once; after three hours nobody, and it is our fault", async () => {
  const userIds = await addUsers(db, 20);
  const [late, missed] = [userIds.slice(0, 10), userIds.slice(10)];
  await makeDue(db, late, "10 minutes");
  await makeDue(db, missed, "3 hours");
  const due = await slotsOf(late);
  await app.worker.start();

  const rang = await endedCalls(db, late);
  expect(rang.map(({ status, attempt }) => [status, attempt])).toEqual(late.map(() => ["completed", 1]));
  expect(rang.map(({ scheduled_at }) => scheduled_at)).toEqual(due.map(({ next_call_at }) => next_call_at));
  for (const { id } of rang) {
    const dialing = (await stepsOf(db, id)).find(({ kind }) => kind === "dialing");
    expect(Number(dialing?.detail?.late)).toBeGreaterThanOrEqual(600);
  }

  const silent = await endedCalls(db, missed);
  for (const call of silent) {
    expect(call).toMatchObject({ status: "canceled", ended_reason: "service_fault", dialed_at: null });
    await expectOurFault(call.id);
  }
  const log = await wholeVendorLog(app);
  expect(log.map(({ reference }) => reference).sort()).toEqual(rang.map(({ id }) => id).sort());
  expect((await slotsOf(userIds)).every(({ is_ahead }) => is_ahead)).toBe(true);
});

test("after days without a worker, each day has its receipt", async () => {
  const userIds = await addUsers(db, 3);
  await makeDue(db, userIds, "5 days");
  await app.worker.start();
  await expect
    .poll(async () => (await slotsOf(userIds)).every(({ is_ahead }) => is_ahead), patiently)
    .toBe(true);
  for (const userId of userIds) {
    const { rows } = await db.query<{ id: string; status: string; ended_reason: string; day: number }>(
      `select c.id, c.status, c.ended_reason, c.local_date - min(c.local_date) over () as day
       from calls c where c.user_id = $1 order by c.local_date`,
      [userId],
    );
    // Today's slot, at half past seven in the evening, is still to come where it is noon.
    expect(rows.map(({ status, ended_reason, day }) => [day, status, ended_reason])).toEqual(
      [0, 1, 2, 3, 4].map((day) => [day, "canceled", "service_fault"]),
    );
    for (const { id } of rows) await expectOurFault(id);
  }
  expect(await wholeVendorLog(app)).toEqual([]);
});

test("of ten ticks at once on two workers, each of forty users gets one call", async () => {
  const userIds = await addUsers(db, 40);
  const second = new Process("worker", app.env);
  await Promise.all([app.worker.start(), second.start()]);
  try {
    await makeDue(db, userIds);
    await addTicks(db, 10);
    const jobs =
      "select 1 from graphile_worker.jobs where task_identifier in ('schedule_due_calls', 'place_call')";
    await expect.poll(async () => (await db.query(jobs)).rowCount, patiently).toBe(0);
    const calls = await callsOf(db, userIds);
    expect(calls.map(({ user_id }) => user_id).sort()).toEqual(userIds.toSorted());
    const log = await wholeVendorLog(app);
    expect(log.map(({ reference }) => reference).sort()).toEqual(calls.map(({ id }) => id).sort());
  } finally {
    await second.end("SIGTERM");
  }
});
