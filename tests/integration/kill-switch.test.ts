import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addTicks,
  addUsers,
  callsOf,
  endedCalls,
  makeDue,
  pullForward,
  stepsOf,
  stopTheClock,
} from "../setup/crowd";
import { runCommand } from "../setup/run-command";
import { type SignedUpUser, signUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";
import { wholeVendorLog } from "../setup/vendor-log";

const PEOPLE = 50;
const EFFECTIVE_WITHIN = 5_000;
const patiently = { timeout: 40_000, interval: 50 };

let app: App;
let db: pg.Client;
let someone: SignedUpUser;
let userIds: string[];

beforeAll(async () => {
  app = await startApp({ env: { CALLS_PER_SECOND: "6" } });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  await stopTheClock(db);
  someone = await signUpUser(app, db, "+12025550101");
  userIds = await addUsers(db, PEOPLE);
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

async function flip(action: "pause" | "resume"): Promise<void> {
  expect(await runCommand(app, ["calls", action])).toMatchObject({ code: 0, err: "" });
}

const waiting = async () => (await callsOf(db, userIds)).filter(({ status }) => status === "queued");

/** How many of the calls that wait haven't been told why yet. */
const unexplained = async () =>
  (
    await db.query(
      `select 1 from calls c where user_id = any($1) and status = 'queued' and not exists (
         select from call_events e where e.call_id = c.id and e.kind = 'held' and e.detail ->> 'reason' = 'calls_paused')`,
      [userIds],
    )
  ).rowCount;

test("pausing while calls are being dialled stops them all within five seconds", async () => {
  await makeDue(db, userIds);
  await addTicks(db);
  await expect.poll(async () => (await wholeVendorLog(app)).length, patiently).toBeGreaterThanOrEqual(3);
  await flip("pause");
  const { rows } = await db.query<{ changed_at: Date }>("select changed_at from instance_switches");
  const flippedAt = rows[0]?.changed_at.getTime() ?? 0;

  // Each of the others is looked at, and put back.
  await expect.poll(unexplained, patiently).toBe(0);
  const late = (await wholeVendorLog(app)).map((call) => Date.parse(call.created_at) - flippedAt);
  expect(Math.max(...late)).toBeLessThan(EFFECTIVE_WITHIN);
  const left = (await waiting()).length;
  expect([left > 0, late.length + left]).toEqual([true, PEOPLE]);

  // Looking again changes nothing.
  const before = await wholeVendorLog(app);
  const again = (await waiting()).slice(0, 5).map(({ id }) => id);
  const { rows: jobs } = await db.query<{ ids: string[] }>(
    "select array_agg(id) as ids from graphile_worker._private_jobs where payload ->> 'callId' = any($1)",
    [again],
  );
  await pullForward(db, again);
  const jobsLeft = async () =>
    (await db.query("select 1 from graphile_worker._private_jobs where id = any($1)", [jobs[0]?.ids]))
      .rowCount;
  await expect.poll(jobsLeft, patiently).toBe(0);
  expect((await wholeVendorLog(app)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
});

test("nobody can ask for a call meanwhile, and is told why", async () => {
  const answer = await someone.browser.post("/api/calls/initiate");
  expect(answer.status).toBe(503);
  expect(JSON.parse(answer.body)).toEqual({
    error: { code: "unavailable", message: "Calls are paused on this instance at the moment." },
  });
  expect(await callsOf(db, [someone.userId])).toEqual([]);
});

test("when calls go on, those that are fresh ring once and the others are explained", async () => {
  const queued = (await waiting()).map(({ id }) => id);
  const stale = queued.filter((_, n) => n % 2 === 0);
  const fresh = queued.filter((id) => !stale.includes(id));
  // The first to be found too late is found while calls are paused, the others after.
  const [first = "", ...others] = stale;
  await pullForward(db, [first], "46 minutes");
  await expect
    .poll(async () => (await callsOf(db, userIds)).find(({ id }) => id === first), patiently)
    .toMatchObject({ status: "canceled", ended_reason: "calls_paused" });

  await db.query(
    `with stale as (update calls set scheduled_at = now() - interval '46 minutes' where id = any($1::uuid[]))
     update graphile_worker._private_jobs set run_at = now() + interval '1 hour'
     where payload ->> 'callId' = any($1::text[])`,
    [others],
  );
  await flip("resume");
  await pullForward(db, others, "46 minutes");
  await pullForward(db, fresh);
  const calls = await endedCalls(db, userIds, PEOPLE, 40_000);
  const log = await wholeVendorLog(app);
  const dials = (callId: string) => log.filter(({ reference }) => reference === callId).length;
  for (const call of calls) {
    const rang = !stale.includes(call.id);
    expect([call.id, call.status, dials(call.id)]).toEqual([
      call.id,
      rang ? "completed" : "canceled",
      rang ? 1 : 0,
    ]);
    if (rang) continue;
    const reason = call.ended_reason ?? "";
    // Somebody may have looked at any of them just before.
    expect(["calls_paused", call.id === first ? "calls_paused" : "service_fault"]).toContain(reason);
    expect((await stepsOf(db, call.id)).map(({ kind, detail }) => [kind, detail?.reason])).toEqual([
      ["scheduled", undefined],
      ["held", "calls_paused"],
      ["not_dialed", reason],
    ]);
  }
  expect(log).toHaveLength(PEOPLE - stale.length);
});
