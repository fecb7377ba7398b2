import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SignedUpUser, signUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";
import { vendorLog } from "../setup/vendor-log";
import { type CallRow, waitForEnd } from "../setup/watch";
import { zoneAtNoon } from "../setup/zone-at-noon";

let app: App;
let db: pg.Client;
let waiting: SignedUpUser;

beforeAll(async () => {
  app = await startApp();
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  waiting = await signUpUser(app, db, "+12025550101");
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

const makeDue = (userId: string, ago = "1 second") =>
  db.query("update users set next_call_at = now() - $2::interval where id = $1", [userId, ago]);
const callsOf = async (userId: string) =>
  (await db.query<CallRow>("select * from calls where user_id = $1 order by created_at", [userId])).rows;
const nextCallAt = async (userId: string): Promise<Date | null> =>
  (await db.query("select next_call_at from users where id = $1", [userId])).rows[0].next_call_at;

/** Runs the tick as often as asked, at once on all of the worker's hands, and waits until all are done. */
async function tick(times = 1): Promise<void> {
  for (let i = 0; i < times; i++)
    await db.query("select graphile_worker.add_job('schedule_due_calls', '{}')");
  await expect
    .poll(
      async () =>
        (await db.query("select 1 from graphile_worker.jobs where task_identifier = 'schedule_due_calls'"))
          .rowCount,
      { timeout: 20_000, interval: 50 },
    )
    .toBe(0);
}

describe("someone whose time has come", () => {
  test("is called once, however often the tick runs, and tomorrow is planned", async () => {
    const { userId } = await signUpUser(app, db, "+12025550101");
    await makeDue(userId);
    const slot = await nextCallAt(userId);
    await tick(8);
    const [call, ...others] = await callsOf(userId);
    expect(others).toEqual([]);
    expect(call).toMatchObject({ kind: "daily", attempt: 1, scheduled_at: slot });
    const row = await waitForEnd(db, call?.id ?? "");
    expect(row).toMatchObject({ status: "completed" });
    const log = await vendorLog(app, row.id);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({ id: row.vendor_call_id, status: "ended", outcome: "completed" });
    const kinds = async () =>
      (await db.query("select kind from call_events where call_id = $1 order by kind", [row.id])).rows.map(
        ({ kind }) => kind,
      );
    await expect
      .poll(kinds, { timeout: 10_000, interval: 50 })
      .toEqual(["accepted", "completed", "dialing", "in_progress", "ringing", "scheduled"]);

    const next = await nextCallAt(userId);
    expect(next && slot && next > slot).toBe(true);
    const local = new Intl.DateTimeFormat("en-GB", { timeZone: zoneAtNoon(), timeStyle: "short" });
    expect(local.format(next ?? 0)).toBe("19:30");
    await tick(3);
    expect(await callsOf(userId)).toHaveLength(1);
  });

  test("is not called a second time that day after moving the call to later", async () => {
    const { userId, browser } = await signUpUser(app, db, "+12025550103");
    await makeDue(userId);
    await tick();
    const [call] = await callsOf(userId);
    await browser.post("/settings", {
      intent: "profile",
      firstName: "Asha",
      phone: "+12025550103",
      localTz: zoneAtNoon(),
      callTime: "20:59",
    });
    const { rows } = await db.query(
      "select (next_call_at at time zone local_tz)::date > (scheduled_at at time zone local_tz)::date as later from users, calls where users.id = $1 and calls.id = $2",
      [userId, call?.id],
    );
    expect(rows).toEqual([{ later: true }]);
  });

  test("is called when another person's call is refused in the same batch", async () => {
    const [broken, fine] = await Promise.all([
      signUpUser(app, db, "+12025550105"),
      signUpUser(app, db, "+12025550103"),
    ]);
    await makeDue(broken.userId);
    await makeDue(fine.userId);
    await tick();
    const [first] = await callsOf(broken.userId);
    const [second] = await callsOf(fine.userId);
    expect((await waitForEnd(db, first?.id ?? "")).status).toBe("failed");
    expect((await waitForEnd(db, second?.id ?? "")).status).toBe("busy");
  });
});

test("a slot that is more than 45 minutes over isn't called: it is kept as our fault", async () => {
  const { userId } = await signUpUser(app, db, "+12025550101");
  await makeDue(userId, "46 minutes");
  await tick();
  const [call] = await callsOf(userId);
  expect(call).toMatchObject({ status: "canceled", ended_reason: "service_fault", dialed_at: null });
  expect(await vendorLog(app, call?.id ?? "")).toEqual([]);
  expect((await nextCallAt(userId))?.getTime()).toBeGreaterThan(Date.now());
});

test("someone who withdrew consent after the tick isn't dialled", async () => {
  const { userId, browser } = await signUpUser(app, db, "+12025550101");
  expect(await nextCallAt(userId)).not.toBeNull();
  await browser.post("/settings", { intent: "consent", consent: "withdraw" });
  expect(await nextCallAt(userId)).toBeNull();
  await makeDue(userId);
  await tick();
  const [call] = await callsOf(userId);
  const row = await waitForEnd(db, call?.id ?? "");
  expect(row).toMatchObject({ status: "canceled", ended_reason: "consent_withdrawn" });
  expect(await vendorLog(app, row.id)).toEqual([]);
});

test("the crontab's own minute calls someone whose time has come", async () => {
  await makeDue(waiting.userId);
  await expect.poll(() => callsOf(waiting.userId), { timeout: 70_000, interval: 200 }).toHaveLength(1);
  const [call] = await callsOf(waiting.userId);
  expect((await waitForEnd(db, call?.id ?? "")).status).toBe("completed");
}, 90_000);
