import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";
import { vendorLog } from "../setup/vendor-log";
import { waitForCall, waitForEnd } from "../setup/watch";

let app: App;
let db: pg.Client;

beforeAll(async () => {
  // With everything that is ever logged: the last test reads it.
  app = await startApp({ env: { LOG_LEVEL: "debug" } });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

/** Presses "Call now" for a new user with this number. */
async function callNow(number: string) {
  const member = await signUpUser(app, db, number);
  const answer = await member.browser.post("/api/calls/initiate");
  expect(answer.status).toBe(202);
  const { callId, status } = JSON.parse(answer.body) as { callId: string; status: string };
  expect(status).toBe("queued");
  return { ...member, callId };
}

async function eventsOf(callId: string): Promise<string[]> {
  const { rows } = await db.query<{ kind: string }>(
    "select kind from call_events where call_id = $1 order by at, id",
    [callId],
  );
  return rows.map((row) => row.kind);
}

describe("a call that is answered", () => {
  test("is dialled once; row, events, API and the vendor's log agree", async () => {
    const { browser, callId } = await callNow("+1 202 555 0101");
    const row = await waitForEnd(db, callId);
    expect(row).toMatchObject({
      status: "completed",
      kind: "on_demand",
      attempt: 1,
      to_number: "+12025550101",
      ended_reason: "companion_hung_up",
    });
    expect(row.transcript?.length).toBeGreaterThanOrEqual(8);
    expect(row.transcript?.map((turn) => turn.text).join(" ")).toMatch(/guitar.*45.*Friday/is);
    expect(row.dialed_at && row.answered_at && row.dialed_at <= row.answered_at).toBe(true);
    expect(row.answered_at && row.ended_at && row.answered_at <= row.ended_at).toBe(true);

    const log = await vendorLog(app, callId);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({
      id: row.vendor_call_id,
      status: "ended",
      outcome: "completed",
      duration_seconds: row.duration_seconds,
    });
    expect(log[0]?.transcript?.map((line) => line.text)).toEqual(row.transcript?.map((turn) => turn.text));

    const sorted = async () => (await eventsOf(callId)).sort();
    await expect
      .poll(sorted, { timeout: 10_000, interval: 50 })
      .toEqual(["accepted", "completed", "dialing", "in_progress", "requested", "ringing"]);
    const events = await eventsOf(callId);
    expect(events.indexOf("in_progress")).toBeLessThan(events.indexOf("completed"));

    // Written up in the moment after its end.
    const told = async () => JSON.parse((await browser.get(`/api/calls/${callId}`)).body);
    await expect.poll(async () => (await told()).reflection, { timeout: 10_000 }).not.toBeNull();
    expect(await told()).toEqual({
      id: callId,
      status: "completed",
      kind: "on_demand",
      attempt: 1,
      scheduledAt: row.scheduled_at.toISOString(),
      answeredAt: row.answered_at?.toISOString(),
      endedAt: row.ended_at?.toISOString(),
      durationSeconds: row.duration_seconds,
      transcript: row.transcript,
      reflection: {
        outcome: "reflected",
        quality: expect.stringMatching(/^(quick|standard|deep)$/),
        sentences: expect.arrayContaining([
          {
            kind: "practice",
            text: "You practised guitar for 45 minutes.",
            quote: "I practised guitar today, about 45 minutes.",
            turns: [2],
          },
        ]),
      },
    });
  });

  test("is told live on the event stream, which ends with its reflection", async () => {
    const { browser, callId } = await callNow("+12025550101");
    const stream = await browser.get(`/api/calls/${callId}/events`);
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    const events = [...stream.body.matchAll(/^data: (.*)$/gm)].map((match) => JSON.parse(match[1] ?? ""));
    expect(events.at(-1)).toMatchObject({ status: "completed", reflection: { outcome: "reflected" } });
    const told = events.map(({ status, reflection }) => `${status} ${reflection !== null}`);
    expect(new Set(told).size).toBe(told.length);
    const again = await browser.get(`/api/calls/${callId}/events`, { "Last-Event-ID": "1" });
    expect(again.status).toBe(204);
  });

  test("shows its transcript on its page and its row in the lists", async () => {
    const { browser, callId } = await callNow("+12025550101");
    await waitForEnd(db, callId);
    const page = await browser.get(`/calls/${callId}`);
    expect(page.body).toContain("I practised guitar today");
    expect(page.body).toContain("You asked for it");
    for (const path of ["/dashboard", "/calls"]) expect((await browser.get(path)).body).toContain(callId);
  });
});

describe("other people at the other end", () => {
  test.each([
    ["+12025550102", "no_answer", "not_picked_up", ["ringing", "no_answer"]],
    ["+12025550103", "busy", "line_busy", ["busy"]],
    ["+12025550104", "voicemail", "machine_answered", ["ringing", "voicemail"]],
    ["+12025550105", "failed", "number_refused", ["refused"]],
  ])("%s ends as %s", async (number, status, reason, kinds) => {
    const { callId } = await callNow(number);
    const row = await waitForEnd(db, callId);
    expect(row).toMatchObject({ status, ended_reason: reason, answered_at: null, transcript: null });
    // Two webhooks that come at once may be applied in either order.
    await expect
      .poll(() => eventsOf(callId), { timeout: 10_000, interval: 50 })
      .toEqual(expect.arrayContaining(kinds));
    expect((await vendorLog(app, callId)).length).toBe(status === "failed" ? 0 : 1);
  });

  test("0110: webhooks twice and out of order end like 0101", async () => {
    const [plain, shuffled] = await Promise.all([callNow("+12025550101"), callNow("+12025550110")]);
    const wanted = await waitForEnd(db, plain.callId);
    const row = await waitForEnd(db, shuffled.callId);
    expect(row).toMatchObject({
      status: "completed",
      ended_reason: wanted.ended_reason,
      duration_seconds: wanted.duration_seconds,
    });
    expect(row.transcript?.map((turn) => turn.text)).toEqual(wanted.transcript?.map((turn) => turn.text));
    const { rows } = await db.query(
      "select event_id from webhook_events where payload->'event'->>'callId' = $1",
      [shuffled.callId],
    );
    expect(rows).toHaveLength(3);
  });

  test("0111: a call whose last webhook never comes is closed by the reaper with the vendor's truth", async () => {
    const { callId } = await callNow("+12025550111");
    await waitForCall(db, callId, (row: { status: string }) => row.status === "in_progress");
    // As if the call had been dialled before every limit ran out.
    await db.query("update calls set dialed_at = now() - interval '1 hour' where id = $1", [callId]);
    await expect
      .poll(async () => (await vendorLog(app, callId))[0]?.status, { timeout: 20_000, interval: 50 })
      .toBe("ended");
    await db.query("select graphile_worker.add_job('reap_calls', '{}')");
    const row = await waitForEnd(db, callId);
    expect(row.status).toBe("completed");
    expect(row.transcript?.length).toBeGreaterThanOrEqual(8);
    expect(await vendorLog(app, callId)).toHaveLength(1);
  });

  test("0112: a call whose request got no answer is reconciled to the truth and never dialled twice", async () => {
    const { callId } = await callNow("+12025550112");
    const row = await waitForEnd(db, callId);
    expect(row).toMatchObject({ status: "completed" });
    expect(row.vendor_call_id).toBe((await vendorLog(app, callId))[0]?.id);
    // The worker only now learns that its request got no answer.
    await expect
      .poll(() => eventsOf(callId), { timeout: 20_000, interval: 100 })
      .toContain("no_clear_answer");
    await db.query("update graphile_worker._private_jobs set run_at = now() where payload->>'callId' = $1", [
      callId,
    ]);
    await expect
      .poll(
        async () =>
          (
            await db.query("select 1 from graphile_worker._private_jobs where payload->>'callId' = $1", [
              callId,
            ])
          ).rowCount,
        { timeout: 20_000, interval: 100 },
      )
      .toBe(0);
    expect(await vendorLog(app, callId)).toHaveLength(1);
  });
});

describe("asking for a call", () => {
  test("twenty times at once makes one call", async () => {
    const { browser, userId } = await signUpUser(app, db, "+12025550100");
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.post("/api/calls/initiate")));
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([202, ...Array.from({ length: 19 }, () => 409)]);
    const { rows } = await db.query<{ id: string }>("select id from calls where user_id = $1", [userId]);
    expect(rows).toHaveLength(1);
    await waitForCall(db, rows[0]?.id ?? "", (row: { status: string }) => row.status === "ringing");
    expect(await vendorLog(app, rows[0]?.id ?? "")).toHaveLength(1);
  });

  test("too often is refused with the time to wait", async () => {
    const { browser, userId } = await signUpUser(app, db, "+12025550103");
    await db.query(
      `insert into calls (user_id, kind, local_date, provider, scheduled_at, status)
       select $1, 'on_demand', current_date, 'simulator', now(), 'busy' from generate_series(1, 10)`,
      [userId],
    );
    const answer = await browser.post("/api/calls/initiate");
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(JSON.parse(answer.body)).toEqual({
      error: { code: "too_many_requests", message: expect.any(String) },
    });
  });

  test.each([
    [
      "the number isn't proved",
      "update users set phone = '+4915123456789' where id = $1",
      422,
      "calls_forbidden",
    ],
    [
      "the profile isn't finished",
      "update users set first_name = null where id = $1",
      422,
      "profile_unfinished",
    ],
    [
      "consent was withdrawn",
      "insert into consents (user_id, granted, text_version, text, source) values ($1, false, 'x', 'x', 'test')",
      422,
      "calls_forbidden",
    ],
  ])("is refused when %s", async (_, sql, status, code) => {
    const { browser, userId } = await signUpUser(app, db, "+12025550101");
    await db.query(sql, [userId]);
    const answer = await browser.post("/api/calls/initiate");
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body).error.code).toBe(code);
    expect((await db.query("select 1 from calls where user_id = $1", [userId])).rowCount).toBe(0);
  });

  test("is for people who are signed in", async () => {
    const answer = await fetch(`${app.url}/api/calls/initiate`, { method: "POST" });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { code: "signed_out" } });
  });

  test("twice while the first is live is refused", async () => {
    const { browser, callId } = await callNow("+12025550100");
    await waitForCall(db, callId, (row: { status: string }) => row.status === "ringing");
    const answer = await browser.post("/api/calls/initiate");
    expect(answer.status).toBe(409);
    expect(JSON.parse(answer.body).error.code).toBe("call_already_live");
  });
});

describe("what is said on the phone comes true", () => {
  async function talk(lines: string[]) {
    const { browser, callId, userId } = await callNow("+12025550100");
    const { vendor_call_id: phoneCall } = await waitForCall<{ status: string; vendor_call_id: string }>(
      db,
      callId,
      (row) => row.status === "ringing" && row.vendor_call_id !== null,
    );
    const press = (fields: Record<string, string>) =>
      browser.post("/simulator/phone", { callId: phoneCall, ...fields });
    await press({ action: "answer" });
    for (const text of lines) await press({ action: "say", text });
    return { browser, callId, userId, press };
  }

  test("someone who asks us to stop is never called again", async () => {
    const { browser, callId, userId } = await talk(["Please stop calling me.", "Yes."]);
    const row = await waitForEnd(db, callId);
    expect(row).toMatchObject({ status: "completed", ended_reason: "companion_hung_up" });
    await expect.poll(() => eventsOf(callId), { timeout: 15_000, interval: 50 }).toContain("calls_stopped");
    const { rows } = await db.query(
      `select call_enabled, next_call_at, (select granted from consents c where c.user_id = u.id
         order by created_at desc limit 1) as granted from users u where id = $1`,
      [userId],
    );
    expect(rows).toEqual([{ call_enabled: false, next_call_at: null, granted: false }]);
    expect((await browser.post("/api/calls/initiate")).status).toBe(422);
  });

  test("what is said off the record is kept nowhere", async () => {
    const { callId, press } = await talk([
      "I practised piano for thirty minutes.",
      "Off the record, please.",
      "My colleague Zebulon is getting fired.",
      "Back on the record.",
    ]);
    await press({ action: "hang_up" });
    const row = await waitForEnd(db, callId);
    expect(row).toMatchObject({ status: "completed", ended_reason: "person_hung_up" });
    expect(JSON.stringify(row.transcript)).toContain("piano");
    const everything = await db.query(
      "select to_jsonb(c)::text as text from calls c union all select to_jsonb(w)::text from webhook_events w",
    );
    expect(everything.rows.map(({ text }) => text).join()).not.toContain("Zebulon");
  });

  test("a declined call ends as not answered", async () => {
    const { callId } = await callNow("+12025550100");
    const row = await waitForCall<{ status: string; vendor_call_id: string }>(
      db,
      callId,
      ({ status, vendor_call_id }) => status === "ringing" && vendor_call_id !== null,
    );
    const form = new URLSearchParams({ action: "decline", callId: row.vendor_call_id });
    await fetch(`${app.url}/simulator/phone`, { method: "POST", body: form, redirect: "manual" });
    expect(await waitForEnd(db, callId)).toMatchObject({ status: "no_answer", ended_reason: "declined" });
  });
});

test("no log line holds a phone number, an address or a word of a talk", () => {
  const output = app.web.output + app.worker.output;
  expect(output).toContain("call placed");
  expect(output).not.toMatch(/\+?1202555|@example\.com|guitar|Asha/);
});
