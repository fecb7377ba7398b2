import { randomUUID } from "node:crypto";
import pg from "pg";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addTicks,
  addUsers,
  callsOf,
  endedCalls,
  jobsOf,
  makeDue,
  pullForward,
  stepsOf,
  stopTheClock,
} from "../setup/crowd";
import { signUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";
import { vendorLog, webhookSecret } from "../setup/vendor-log";
import { type CallRow, waitForCall } from "../setup/watch";

const patiently = { timeout: 20_000, interval: 50 };
const HALF_AN_HOUR = 30 * 60_000;

let app: App;
let db: pg.Client;

beforeAll(async () => {
  app = await startApp();
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  await stopTheClock(db);
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

/** A user whose slot has come. @param set what is different about them, as SQL */
async function dueUser(number: string, set?: string): Promise<string> {
  const [userId = ""] = await addUsers(db, 1, number);
  if (set) await db.query(`update users set ${set} where id = $1`, [userId]);
  await makeDue(db, [userId]);
  await addTicks(db);
  return userId;
}

/** The attempts of a user's slot once so many of them are over. */
async function afterAttempts(userId: string, count: number): Promise<CallRow[]> {
  await endedCalls(db, [userId], count);
  return callsOf(db, [userId]);
}

/** A user whose first attempt reached nobody and whose second is planned. */
async function withRetryPlanned(
  number = "+12025550102",
): Promise<{ userId: string; first: CallRow; retry: CallRow }> {
  const userId = await dueUser(number);
  const [first, retry] = await afterAttempts(userId, 1);
  if (!first || !retry) throw new Error("no further try is planned");
  return { userId, first, retry };
}

/** The one call of a user, once their phone rings. */
async function ringingCall(userId: string): Promise<CallRow> {
  const calls = () => callsOf(db, [userId]);
  await expect.poll(calls, patiently).toHaveLength(1);
  const [call] = await calls();
  const rings = ({ status, vendor_call_id }: CallRow) => status === "ringing" && vendor_call_id !== null;
  return waitForCall<CallRow>(db, call?.id ?? "", rings);
}

/** What became of a planned attempt once its time has come. */
async function whenItsTimeComes(retry: CallRow): Promise<CallRow> {
  await pullForward(db, [retry.id]);
  return waitForCall<CallRow>(db, retry.id, ({ ended_at }) => ended_at !== null);
}

async function expectNotDialed(call: CallRow, reason: string): Promise<void> {
  expect(call).toMatchObject({ status: "canceled", ended_reason: reason, dialed_at: null });
  expect((await stepsOf(db, call.id)).at(-1)).toEqual({ kind: "not_dialed", detail: { reason } });
  expect(await vendorLog(app, call.id)).toEqual([]);
}

const lastStep = async (call: CallRow | undefined) =>
  (await stepsOf(db, call?.id ?? "")).find(({ kind }) => kind === "no_retry" || kind === "retry_planned");

describe("an attempt that reached nobody", () => {
  test.each([
    ["+12025550102", "no_answer", 1],
    ["+12025550103", "busy", 1],
    ["+12025550105", "failed", 0],
  ])(
    "%s (%s) is followed by two more, half an hour apart, and by no fourth",
    async (number, status, dials) => {
      const userId = await dueUser(number);
      for (const attempt of [1, 2]) {
        const calls = await afterAttempts(userId, attempt);
        expect(calls).toHaveLength(attempt + 1);
        const [ended, next] = calls.slice(-2);
        expect(ended).toMatchObject({ status, attempt });
        expect(next).toMatchObject({ status: "queued", kind: "daily", attempt: attempt + 1 });
        const at = new Date((ended?.ended_at?.getTime() ?? 0) + HALF_AN_HOUR);
        expect(next?.scheduled_at).toEqual(at);
        expect(await lastStep(ended)).toEqual({
          kind: "retry_planned",
          detail: { at: at.toISOString(), attempt: String(attempt + 1) },
        });
        expect(await stepsOf(db, next?.id ?? "")).toEqual([
          { kind: "scheduled", detail: { slot: at.toISOString() } },
        ]);
        expect(await jobsOf(db, next?.id ?? "")).toEqual([{ run_at: at }]);
        await pullForward(db, [next?.id ?? ""]);
      }
      const calls = await afterAttempts(userId, 3);
      expect(calls.map((call) => [call.attempt, call.status])).toEqual([
        [1, status],
        [2, status],
        [3, status],
      ]);
      expect(await lastStep(calls[2])).toEqual({ kind: "no_retry", detail: { reason: "no_tries_left" } });
      for (const { id, local_date } of calls as (CallRow & { local_date: Date })[]) {
        expect(local_date).toEqual((calls[0] as CallRow & { local_date: Date }).local_date);
        expect(await vendorLog(app, id)).toHaveLength(dials);
      }
    },
  );

  test.each([
    ["message", "message_left", true],
    ["nothing", "machine_answered", false],
  ])("a machine is met twice at most and hears the user's choice (%s) once", async (choice, reason, said) => {
    const userId = await dueUser("+12025550104", `voicemail_choice = '${choice}'`);
    const [first, retry] = await afterAttempts(userId, 1);
    expect(first).toMatchObject({ status: "voicemail", ended_reason: reason });
    const [heard] = await vendorLog(app, first?.id ?? "");
    expect(heard?.voicemail_message !== null).toBe(said);
    await pullForward(db, [retry?.id ?? ""]);
    const calls = await afterAttempts(userId, 2);
    expect(calls.map(({ status, ended_reason }) => [status, ended_reason])).toEqual([
      ["voicemail", reason],
      ["voicemail", "machine_answered"],
    ]);
    expect((await vendorLog(app, retry?.id ?? ""))[0]?.voicemail_message).toBeNull();
    expect(await lastStep(calls[1])).toEqual({ kind: "no_retry", detail: { reason: "machine_again" } });
  });

  test("is not followed by another when it was declined", async () => {
    const userId = await dueUser("+12025550100");
    const call = await ringingCall(userId);
    const form = new URLSearchParams({ action: "decline", callId: call.vendor_call_id ?? "" });
    await fetch(`${app.url}/simulator/phone`, { method: "POST", body: form, redirect: "manual" });
    const calls = await afterAttempts(userId, 1);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ status: "no_answer", ended_reason: "declined" });
    expect(await lastStep(calls[0])).toEqual({ kind: "no_retry", detail: { reason: "declined" } });
  });

  test("is not followed by another when that would ring after the hours", async () => {
    const userId = await dueUser(
      "+12025550102",
      `evening_window_start = '08:00',
        evening_window_end = date_trunc('minute', now() at time zone local_tz + interval '20 minutes')::time`,
    );
    const calls = await afterAttempts(userId, 1);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ status: "no_answer" });
    expect(await lastStep(calls[0])).toEqual({ kind: "no_retry", detail: { reason: "outside_hours" } });
  });

  test("is not followed by another when the user had asked for the call", async () => {
    const { browser, userId } = await signUpUser(app, db, "+12025550102");
    await browser.post("/api/calls/initiate");
    const calls = await afterAttempts(userId, 1);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ status: "no_answer", kind: "on_demand" });
    expect(await lastStep(calls[0])).toBeUndefined();
  });

  test("is followed by one other, however often and however much at once we are told of its end", async () => {
    const userId = await dueUser("+12025550100");
    const call = await ringingCall(userId);
    const tell = async () => {
      const eventId = `evt_${randomUUID()}`;
      const at = new Date();
      const body = JSON.stringify({
        event_id: eventId,
        type: "call.status",
        call: {
          id: call.vendor_call_id,
          reference: call.id,
          status: "ended",
          outcome: "no_answer",
          updated_at: at.toISOString(),
          answered_at: null,
          duration_seconds: null,
          ended_reason: "not_picked_up",
          transcript: null,
        },
      });
      const response = await fetch(`${app.url}/api/webhooks/call/simulator`, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json",
          "webhook-id": eventId,
          "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
          "webhook-signature": new Webhook(webhookSecret(app)).sign(eventId, at, body),
        },
      });
      expect(response.ok).toBe(true);
    };
    await Promise.all(Array.from({ length: 8 }, tell));
    await tell();
    await expect
      .poll(
        async () =>
          (
            await db.query(
              "select 1 from webhook_events where payload->'event'->>'callId' = $1 and processed_at is not null and payload->'event'->>'status' = 'no_answer'",
              [call.id],
            )
          ).rowCount,
        patiently,
      )
      .toBe(9);
    const calls = await callsOf(db, [userId]);
    expect(calls.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, "no_answer"],
      [2, "queued"],
    ]);
    expect(await jobsOf(db, calls[1]?.id ?? "")).toHaveLength(1);
    const planned = (await stepsOf(db, call.id)).filter(({ kind }) => kind === "retry_planned");
    expect(planned).toHaveLength(1);
  });
});

describe("a further try that is planned", () => {
  test("doesn't ring someone who has withdrawn consent since", async () => {
    const { browser, userId } = await signUpUser(app, db, "+12025550102");
    await makeDue(db, [userId]);
    await addTicks(db);
    const [, retry] = await afterAttempts(userId, 1);
    expect(retry).toMatchObject({ attempt: 2, status: "queued" });
    await browser.post("/settings", { intent: "consent", consent: "withdraw" });
    if (retry) await expectNotDialed(await whenItsTimeComes(retry), "consent_withdrawn");
  });

  test("doesn't ring someone who has asked us to stop since", async () => {
    const { userId, first, retry } = await withRetryPlanned();
    await db.query(
      "select graphile_worker.add_job('stop_calls', json_build_object('callId', $1::uuid), max_attempts => 20)",
      [first.id],
    );
    await afterAttempts(userId, 2);
    await pullForward(db, [retry.id]);
    await expect.poll(() => jobsOf(db, retry.id), patiently).toEqual([]);
    const [, stopped] = await callsOf(db, [userId]);
    await expectNotDialed(stopped ?? retry, "consent_withdrawn");
  });

  test.each<[string, string, string]>([
    ["has skipped the day", "skipped_day = last_slot_day", "skipped"],
    ["has paused calls", "paused_until = last_slot_day + 1", "paused"],
    ["has turned daily calls off", "call_enabled = false", "calls_off"],
    [
      "has moved the end of their window to before it",
      `evening_window_start = '08:00', evening_window_end = date_trunc('minute', now() at time zone local_tz)::time`,
      "outside_hours",
    ],
  ])("doesn't ring someone who %s since", async (_, change, reason) => {
    const { userId, retry } = await withRetryPlanned();
    await db.query(`update users set ${change} where id = $1`, [userId]);
    await expectNotDialed(await whenItsTimeComes(retry), reason);
  });

  test("doesn't ring someone with whom we have talked that day by now", async () => {
    const { first, retry } = await withRetryPlanned();
    await db.query("update calls set status = 'completed' where id = $1", [first.id]);
    await expectNotDialed(await whenItsTimeComes(retry), "already_answered");
  });

  test("waits while the user is on another call, and says so once", async () => {
    const { userId, retry } = await withRetryPlanned();
    const { rows } = await db.query<{ id: string }>(
      `insert into calls (user_id, kind, local_date, provider, scheduled_at, status, dialed_at)
       values ($1, 'on_demand', current_date, 'simulator', now(), 'in_progress', now()) returning id`,
      [userId],
    );
    const held = async () => (await stepsOf(db, retry.id)).filter(({ kind }) => kind === "held");
    for (const _ of [1, 2]) {
      await pullForward(db, [retry.id]);
      await expect
        .poll(async () => (await jobsOf(db, retry.id))[0]?.run_at.getTime() ?? 0, patiently)
        .toBeGreaterThan(Date.now());
      expect(await held()).toEqual([{ kind: "held", detail: { reason: "another_call_is_live" } }]);
    }
    await db.query("update calls set status = 'completed', ended_at = now() where id = $1", [rows[0]?.id]);
    expect(await whenItsTimeComes(retry)).toMatchObject({ status: "no_answer", attempt: 2 });
    expect(await vendorLog(app, retry.id)).toHaveLength(1);
  });

  test("ends the tries of the slot when it is answered", async () => {
    const { userId, retry } = await withRetryPlanned();
    await db.query("update users set phone = '+12025550101' where id = $1", [userId]);
    await db.query(
      "insert into consents (user_id, granted, text_version, text, phone, source) values ($1, true, 'test', 'Yes.', '+12025550101', 'test')",
      [userId],
    );
    expect(await whenItsTimeComes(retry)).toMatchObject({ status: "completed", attempt: 2 });
    expect(await callsOf(db, [userId])).toHaveLength(2);
    expect(await lastStep(retry)).toBeUndefined();
  });
});

test("a further try goes through the vendor of now, whoever had the one before", async () => {
  const { userId, retry } = await withRetryPlanned();
  // The operator has moved on: nothing of this vendor is set up any more.
  await db.query("update calls set provider = 'bland' where id = $1", [retry.id]);
  await pullForward(db, [retry.id]);
  const calls = await afterAttempts(userId, 2);
  expect(calls.map(({ status }) => status)).toEqual(["no_answer", "no_answer", "queued"]);
  const { rows } = await db.query("select provider from calls where user_id = $1 order by attempt", [userId]);
  expect(rows.map(({ provider }) => provider)).toEqual(["simulator", "simulator", "simulator"]);
});
