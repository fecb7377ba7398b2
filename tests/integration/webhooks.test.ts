import { randomUUID } from "node:crypto";
import pg from "pg";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { signUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";
import { webhookSecret } from "../setup/vendor-log";

let app: App;
let db: pg.Client;
let userId: string;

beforeAll(async () => {
  app = await startApp();
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  ({ userId } = await signUpUser(app, db, "+12025550101"));
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});
beforeEach(async () => {
  // An event that is being applied must not lose its row.
  await expect
    .poll(async () => (await db.query("select 1 from graphile_worker.jobs")).rowCount, {
      timeout: 15_000,
      interval: 20,
    })
    .toBe(0);
  await db.query("delete from webhook_events");
});

type Change = Partial<{
  id: string;
  reference: string | null;
  status: string;
  outcome: string | null;
  transcript: { speaker: string; text: string; at: string }[];
  eventId: string;
}>;

/** A notification as the simulated vendor words it. */
function notification(change: Change = {}): string {
  const { eventId = `evt_${randomUUID()}`, ...call } = change;
  return JSON.stringify({
    event_id: eventId,
    type: "call.status",
    call: {
      id: `sim_${randomUUID()}`,
      reference: null,
      status: "ringing",
      outcome: null,
      updated_at: new Date().toISOString(),
      answered_at: null,
      duration_seconds: null,
      ended_reason: null,
      transcript: null,
      ...call,
    },
  });
}

function signed(body: string, options: { secret?: string; at?: Date } = {}) {
  const at = options.at ?? new Date();
  const id = `msg_${randomUUID()}`;
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(options.secret ?? webhookSecret(app)).sign(id, at, body),
  };
}

async function deliver(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
  path = "/api/webhooks/call/simulator",
) {
  const response = await fetch(app.url + path, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
  });
  return { status: response.status, text: await response.text() };
}

const stored = async () => (await db.query("select * from webhook_events")).rows;

/** The stored events once the worker is done with them. */
const processed = () =>
  expect
    .poll(async () => (await stored()).every((row) => row.processed_at), { timeout: 15_000, interval: 50 })
    .toBe(true);

async function newCall(status: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `insert into calls (user_id, kind, local_date, provider, scheduled_at, status, dialed_at)
     values ($1, 'inbound', current_date, 'simulator', now(), $2, now()) returning id`,
    [userId, status],
  );
  return rows[0]?.id ?? "";
}

const statusOf = async (id: string) =>
  (await db.query("select status from calls where id = $1", [id])).rows[0].status;

describe("a webhook nobody signed", () => {
  test.each<[string, (body: string) => Record<string, string>]>([
    ["has no signature at all", () => ({})],
    ["has half of the headers", (body) => ({ "webhook-signature": signed(body)["webhook-signature"] })],
    [
      "is signed with another secret",
      (body) => signed(body, { secret: `whsec_${Buffer.alloc(32).toString("base64")}` }),
    ],
    ["carries the signature of another body", () => signed(notification())],
    ["was signed ten minutes ago", (body) => signed(body, { at: new Date(Date.now() - 600_000) })],
    ["is signed for ten minutes from now", (body) => signed(body, { at: new Date(Date.now() + 600_000) })],
    ["has rubbish for a signature", (body) => ({ ...signed(body), "webhook-signature": "v1,!!!" })],
    ["has rubbish for a time", (body) => ({ ...signed(body), "webhook-timestamp": "soon" })],
  ])("%s: 401, nothing stored", async (_, headers) => {
    const body = notification();
    const answer = await deliver(body, headers(body));
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toEqual({
      error: { code: "bad_signature", message: expect.any(String) },
    });
    expect(await stored()).toEqual([]);
  });
});

describe("a body we can't use", () => {
  test.each([
    ["no JSON", "{not json"],
    ["nothing", ""],
    ["JSON of another shape", JSON.stringify({ hello: "world" })],
    ["a list", "[]"],
    ["a call without an id", notification({ id: "" })],
  ])("%s: 400, nothing stored", async (_, body) => {
    const answer = await deliver(body, signed(body));
    expect(answer.status).toBe(400);
    expect(answer.text).not.toMatch(/\bat \w+.*:\d+:\d+|node_modules|stack/i);
    expect(await stored()).toEqual([]);
  });

  test("bytes that are no text: 400", async () => {
    const answer = await deliver(new Uint8Array([0xff, 0xfe, 0x00, 0xc3]), signed("x"));
    expect(answer.status).toBe(400);
    expect(await stored()).toEqual([]);
  });

  test("2 MiB: 413, nothing stored", async () => {
    const body = JSON.stringify({ padding: "x".repeat(2 * 1024 * 1024) });
    const answer = await deliver(body, signed(body));
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text).error.code).toBe("body_too_large");
    expect(await stored()).toEqual([]);
  });

  test("just under 1 MiB is read", async () => {
    const body = JSON.stringify({ padding: "x".repeat(1024 * 1024 - 100) });
    expect((await deliver(body, signed(body))).status).toBe(400);
  });
});

describe("an address that isn't a webhook", () => {
  test.each(["/api/webhooks/call/nobody", "/api/webhooks/call/vapi", "/api/webhooks/call/constructor"])(
    "%s: 404, nothing stored",
    async (path) => {
      const body = notification();
      const answer = await deliver(body, signed(body), path);
      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.text).error.code).toBe("unknown_provider");
      expect(await stored()).toEqual([]);
    },
  );

  test("GET: 405", async () => {
    expect((await fetch(`${app.url}/api/webhooks/call/simulator`)).status).toBe(405);
  });

  test("without a name it is the configured provider's", async () => {
    const body = notification();
    expect((await deliver(body, signed(body), "/api/webhooks/call")).status).toBe(200);
    expect(await stored()).toHaveLength(1);
  });
});

describe("a signed event", () => {
  test("about an unknown call is stored, acknowledged and marked, and changes no call", async () => {
    const before = (await db.query("select * from calls order by id")).rows;
    const body = notification({ reference: randomUUID() });
    expect((await deliver(body, signed(body))).status).toBe(200);
    await processed();
    expect(await stored()).toMatchObject([{ source: "simulator", error: "call_not_found" }]);
    expect((await db.query("select * from calls order by id")).rows).toEqual(before);
  });

  test("with a reference that is no id of ours is treated the same", async () => {
    const body = notification({ reference: "'; drop table calls; --" });
    expect((await deliver(body, signed(body))).status).toBe(200);
    await processed();
    expect(await stored()).toMatchObject([{ error: "call_not_found" }]);
  });

  test("moves its call, and a second delivery of it changes nothing", async () => {
    const id = await newCall("dialing");
    const body = notification({ reference: id, status: "answered" });
    expect(JSON.parse((await deliver(body, signed(body))).text)).toEqual({
      received: true,
      duplicate: false,
    });
    await processed();
    expect(await statusOf(id)).toBe("in_progress");
    expect(JSON.parse((await deliver(body, signed(body))).text)).toEqual({ received: true, duplicate: true });
    expect(await stored()).toHaveLength(1);
  });

  test("delivered ten times at once is stored once", async () => {
    const body = notification({ reference: await newCall("dialing") });
    const answers = await Promise.all(Array.from({ length: 10 }, () => deliver(body, signed(body))));
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(answers.filter((answer) => !JSON.parse(answer.text).duplicate)).toHaveLength(1);
    expect(await stored()).toHaveLength(1);
  });

  test("with a word we don't know is stored and guesses nothing", async () => {
    const id = await newCall("ringing");
    const body = notification({ reference: id, status: "levitating" });
    expect((await deliver(body, signed(body))).status).toBe(200);
    await processed();
    expect(await statusOf(id)).toBe("ringing");
  });

  test("with text that Postgres can't keep is cleaned, and the inbox keeps no word of the talk", async () => {
    const id = await newCall("in_progress");
    const at = new Date().toISOString();
    const body = notification({
      reference: id,
      status: "ended",
      outcome: "completed",
      transcript: [
        { speaker: "agent", text: "How was it?", at },
        { speaker: "callee", text: "Zebra\u0000crossing \ud800", at },
      ],
    });
    expect((await deliver(body, signed(body))).status).toBe(200);
    await processed();
    const { rows } = await db.query(
      "select status, transcript->1->>'text' as said from calls where id = $1",
      [id],
    );
    expect(rows).toEqual([{ status: "completed", said: "Zebracrossing \ufffd" }]);
    expect(JSON.stringify(await stored())).not.toContain("Zebra");
  });

  test("that comes late never moves a call back", async () => {
    const id = await newCall("completed");
    const body = notification({ reference: id, status: "ringing" });
    expect((await deliver(body, signed(body))).status).toBe(200);
    await processed();
    expect(await statusOf(id)).toBe("completed");
  });

  test("replaces `unknown` with what really happened", async () => {
    const id = await newCall("unknown");
    const body = notification({ reference: id, status: "ended", outcome: "no_answer" });
    expect((await deliver(body, signed(body))).status).toBe(200);
    await processed();
    expect(await statusOf(id)).toBe("no_answer");
  });
});

test("after all this the web process has answered no 500 and logged no failure", async () => {
  expect((await fetch(`${app.url}/health`)).status).toBe(200);
  expect(app.web.output).not.toContain('"level":"error"');
  expect(app.worker.output).not.toContain('"level":"error"');
});
