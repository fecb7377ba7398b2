import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addUsers, callsOf, endedCalls, jobsOf, pullForward, stepsOf } from "../setup/crowd";
import { signUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";
import { vendorLog } from "../setup/vendor-log";

const MINUTE = 60_000;
const patiently = { timeout: 20_000, interval: 50 };

let app: App;
let db: pg.Client;
let requestCall: typeof import("~/domain/calls/request-call.server").requestCall;
let takeBackCall: typeof import("~/domain/calls/take-back-call.server").takeBackCall;

beforeAll(async () => {
  app = await startApp();
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  Object.assign(process.env, app.env);
  ({ requestCall } = await import("~/domain/calls/request-call.server"));
  ({ takeBackCall } = await import("~/domain/calls/take-back-call.server"));
});
afterAll(async () => {
  const { closeDatabase } = await import("~/db/client.server");
  await closeDatabase();
  await db?.end();
  await app?.stop();
});

let userId: string;
beforeEach(async () => {
  [userId = ""] = await addUsers(db, 1);
});

const callOf = async (callId: string) => (await callsOf(db, [userId])).find(({ id }) => id === callId);
const inTwenty = (now = new Date()) => requestCall(userId, now, { inMinutes: 20 });

describe("a call asked for later", () => {
  test("rings at its time, once", async () => {
    const now = new Date();
    const { callId, status } = await inTwenty(now);
    expect(status).toBe("queued");
    const at = new Date(now.getTime() + 20 * MINUTE);
    expect(await callOf(callId)).toMatchObject({
      kind: "on_demand",
      status: "queued",
      attempt: 1,
      scheduled_at: at,
    });
    expect(await jobsOf(db, callId)).toEqual([{ run_at: at }]);
    expect(await stepsOf(db, callId)).toEqual([{ kind: "requested", detail: { at: at.toISOString() } }]);
    expect(await vendorLog(app, callId)).toEqual([]);

    await pullForward(db, [callId]);
    const [call] = await endedCalls(db, [userId]);
    expect(call).toMatchObject({ id: callId, status: "completed" });
    expect(await vendorLog(app, callId)).toHaveLength(1);
  });

  test("doesn't ring when its job comes too early, and keeps its time", async () => {
    const { callId } = await inTwenty();
    const at = (await callOf(callId))?.scheduled_at;
    const before = await db.query(
      "select id from graphile_worker._private_jobs where payload ->> 'callId' = $1",
      [callId],
    );
    await db.query("select graphile_worker.add_job('place_call', json_build_object('callId', $1::uuid))", [
      callId,
    ]);
    // The job that came too early asks again at the right time.
    await expect
      .poll(async () => (await jobsOf(db, callId)).map(({ run_at }) => run_at), patiently)
      .toEqual([at, at]);
    expect(before.rows).toHaveLength(1);
    expect(await callOf(callId)).toMatchObject({ status: "queued" });
    expect((await stepsOf(db, callId)).map(({ kind }) => kind)).toEqual(["requested"]);
  });

  test.each([
    [0, "now"],
    [120, "the furthest"],
  ])("may be asked for %i minutes ahead", async (inMinutes) => {
    await expect(requestCall(userId, new Date(), { inMinutes })).resolves.toMatchObject({ status: "queued" });
  });

  test.each([-1, 120.1, 121, Number.NaN, Number.POSITIVE_INFINITY])(
    "can't be asked for %d minutes ahead",
    async (inMinutes) => {
      const ask = async () => requestCall(userId, new Date(), { inMinutes });
      await expect(ask()).rejects.toMatchObject({ code: "bad_request" });
      expect(await callsOf(db, [userId])).toEqual([]);
    },
  );

  test("is refused with the hours when it would ring outside of them; now is never outside", async () => {
    await db.query(
      `update users set evening_window_start = '08:00',
         evening_window_end = date_trunc('minute', now() at time zone local_tz + interval '10 minutes')::time
       where id = $1`,
      [userId],
    );
    const { rows } = await db.query<{ closes: string }>(
      "select to_char(evening_window_end, 'HH24:MI') as closes from users where id = $1",
      [userId],
    );
    await expect(inTwenty()).rejects.toMatchObject({
      code: "calls_forbidden",
      message: `Your phone rings from 08:00 to ${rows[0]?.closes} only. Press Call now, or change your hours in Settings.`,
    });
    expect(await callsOf(db, [userId])).toEqual([]);
    await expect(requestCall(userId, new Date(), { inMinutes: 5 })).resolves.toMatchObject({
      status: "queued",
    });
    await db.query("update users set evening_window_end = '08:01' where id = $1", [userId]);
    const { callId } = await requestCall(userId, new Date());
    await expect.poll(async () => (await callOf(callId))?.status, patiently).toBe("completed");
  });

  test("doesn't ring when the hours have changed by then", async () => {
    const now = new Date();
    const { callId } = await inTwenty(now);
    await db.query(
      "update users set evening_window_start = '08:00', evening_window_end = '08:01' where id = $1",
      [userId],
    );
    // As if it had been asked for that long ago.
    await db.query("update calls set created_at = created_at - interval '20 minutes' where id = $1", [
      callId,
    ]);
    await pullForward(db, [callId]);
    const [call] = await endedCalls(db, [userId]);
    expect(call).toMatchObject({ status: "canceled", ended_reason: "outside_hours", dialed_at: null });
    expect((await stepsOf(db, callId)).at(-1)).toEqual({
      kind: "not_dialed",
      detail: { reason: "outside_hours" },
    });
  });

  test("that is taken back never rings", async () => {
    const { callId } = await inTwenty();
    await takeBackCall(userId, callId, new Date());
    expect(await callOf(callId)).toMatchObject({ status: "canceled", ended_reason: "taken_back" });
    await pullForward(db, [callId]);
    await expect.poll(() => jobsOf(db, callId), patiently).toEqual([]);
    expect(await callOf(callId)).toMatchObject({
      status: "canceled",
      ended_reason: "taken_back",
      dialed_at: null,
    });
    expect((await stepsOf(db, callId)).at(-1)).toEqual({
      kind: "taken_back",
      detail: { reason: "taken_back" },
    });
    expect(await vendorLog(app, callId)).toEqual([]);
    await expect(takeBackCall(userId, callId, new Date())).rejects.toMatchObject({ code: "not_found" });
  });

  test("can be taken back by nobody else, and not once it has rung", async () => {
    const [other = ""] = await addUsers(db, 1);
    const { callId } = await inTwenty();
    for (const id of [callId, callId.toUpperCase(), "", "x", "00000000-0000-4000-8000-000000000000"]) {
      await expect(takeBackCall(other, id, new Date())).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await callOf(callId)).toMatchObject({ status: "queued", ended_reason: null });
    expect((await stepsOf(db, callId)).map(({ kind }) => kind)).toEqual(["requested"]);
    await pullForward(db, [callId]);
    await endedCalls(db, [userId]);
    await expect(takeBackCall(userId, callId, new Date())).rejects.toMatchObject({ code: "not_found" });
    expect(await callOf(callId)).toMatchObject({ status: "completed" });
  });

  test("leaves the calls of the plan alone, of which only a further try can be taken back", async () => {
    const attempt = async (n: number) => {
      const { rows } = await db.query<{ id: string }>(
        `insert into calls (user_id, kind, local_date, attempt, provider, scheduled_at)
         values ($1, 'daily', current_date, $2, 'simulator', now() + interval '20 minutes') returning id`,
        [userId, n],
      );
      return rows[0]?.id ?? "";
    };
    const slot = await attempt(1);
    const again = await attempt(2);
    await expect(takeBackCall(userId, slot, new Date())).rejects.toMatchObject({ code: "not_found" });
    await inTwenty();
    expect(await callOf(slot)).toMatchObject({ status: "queued" });
    expect(await callOf(again)).toMatchObject({ status: "queued" });
    await takeBackCall(userId, again, new Date());
    expect(await callOf(again)).toMatchObject({ status: "canceled", ended_reason: "taken_back" });
  });

  test("gives way to one asked for now, and to another one later", async () => {
    const first = await inTwenty();
    const second = await requestCall(userId, new Date(), { inMinutes: 60 });
    const now = await requestCall(userId, new Date());
    await expect.poll(async () => (await callOf(now.callId))?.status, patiently).toBe("completed");
    await pullForward(db, [first.callId, second.callId]);
    for (const { callId } of [first, second]) {
      await expect.poll(() => jobsOf(db, callId), patiently).toEqual([]);
      expect(await callOf(callId)).toMatchObject({ status: "canceled", ended_reason: "superseded" });
      expect((await stepsOf(db, callId)).at(-1)).toEqual({
        kind: "taken_back",
        detail: { reason: "superseded" },
      });
      expect(await vendorLog(app, callId)).toEqual([]);
    }
    expect(await vendorLog(app, now.callId)).toHaveLength(1);
  });

  test("that is due and not yet dialled gives way to nothing", async () => {
    const { callId } = await inTwenty(new Date(Date.now() - 25 * MINUTE));
    await expect(requestCall(userId, new Date())).rejects.toMatchObject({ code: "call_already_live" });
    await expect.poll(async () => (await callOf(callId))?.status, patiently).toBe("completed");
  });

  test("counts towards how many may be asked for", async () => {
    const now = new Date();
    for (let n = 0; n < 10; n++) await inTwenty(now);
    await expect(inTwenty(now)).rejects.toMatchObject({
      code: "too_many_requests",
      retryAfterSeconds: expect.any(Number),
    });
    await expect(requestCall(userId, now)).rejects.toMatchObject({ code: "too_many_requests" });
    const waiting = (await callsOf(db, [userId])).filter(({ status }) => status === "queued");
    expect(waiting).toHaveLength(1);
  });

  test("asked for twenty times at once waits once", async () => {
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => inTwenty()));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    const waiting = (await callsOf(db, [userId])).filter(({ status }) => status === "queued");
    expect(waiting).toHaveLength(1);
  });
});

test("POST /api/calls/initiate asks for a call now, over one that waits", async () => {
  const { browser, userId: id } = await signUpUser(app, db, "+12025550101");
  userId = id;
  const { callId: later } = await inTwenty();
  const answer = await browser.post("/api/calls/initiate");
  expect(answer.status).toBe(202);
  const { callId } = JSON.parse(answer.body) as { callId: string };
  await expect.poll(async () => (await callOf(callId))?.status, patiently).toBe("completed");
  expect(await callOf(later)).toMatchObject({ status: "canceled", ended_reason: "superseded" });
});
