import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addUsers, callsOf, jobsOf, pullForward, stepsOf, stopTheClock } from "../setup/crowd";
import { FakePhone } from "../setup/fake-phone";
import { type SignedUpUser, signUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";
import { vendorLog } from "../setup/vendor-log";
import { waitForCall, waitForEnd } from "../setup/watch";

const MINUTE = 60_000;
const patiently = { timeout: 20_000, interval: 50 };
const HUMAN = "+12025550100";

let app: App;
let db: pg.Client;
let watcher: pg.Client;
let phone: FakePhone;
let requestPhoneCode: typeof import("~/domain/calls/request-phone-code.server").requestPhoneCode;
let stopCalls: typeof import("~/domain/schedule/stop-calls.server").stopCalls;
let endCall: typeof import("~/domain/calls/end-call.server").endCall;

beforeAll(async () => {
  app = await startApp();
  [db, watcher] = [0, 1].map(() => new pg.Client({ connectionString: app.databaseUrl })) as [
    pg.Client,
    pg.Client,
  ];
  await Promise.all([db.connect(), watcher.connect()]);
  await stopTheClock(db);
  phone = new FakePhone(app);
  Object.assign(process.env, app.env);
  ({ requestPhoneCode } = await import("~/domain/calls/request-phone-code.server"));
  ({ stopCalls } = await import("~/domain/schedule/stop-calls.server"));
  ({ endCall } = await import("~/domain/calls/end-call.server"));
});
afterAll(async () => {
  const { closeDatabase } = await import("~/db/client.server");
  await closeDatabase();
  await Promise.all([db?.end(), watcher?.end()]);
  await app?.stop();
});

/** What waits for somebody: the slot of a day, a further try of another one's, and a call they asked for. */
async function addWaiting(userId: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `insert into calls (user_id, kind, local_date, attempt, provider, scheduled_at)
     select $1, kind::call_kind, current_date - days, attempt, 'simulator', now() + interval '20 minutes'
     from (values ('daily', 0, 1), ('daily', 1, 2), ('on_demand', 0, 1)) as w (kind, days, attempt) returning id`,
    [userId],
  );
  const ids = rows.map(({ id }) => id);
  await db.query(
    `select graphile_worker.add_job('place_call', json_build_object('callId', id), run_at => now() + interval '20 minutes')
     from unnest($1::uuid[]) id`,
    [ids],
  );
  return ids;
}

/** A person who is rung right now, with more calls to come. */
async function rungUser(number = HUMAN): Promise<SignedUpUser & { ringing: string; waiting: string[] }> {
  const user = await signUpUser(app, db, number);
  const answer = await user.browser.post("/api/calls/initiate");
  expect(answer.status).toBe(202);
  const { callId: ringing } = JSON.parse(answer.body) as { callId: string };
  await waitForCall(watcher, ringing, (row) => row.status !== "queued");
  return { ...user, ringing, waiting: await addWaiting(user.userId) };
}

const withdraw = ({ browser }: SignedUpUser) =>
  browser.post("/settings", { intent: "consent", consent: "withdraw" });

const recordOf = async (userId: string) =>
  (
    await db.query<{ granted: boolean; source: string; phone: string; created_at: Date }>(
      "select granted, source, phone, created_at from consents where user_id = $1 and kind = 'calls' order by created_at",
      [userId],
    )
  ).rows;
const planOf = async (userId: string) =>
  (
    await db.query("select next_call_at, next_silent_at, call_enabled, flagged_at from users where id = $1", [
      userId,
    ])
  ).rows[0];

/** Nothing of what waited has rung or will, whatever its job tries. */
async function expectNothingRings(userId: string, waiting: string[]): Promise<void> {
  const dropped = (await callsOf(db, [userId])).filter(({ id }) => waiting.includes(id));
  expect(dropped).toHaveLength(waiting.length);
  for (const call of dropped) {
    expect(call).toMatchObject({ status: "canceled", ended_reason: "consent_withdrawn", dialed_at: null });
    expect((await stepsOf(db, call.id)).at(-1)).toEqual({
      kind: "not_dialed",
      detail: { reason: "consent_withdrawn" },
    });
  }
  await pullForward(db, waiting);
  for (const id of waiting) {
    await expect.poll(() => jobsOf(db, id), patiently).toEqual([]);
    expect(await vendorLog(app, id)).toEqual([]);
  }
  expect((await callsOf(db, [userId])).filter(({ status }) => status === "queued")).toEqual([]);
}

describe("consent that is withdrawn in Settings", () => {
  test("drops all that waits at once, hangs up what rings, and is kept with its time and place", async () => {
    const user = await rungUser();
    await phone.until(user.ringing, "ringing");
    const before = new Date();
    expect(await withdraw(user)).toMatchObject({ status: 302, location: "/settings" });
    const after = new Date();

    const record = await recordOf(user.userId);
    expect(record.map(({ granted, source, phone: number }) => [granted, source, number])).toEqual([
      [true, "onboarding", HUMAN],
      [false, "settings", HUMAN],
    ]);
    const at = record[1]?.created_at ?? new Date(0);
    expect(at >= before && at <= after).toBe(true);
    expect(await planOf(user.userId)).toMatchObject({ next_call_at: null, next_silent_at: null });
    await expectNothingRings(user.userId, user.waiting);

    expect(await waitForEnd(watcher, user.ringing)).toMatchObject({
      status: "canceled",
      answered_at: null,
      ended_reason: "hung_up_by_request",
    });
    expect((await stepsOf(db, user.ringing)).map(({ kind }) => kind)).toContain("hung_up");
    expect((await user.browser.post("/api/calls/initiate")).status).toBe(422);
    expect(await recordOf(user.userId)).toEqual(record);
  });

  test("ends a talk", async () => {
    const user = await rungUser();
    await phone.answer(user.ringing);
    await waitForCall(watcher, user.ringing, (row) => row.status === "in_progress");
    await withdraw(user);
    expect(await waitForEnd(watcher, user.ringing)).toMatchObject({
      status: "completed",
      ended_reason: "hung_up_by_request",
    });
    await expectNothingRings(user.userId, user.waiting);
  });

  test("takes a code back that was asked for, and the call that reads it out", async () => {
    const user = await signUpUser(app, db, "+4915123000001");
    const { callId } = await requestPhoneCode(user.userId, new Date());
    await phone.until(callId, "ringing");
    await withdraw(user);
    const { rows } = await db.query("select 1 from phone_verifications where user_id = $1", [user.userId]);
    expect(rows).toEqual([]);
    expect(await waitForEnd(watcher, callId)).toMatchObject({ status: "canceled" });
    await expect(requestPhoneCode(user.userId, new Date())).rejects.toMatchObject({
      code: "calls_forbidden",
    });
  });

  test("leaves nothing behind that an attempt which ends after it could start", async () => {
    const { browser, email, userId } = await signUpUser(app, db, "+12025550102");
    const { rows } = await db.query<{ id: string }>(
      `insert into calls (user_id, kind, local_date, provider, scheduled_at, dialed_at, status, to_number)
       values ($1, 'daily', current_date, 'simulator', now(), now(), 'ringing', '+12025550102') returning id`,
      [userId],
    );
    const callId = rows[0]?.id ?? "";
    await withdraw({ browser, email, userId });
    const { withService } = await import("~/db/with-service.server");
    const { planRetry } = await import("~/domain/calls/plan-retry.server");
    await db.query("update calls set status = 'no_answer', ended_at = now() where id = $1", [callId]);
    await withService((tx) => planRetry(tx, callId, new Date()));
    expect(await callsOf(db, [userId])).toHaveLength(1);
    expect((await stepsOf(db, callId)).at(-1)).toEqual({
      kind: "no_retry",
      detail: { reason: "consent_withdrawn" },
    });
  });

  test("twice, or with nothing to stop, is no error", async () => {
    const user = await signUpUser(app, db, HUMAN);
    await withdraw(user);
    expect(await withdraw(user)).toMatchObject({ status: 302 });
    expect((await recordOf(user.userId)).map(({ granted }) => granted)).toEqual([true, false]);
  });
});

describe("“stop calling me” on the phone", () => {
  const stopped = (callId: string) =>
    expect
      .poll(async () => (await stepsOf(db, callId)).map(({ kind }) => kind), patiently)
      .toContain("calls_stopped");

  test("stops everything else too, and is kept with the call on which it was said", async () => {
    const user = await rungUser();
    const before = new Date();
    await phone.answer(user.ringing);
    await phone.say(user.ringing, "Please stop calling me.");
    await phone.say(user.ringing, "Yes, no more calls.");
    await stopped(user.ringing);
    expect((await recordOf(user.userId)).at(-1)).toMatchObject({
      granted: false,
      source: `call:${user.ringing}`,
      phone: HUMAN,
    });
    expect((await recordOf(user.userId)).at(-1)?.created_at.getTime()).toBeGreaterThan(before.getTime());
    expect(await planOf(user.userId)).toEqual({
      next_call_at: null,
      next_silent_at: null,
      call_enabled: false,
      flagged_at: null,
    });
    await expectNothingRings(user.userId, user.waiting);
    expect((await callsOf(db, [user.userId])).find(({ id }) => id === user.ringing)?.status).toBe(
      "completed",
    );
    expect((await user.browser.post("/api/calls/initiate")).status).toBe(422);
  });

  test("of somebody the simulator plays leaves no further try", async () => {
    const user = await rungUser("+12025550106");
    expect(await waitForEnd(watcher, user.ringing)).toMatchObject({ status: "completed" });
    await stopped(user.ringing);
    expect((await recordOf(user.userId)).at(-1)?.source).toBe(`call:${user.ringing}`);
    await expectNothingRings(user.userId, user.waiting);
  });
});

test("whoever turns calls on again isn't stopped by the same words a second time", async () => {
  const [userId = ""] = await addUsers(db, 1);
  const { rows } = await db.query<{ id: string }>(
    `insert into calls (user_id, kind, local_date, provider, scheduled_at, dialed_at, ended_at, status, transcript)
     values ($1, 'on_demand', current_date, 'simulator', now(), now(), now(), 'completed', $2) returning id`,
    [userId, JSON.stringify([{ role: "user", text: "Stop calling me.", at: new Date() }])],
  );
  const callId = rows[0]?.id ?? "";
  const stop = () => stopCalls({ callId, reason: "stop_calls", now: new Date() });
  await stop();
  expect((await recordOf(userId)).at(-1)?.granted).toBe(false);
  await db.query(
    `insert into consents (user_id, granted, text_version, text, phone, source)
     select id, true, 'calls-1', 'Yes.', phone, 'settings' from users where id = $1`,
    [userId],
  );
  await stop();
  expect((await recordOf(userId)).at(-1)?.granted).toBe(true);
});

describe("hanging up", () => {
  const liveCall = async (provider: string, vendorCallId: string | null) => {
    const [userId = ""] = await addUsers(db, 1);
    const { rows } = await db.query<{ id: string }>(
      `insert into calls (user_id, kind, local_date, provider, scheduled_at, dialed_at, status, vendor_call_id, to_number)
       values ($1, 'on_demand', current_date, $2, now(), now(), 'dialing', $3, '+12025550101') returning id`,
      [userId, provider, vendorCallId],
    );
    return rows[0]?.id ?? "";
  };

  test("at a vendor that has no way to is said on the receipt, once", async () => {
    const callId = await liveCall("nobody", "x");
    for (const now of [new Date(), new Date(Date.now() + MINUTE)]) await endCall({ callId, now });
    expect(await stepsOf(db, callId)).toEqual([{ kind: "not_hung_up", detail: null }]);
  });

  test("is tried again where the vendor doesn't know the call yet, and leaves what is over alone", async () => {
    const callId = await liveCall("simulator", null);
    await endCall({ callId, now: new Date() });
    expect(await stepsOf(db, callId)).toEqual([]);
    const again = "select 1 from graphile_worker.jobs where task_identifier = 'end_call' and run_at > now()";
    expect((await db.query(again)).rowCount).toBeGreaterThan(0);
    await db.query("update calls set status = 'completed' where id = $1", [callId]);
    await expect(endCall({ callId, now: new Date() })).resolves.toBeUndefined();
    await expect(
      endCall({ callId: "00000000-0000-4000-8000-000000000000", now: new Date() }),
    ).resolves.toBeUndefined();
    expect(await stepsOf(db, callId)).toEqual([]);
  });

  test("is tried again when the vendor can't be reached, a few times", async () => {
    const { JOBS } = await import("~/queue/catalog");
    expect(JOBS.end_call.maxAttempts).toBe(6);
    const callId = await liveCall("simulator", "sim_gone");
    await app.web.end("SIGTERM");
    await expect(endCall({ callId, now: new Date() })).rejects.toThrow();
    expect(await stepsOf(db, callId)).toEqual([]);
  });
});
