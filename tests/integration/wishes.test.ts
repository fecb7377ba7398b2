import { randomUUID } from "node:crypto";
import pg from "pg";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { weekdayOf } from "~/domain/schedule/local-time";
import { day, EVERY_DAY, ZONE } from "../setup/call-plan";
import { addUsers, callsOf, stepsOf, stopTheClock } from "../setup/crowd";
import { insertTalk } from "../setup/schedule";
import { type App, startApp } from "../setup/start-app";
import { webhookSecret } from "../setup/vendor-log";

const MINUTE = 60_000;
const patiently = { timeout: 20_000, interval: 50 };

describe("said on the phone, kept by the worker", () => {
  let app: App;
  let db: pg.Client;
  let userId: string;

  beforeAll(async () => {
    app = await startApp();
    db = new pg.Client({ connectionString: app.databaseUrl });
    await db.connect();
    await stopTheClock(db);
  });
  beforeEach(async () => {
    [userId = ""] = await addUsers(db, 1, "+12025550101", ZONE);
  });
  afterAll(async () => {
    await db?.end();
    await app?.stop();
  });

  const talkOf = (said: string, endedAt: Date) =>
    insertTalk(db, userId, {
      said: [said],
      dialedAt: new Date(endedAt.getTime() - 2 * MINUTE).toISOString(),
      endedAt: endedAt.toISOString(),
    });
  const keep = async (callId: string) => {
    const { rows } = await db.query(
      "select id from graphile_worker.add_job('keep_wishes', json_build_object('callId', $1::uuid))",
      [callId],
    );
    const left = async () =>
      (await db.query("select from graphile_worker._private_jobs where id = $1", [rows[0].id])).rowCount;
    await expect.poll(left, patiently).toBe(0);
  };
  const planOf = async () => {
    const { rows } = await db.query(
      `select call_days, paused_until::text, skipped_day::text, moved_day::text, left(moved_time::text, 5) as moved_time,
         to_char(next_call_at at time zone local_tz, 'YYYY-MM-DD HH24:MI') as next
       from users where id = $1`,
      [userId],
    );
    return rows[0];
  };
  /** The days after today, and the ISO weekday of each. */
  const weekday = (ahead: number) => weekdayOf(day(ahead));
  const names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
  const monday = day(8 - weekday(0));
  const untouched = {
    call_days: EVERY_DAY,
    paused_until: null,
    skipped_day: null,
    moved_day: null,
    moved_time: null,
    next: `${day(0)} 19:30`,
  };

  test.each<[string, string, object, object]>([
    [
      "another time today",
      "Please call me at quarter past eight tonight instead.",
      { moved_day: day(0), moved_time: "20:15", next: `${day(0)} 20:15` },
      { reason: "moved", day: day(0) },
    ],
    [
      "another time tomorrow",
      "Can you call me tomorrow at eight?",
      { moved_day: day(1), moved_time: "20:00" },
      { reason: "moved", day: day(1) },
    ],
    [
      "a weekday",
      `Call me on ${names[weekday(3) - 1]} at eight in the evening instead.`,
      { moved_day: day(3), moved_time: "20:00" },
      { reason: "moved", day: day(3) },
    ],
    [
      "not today",
      "Please don't call me today.",
      { skipped_day: day(0), next: `${day(1)} 19:30` },
      { reason: "skipped", day: day(0) },
    ],
    [
      "not this week",
      "Please don't call me this week.",
      { paused_until: monday, next: `${monday} 19:30` },
      { reason: "paused", until: monday },
    ],
    [
      "not on a weekday",
      `Please don't call me on ${names[weekday(2) - 1]}s.`,
      { call_days: EVERY_DAY.filter((n) => n !== weekday(2)) },
      { reason: "weekday_dropped", weekday: String(weekday(2)) },
    ],
  ])("%s", async (_, said, change, detail) => {
    const callId = await talkOf(said, new Date());
    await keep(callId);
    expect(await planOf()).toEqual({ ...untouched, ...change });
    expect(await stepsOf(db, callId)).toEqual([
      { kind: "wish_kept", detail: expect.objectContaining(detail) },
    ]);
    const calls = await callsOf(db, [userId]);
    expect(calls.map(({ id }) => id)).toEqual([callId]);

    // The person changes their mind on a page; the job that comes again doesn't.
    await db.query(
      `update users set call_days = '{1,2,3,4,5,6,7}', paused_until = null, skipped_day = null, moved_day = null,
         moved_time = null where id = $1`,
      [userId],
    );
    const before = await planOf();
    await keep(callId);
    expect(await planOf()).toEqual(before);
    expect(await stepsOf(db, callId)).toHaveLength(1);
  });

  test("in twenty minutes, from the end of the talk, once", async () => {
    const endedAt = new Date(Date.now() - 30_000);
    const callId = await talkOf("Could you call me back in twenty minutes?", endedAt);
    await keep(callId);
    await keep(callId);
    const at = new Date(endedAt.getTime() + 20 * MINUTE);
    const [, later, ...more] = await callsOf(db, [userId]);
    expect(more).toEqual([]);
    expect(later).toMatchObject({ kind: "on_demand", status: "queued", scheduled_at: at });
    const { rows: jobs } = await db.query(
      `select t.identifier as task, j.run_at from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id where j.payload->>'callId' = $1`,
      [later?.id],
    );
    expect(jobs).toEqual([{ task: "place_call", run_at: at }]);
    const detail = { reason: "called_back", minutes: "20", at: at.toISOString() };
    expect(await stepsOf(db, callId)).toEqual([{ kind: "wish_kept", detail }]);
    expect(await stepsOf(db, later?.id ?? "")).toEqual([
      { kind: "requested", detail: { at: at.toISOString() } },
    ]);
    expect(await planOf()).toMatchObject({ ...untouched, next: `${day(0)} 19:30` });
  });

  const underWay = async () => {
    const begun = new Date(Date.now() - 2 * MINUTE);
    const callId = await insertTalk(db, userId, {
      said: [],
      dialedAt: begun.toISOString(),
      endedAt: null,
      status: "in_progress",
    });
    const line = (speaker: string, text: string) => ({ speaker, text, at: begun.toISOString() });
    const tell = async (outcome: string, said: string) => {
      const eventId = `evt_${randomUUID()}`;
      const at = new Date();
      const body = JSON.stringify({
        event_id: eventId,
        type: "call.status",
        call: {
          id: `talk-${callId}`,
          reference: callId,
          status: "ended",
          outcome,
          updated_at: at.toISOString(),
          answered_at: begun.toISOString(),
          duration_seconds: 110,
          ended_reason: "person_hung_up",
          transcript: [line("agent", "How did it go?"), line("callee", said)],
        },
      });
      const { ok } = await fetch(`${app.url}/api/webhooks/call/simulator`, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json",
          "webhook-id": eventId,
          "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
          "webhook-signature": new Webhook(webhookSecret(app)).sign(eventId, at, body),
        },
      });
      expect(ok).toBe(true);
    };
    return { callId, tell };
  };

  test("told by the vendor at the end of a talk, twice", async () => {
    const { callId, tell } = await underWay();
    await tell("completed", "Can you call me tomorrow at eight?");
    await tell("completed", "Can you call me tomorrow at eight?");
    const wish = async () => (await stepsOf(db, callId)).filter(({ kind }) => kind.startsWith("wish"));
    await expect.poll(wish, patiently).toHaveLength(1);
    const left = async () =>
      (await db.query("select from graphile_worker.jobs where run_at <= now()")).rowCount;
    await expect.poll(left, patiently).toBe(0);
    expect(await wish()).toMatchObject([{ kind: "wish_kept", detail: { reason: "moved", day: day(1) } }]);
    expect(await planOf()).toEqual({ ...untouched, moved_day: day(1), moved_time: "20:00" });
  });

  test("stop counts also where the vendor's word for the end is new to us", async () => {
    const { callId, tell } = await underWay();
    await tell("beamed_up", "Please stop calling me.");
    const kinds = async () => (await stepsOf(db, callId)).map(({ kind }) => kind);
    await expect.poll(kinds, patiently).toContain("calls_stopped");
    const { rows } = await db.query("select status, transcript from calls where id = $1", [callId]);
    expect(rows[0].status).toBe("in_progress");
  });

  test("nothing about when: nothing changes", async () => {
    const callId = await talkOf("I practised the guitar for twenty minutes today.", new Date());
    await keep(callId);
    expect(await stepsOf(db, callId)).toEqual([]);
    expect(await callsOf(db, [userId])).toHaveLength(1);
  });
});
