import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cookieName } from "~/http/cookies";
import { type App, startApp } from "../setup/start-app";
import { Browser } from "./browser";

/** What must never be seen in the console. */
const NUMBER = "+12025550177";
const EMAIL = "canarina@example.com";
const NAME = "Canarina";
const WORDS = "Zebrafish and marmalade.";

let app: App;
let db: pg.Client;
let admin: Browser;
let adminId: string;
let person: Browser;
let userId: string;

beforeAll(async () => {
  app = await startApp({
    worker: false,
    env: { SPEND_CAP_MONTHLY: "50 USD", CALL_MINUTE_PRICE: "0.10 USD", CALLS_PER_SECOND: "0.5" },
  });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  [admin, adminId] = await signedIn("ada@example.com", "Ada", "admin");
  [person, userId] = await signedIn(EMAIL, NAME, "user");
  await db.query("update users set phone = $2 where id = $1", [userId, NUMBER]);
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

/** A browser whose session is there already. */
async function signedIn(email: string, firstName: string, role: string): Promise<[Browser, string]> {
  await db.query("insert into auth.users (email) values ($1)", [email]);
  const { rows } = await db.query<{ id: string }>(
    "update users set first_name = $2, role = $3::user_role, local_tz = 'Europe/Berlin' where email = $1 returning id",
    [email, firstName, role],
  );
  const id = rows[0]?.id ?? "";
  const secret = randomBytes(32).toString("base64url");
  await db.query(
    "insert into auth.sessions (user_id, token_hash, expires_at) values ($1, $2, now() + interval '1 day')",
    [id, createHash("sha256").update(secret).digest()],
  );
  const browser = new Browser(app.url);
  browser.cookies.set(cookieName("sid", app.url).name, secret);
  return [browser, id];
}

let days = 0;

type Given = {
  status: string;
  kind?: string;
  provider?: string;
  /** Seconds. */
  ago?: number;
  /** Seconds after its slot; left out where it wasn't dialled or didn't ring. */
  dialed?: number;
  rang?: number;
  reason?: string;
  steps?: [kind: string, reason?: string][];
  attempt?: number;
  sameDay?: boolean;
  transcript?: object[];
};

/** Puts a call of the person into the database. @returns its id */
async function addCall(given: Given): Promise<string> {
  const { status, kind = "daily", provider = "twilio", ago = 3600, attempt = 1, sameDay = false } = given;
  const { dialed = null, rang = null, reason = null, steps = [], transcript = null } = given;
  if (!sameDay) days += 1;
  const { rows } = await db.query<{ id: string }>(
    `insert into calls (user_id, kind, local_date, attempt, status, to_number, provider, vendor_call_id, scheduled_at,
       dialed_at, answered_at, ended_reason, transcript, transcript_text)
     select $1, $2::call_kind, date '2020-01-01' + $3::int, $4, $5::call_status, $6, $7, gen_random_uuid()::text, at,
       at + make_interval(secs => $9), at + make_interval(secs => $10::float8 + 4), $11, $12::jsonb, $13
     from (select now() - make_interval(secs => $8) as at) n returning id`,
    [
      ...[userId, kind, days, attempt, status, dialed === null ? null : NUMBER, provider, ago, dialed],
      ...[status === "completed" ? rang : null, reason],
      ...[transcript && JSON.stringify(transcript), transcript && WORDS],
    ],
  );
  const id = rows[0]?.id ?? "";
  const told = rang === null ? steps : [...steps, ["ringing"] as [string]];
  for (const [step, why = null] of told) {
    await db.query(
      `insert into call_events (call_id, user_id, at, kind, detail)
       select id, user_id, scheduled_at + make_interval(secs => $2), $3,
         case when $4::text is not null then jsonb_build_object('reason', $4::text) end from calls where id = $1`,
      [id, step === "ringing" ? rang : (dialed ?? 0), step, why],
    );
  }
  return id;
}

const numbers = async (window = "24h") => {
  const { status, body } = await admin.get(`/api/admin/calls?window=${window}`);
  expect(status).toBe(200);
  return JSON.parse(body);
};

const audit = async () =>
  (
    await db.query(
      `select actor, actor_id as "actorId", action, user_id as "userId", target from audit_log order by id`,
    )
  ).rows;

describe("the numbers", () => {
  beforeAll(async () => {
    // Twenty slots that rang after 1, 2, … 20 seconds.
    for (let n = 1; n <= 20; n++) {
      const status = n <= 12 ? "completed" : n <= 16 ? "no_answer" : n <= 18 ? "busy" : "voicemail";
      await addCall({ status, provider: n <= 10 ? "twilio" : "vapi", dialed: 0.5, rang: n, ago: 3600 + n });
      // The last attempt says where a slot stands, and this one wasn't placed.
      if (n === 13) await addCall({ status: "canceled", reason: "taken_back", attempt: 2, sameDay: true });
    }
    // A vendor that says nothing of ringing, a second late.
    await addCall({ status: "no_answer", dialed: 1 });
    const vapi = { status: "failed", provider: "vapi", dialed: 2 };
    await addCall({ ...vapi, reason: "number_refused", steps: [["refused", "number_refused"]] });
    await addCall({ ...vapi, reason: "pipeline-error" });
    const unclear: [string, string][] = [["no_clear_answer", "timeout"]];
    await addCall({ status: "unknown", dialed: 2, reason: "no_word_from_vendor", steps: unclear });
    await addCall({ status: "canceled", reason: "service_fault" });
    await addCall({ status: "canceled", reason: "service_fault" });
    await addCall({ status: "canceled", reason: "skipped" });
    const asked = { kind: "on_demand", provider: "simulator", dialed: 1 };
    await addCall({ ...asked, status: "completed", rang: 2 });
    await addCall({ ...asked, status: "completed", rang: 4 });
    await addCall({ ...asked, status: "in_progress", rang: 6, ago: 60 });
    // Of another day, of no telephone, due, and still to come.
    await addCall({ status: "completed", dialed: 1, rang: 100, ago: 3 * 86_400 });
    await addCall({ status: "completed", kind: "text", provider: "text" });
    // And one that came in a copy: another instance dialled it.
    const brought = await addCall({ status: "completed", dialed: 5, rang: 50 });
    await db.query("update calls set to_number = null where id = $1", [brought]);
    await addCall({ status: "queued", ago: 30, steps: [["deferred", "HTTP 429"]] });
    await addCall({ status: "queued", ago: -1200 });
    await addCall({ status: "queued", ago: -2 * 86_400 });
    await db.query("update users set flagged_at = now(), flag_reason = 'wrong_number' where id = $1", [
      userId,
    ]);
    await db.query("update users set next_call_at = now() + interval '3 hours' where id = $1", [adminId]);
    await db.query(
      "insert into spending (month, currency, minor) values (date_trunc('month', now() at time zone 'UTC')::date, 'USD', 1230)",
    );
  });

  test("are those of the rows, to the second", async () => {
    const { slots, others, vendors, all, faults, slotToRing, askToRing, ...now } = await numbers();
    expect(slots).toEqual({
      ...{ completed: 12, no_answer: 4, busy: 2, voicemail: 2 },
      ...{ failed: 2, unknown: 1, canceled: 4, queued: 1 },
    });
    expect(others).toEqual({ completed: 2, in_progress: 1 });
    const none = { refused: 0, unclear: 0, failed: 0 };
    expect(vendors).toEqual([
      { provider: "simulator", asked: 3, rung: 3, answered: 3, ...none },
      { provider: "twilio", asked: 12, rung: 11, answered: 10, ...none, unclear: 1 },
      { provider: "vapi", asked: 12, rung: 10, answered: 2, ...none, refused: 1, failed: 1 },
    ]);
    expect(all).toEqual({
      provider: "",
      asked: 27,
      rung: 24,
      answered: 15,
      refused: 1,
      unclear: 1,
      failed: 1,
    });
    // Of 1, 1, 2, … 20 seconds the 11th and the 20th.
    expect(slotToRing).toEqual({ count: 21, p50: 10_000, p95: 19_000, worst: 20_000 });
    expect(askToRing).toEqual({ count: 3, p50: 4_000, p95: 6_000, worst: 6_000 });
    expect(faults.map(({ code, side, count }: Record<string, unknown>) => [code, side, count])).toEqual([
      ["service_fault", "ours", 2],
      ["no_word_from_vendor", "vendor", 1],
      ["number_refused", "vendor", 1],
      ["pipeline-error", "vendor", 1],
    ]);
    expect(now).toMatchObject({
      liveCount: 1,
      live: [{ kind: "on_demand", status: "in_progress", provider: "simulator" }],
      dueCount: 1,
      due: [{ step: "deferred", reason: "HTTP 429" }],
      lastRingsIn: 2,
      queuedAhead: 1,
      slotsAhead: 1,
      spending: { words: "12.30 of 50.00 USD", spentMinor: 1230, capMinor: 5000, currency: "USD" },
      flagged: [{ id: userId, reason: "wrong_number" }],
      paused: { byEnvironment: false, byHand: null },
    });
  });

  test("of seven days have the older ones, too", async () => {
    const { window, slots, slotToRing } = await numbers("7d");
    expect([window.name, slots.completed]).toEqual(["7d", 13]);
    // Of 22 the 11th and the 21st.
    expect(slotToRing).toEqual({ count: 22, p50: 10_000, p95: 20_000, worst: 100_000 });
  });

  test("and the list can be narrowed down, and goes on where it ended", async () => {
    const listed = (body: string) =>
      [...body.matchAll(/href="\/admin\/calls\/([\w-]{36})"/g)].map(([, id]) => id);
    const first = (await admin.get("/admin/calls?provider=twilio&state=completed")).body;
    // The calls that are live or due stand above it.
    const { rows } = await db.query<{ id: string }>(
      "select id from calls where provider = 'twilio' and status = 'completed' order by scheduled_at desc",
    );
    expect(listed(first).slice(-12)).toEqual(rows.map(({ id }) => id));
    const faults = (await admin.get(`/admin/calls?reason=service_fault&user=${userId}`)).body;
    expect(listed(faults).slice(2)).toHaveLength(2);
    expect(listed((await admin.get(`/admin/calls?user=${adminId}`)).body).slice(2)).toEqual([]);
    const everything = new Set<string | undefined>();
    let next: string | undefined = "/admin/calls";
    let pages = 0;
    for (; next; pages++) {
      const { body } = await admin.get(next);
      for (const id of listed(body)) everything.add(id);
      next = /href="(\/admin\/calls\?before=[^"]+)"/.exec(body)?.[1]?.replaceAll("&amp;", "&");
    }
    const { rowCount } = await db.query("select from calls");
    expect([pages, everything.size]).toEqual([2, rowCount]);
  });
});

describe("a call's page", () => {
  const at = (seconds: number) => new Date(Date.now() - 3_600_000 + seconds * 1000).toISOString();
  let callId: string;
  let quotedId: string;
  let quotedJob: string;
  beforeAll(async () => {
    // A vendor that quotes the number in its reasons.
    const refused = `${NUMBER} is no number of ours`;
    const steps: [string, string][] = [["refused", refused]];
    quotedId = await addCall({ status: "failed", dialed: 1, reason: refused, steps });
    await addCall({ status: "queued", ago: 40, steps: [["deferred", refused]] });
    const { rows } = await db.query<{ id: string }>(
      "select id::text from graphile_worker.add_job('learn_cost', json_build_object('callId', $1::text))",
      [quotedId],
    );
    quotedJob = rows[0]?.id ?? "";
    callId = await addCall({
      ...{ status: "completed", kind: "on_demand", dialed: 1, rang: 2, reason: "person_hung_up" },
      steps: [["dialing"], ["completed", "person_hung_up"]],
      transcript: [
        { role: "companion", text: `Hello ${NAME}, this is your companion.`, at: at(7) },
        { role: "user", text: WORDS, at: at(10) },
        { role: "companion", text: "Good to hear.", at: at(13) },
      ],
    });
    await db.query(
      `insert into webhook_events (source, event_id, payload, error)
       select provider, 'event-1', jsonb_build_object('event', jsonb_build_object('vendorCallId', vendor_call_id,
         'callId', id, 'status', 'completed', 'transcript', transcript, 'to', to_number)), 'call_not_found'
       from calls where id = $1`,
      [callId],
    );
    await db.query("select graphile_worker.add_job('learn_cost', json_build_object('callId', $1::text))", [
      callId,
    ]);
  });
  const open = () => admin.get(`/admin/calls/${callId}`);
  const read = (as = admin) => as.post(`/admin/calls/${callId}`, { intent: "read" });

  test("tells what happened in words for operators", async () => {
    const { status, body } = await open();
    expect(status).toBe(200);
    for (const words of ["The phone rang", "The person hung up", "learn_cost", "call_not_found", "3 s"]) {
      expect(body).toContain(words);
    }
  });

  test("no page shows a word of a talk, a number, a name or an address of a person", async () => {
    const paths = [
      ...["/admin/calls", `/admin/calls?user=${userId}`, "/admin/audit", "/api/admin/calls"],
      ...[`/admin/calls/${callId}`, `/admin/accounts/${userId}`],
      ...[`/admin/calls/${quotedId}`, `/admin/queues/${quotedJob}`, "/admin/calls?state=failed"],
    ];
    for (const path of paths) {
      const { status, body } = await admin.get(path);
      expect([path, status]).toEqual([path, 200]);
      for (const canary of [NUMBER, NUMBER.slice(1), EMAIL, NAME, WORDS, "Zebrafish", "Good to hear"]) {
        expect([path, canary, body.includes(canary)]).toEqual([path, canary, false]);
      }
    }
  });

  test("nobody else learns that there is a console", async () => {
    for (const browser of [person, new Browser(app.url)]) {
      for (const path of [
        ...["/admin/calls", `/admin/calls/${callId}`, `/admin/accounts/${userId}`, "/admin/audit"],
        "/api/admin/calls",
      ]) {
        expect([path, (await browser.get(path)).status]).toEqual([path, 404]);
      }
      expect((await read(browser)).status).toBe(404);
      expect((await browser.post("/admin/calls?index", { intent: "pause", sure: "yes" })).status).toBe(404);
      for (const path of [
        ...["/admin", "/admin/audit", "/api/admin/calls"],
        ...["/api/admin/queues", "/api/admin/queues/events"],
      ]) {
        expect([path, (await browser.post(path)).status]).toEqual([path, 404]);
      }
    }
    expect(await audit()).toEqual([]);
  });

  test("a transcript opens only while its person allows it, and every reading is noted on their account", async () => {
    const grant = (granted: string, expires: string, revoked: string | null) =>
      db.query(
        `insert into transcript_grants (user_id, granted_at, expires_at, revoked_at)
         values ($1, now() + $2::interval, now() + $3::interval, now() + $4::interval)`,
        [userId, granted, expires, revoked],
      );
    const refused = async () => {
      const answer = await read();
      expect([answer.status, answer.body.includes("Zebrafish")]).toEqual([404, false]);
      expect((await open()).body).not.toContain("Read the transcript");
    };
    await refused();
    await grant("-2 days", "-1 second", null);
    await grant("-1 day", "1 day", "-1 minute");
    await grant("1 hour", "2 hours", null);
    await refused();
    // Of somebody else.
    await db.query(
      "insert into transcript_grants (user_id, granted_at, expires_at) values ($1, now(), now() + interval '1 hour')",
      [adminId],
    );
    await refused();
    expect(await audit()).toEqual([]);

    await grant("-1 minute", "1 hour", null);
    const offered = (await open()).body;
    expect([offered.includes("Read the transcript"), offered.includes("Zebrafish")]).toEqual([true, false]);
    for (const _ of ["once", "again"]) {
      const answer = await read();
      expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
      expect(answer.body).toContain(WORDS);
    }
    const reading = { actor: "admin", actorId: adminId, action: "transcript_read", userId, target: callId };
    expect(await audit()).toEqual([reading, reading]);
    await db.query("update transcript_grants set revoked_at = now() where user_id = $1", [userId]);
    await refused();
    expect(await audit()).toHaveLength(2);
  });

  test("an address is looked up, and a flag taken off, in front of the person", async () => {
    const path = `/admin/accounts/${userId}`;
    expect((await admin.post(path, { intent: "show-email" })).body).toContain(EMAIL);
    await db.query("update users set flagged_at = now(), flag_reason = 'wrong_number' where id = $1", [
      userId,
    ]);
    for (const _ of ["once", "again"]) {
      expect(await admin.post(path, { intent: "clear-flag" })).toMatchObject({ status: 302, location: path });
    }
    const act = { actor: "admin", actorId: adminId, userId, target: null };
    expect((await audit()).slice(2)).toEqual([
      { ...act, action: "account_opened" },
      { ...act, action: "flag_cleared" },
    ]);
  });
});

describe("the kill switch", () => {
  const flip = (intent: string, sure?: string) =>
    admin.post("/admin/calls?index&window=7d", { intent, ...(sure && { sure }) });

  test("is flipped by whoever means it, once, and says who it was", async () => {
    const before = (await audit()).length;
    const asked = await flip("pause");
    expect([asked.status, asked.body.includes("Tick the box to say that you mean it.")]).toEqual([422, true]);
    expect((await numbers()).paused.byHand).toBeNull();
    for (const _ of ["once", "again"]) {
      expect(await flip("pause", "yes")).toMatchObject({ status: 302, location: "/admin/calls?window=7d" });
    }
    const { rows } = await db.query("select is_on, changed_by from instance_switches");
    expect(rows).toEqual([{ is_on: true, changed_by: `administrator ${adminId}` }]);
    expect((await numbers()).paused).toMatchObject({ byEnvironment: false, byHand: { who: "Ada" } });
    expect((await admin.get("/admin/calls")).body).toContain("Let calls go on");
    await flip("resume", "yes");
    expect((await numbers()).paused.byHand).toBeNull();
    const act = { actor: "admin", actorId: adminId, userId: null, target: null };
    expect((await audit()).slice(before)).toEqual([
      { ...act, action: "calls_paused" },
      { ...act, action: "calls_resumed" },
    ]);
  });

  test("and the audit log shows it, narrowed down and page by page", async () => {
    const shown = (body: string) => body.split("<main")[1]?.split("</main>")[0] ?? "";
    const all = shown((await admin.get("/admin/audit")).body);
    expect(all).toContain("All dialling was paused");
    expect(all).toContain("An administrator read a transcript");
    expect(all).toContain("Administrator Ada");
    const paused = shown((await admin.get("/admin/audit?action=calls_paused&actor=admin")).body);
    expect(paused.match(/<li/g)).toHaveLength(1);
    expect(shown((await admin.get("/admin/audit?actor=operator")).body)).toContain("No act is like that.");
    await db.query(
      "insert into audit_log (actor, action) select 'system', 'newly_invented' from generate_series(1, 60)",
    );
    const first = (await admin.get("/admin/audit?actor=system")).body;
    expect(shown(first).match(/newly_invented/g)).toHaveLength(50);
    const next = /href="(\/admin\/audit\?actor=system&amp;before=\d+)"/.exec(first)?.[1] ?? "";
    const second = (await admin.get(next.replaceAll("&amp;", "&"))).body;
    expect(shown(second).match(/newly_invented/g)).toHaveLength(10);
  });
});
