import { randomUUID } from "node:crypto";
import pg from "pg";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signIn } from "../setup/made-session";
import { type App, startApp } from "../setup/start-app";
import { webhookSecret } from "../setup/vendor-log";
import { zoneAtNoon } from "../setup/zone-at-noon";

/** Who asks for too much is told how long to wait, and nobody else notices. */

let app: App;
let db: pg.Client;
let ada: string;
let grace: string;

beforeAll(async () => {
  app = await startApp({ env: { TRUST_PROXY: "1", PAYMENTS: "simulator" }, worker: false });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  const cookieOf = async (name: string, phone: string) => {
    const person = { email: `${name}@example.com`, phone, firstName: "Asha", zone: zoneAtNoon() };
    const { userId, cookie } = await signIn(db, person);
    await db.query(
      `insert into subscriptions (user_id, tier, status, granted_at, granted_until, access_until, first_access_at)
       values ($1, 'pro', 'active', now(), now() + interval '1 year', now() + interval '1 year', now())`,
      [userId],
    );
    // A proved number has no use for a code.
    await db.query("update users set phone_verified_at = null where id = $1", [userId]);
    return cookie;
  };
  ada = await cookieOf("ada", "+12024561111");
  grace = await cookieOf("grace", "+13124561111");
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

/** Who asks: a person with their cookie, or an address. */
type Who = { cookie?: string; from?: string };
type Ask = { path: string; form?: Record<string, string>; json?: object; file?: boolean };

function ask({ path, form, json, file }: Ask, { cookie, from = "203.0.113.200" }: Who): Promise<Response> {
  const headers: Record<string, string> = { "x-forwarded-for": from, ...(cookie ? { cookie } : {}) };
  const upload = new FormData();
  upload.set("model", new Blob(["glTF"]), "fox.glb");
  const body = file ? upload : form ? new URLSearchParams(form) : json && JSON.stringify(json);
  return fetch(app.url + path, {
    method: body === undefined ? "GET" : "POST",
    headers,
    body,
    redirect: "manual",
  });
}

/** As if a limit had been reached by whoever has hit it so far. */
const useUp = (name: string) =>
  db.query("update rate_limits set hits = 1000000 where key like $1 || ':%'", [name]);

const WORDS = /That was a lot in a short time\. Try again in \d+ (second|minute|hour)s?\./;

const OWN: [what: string, limit: string, ask: Ask][] = [
  ["Call now", "call-ask", { path: "/api/calls/initiate", json: {} }],
  ["Call now on the dashboard", "call-ask", { path: "/dashboard", form: { intent: "call" } }],
  ["a checkout", "checkout", { path: "/api/create-checkout", json: { tier: "pro" } }],
  ["a checkout on the page of prices", "checkout", { path: "/pricing", form: { intent: "buy" } }],
  ["a change of the plan", "plan-change", { path: "/billing", form: { intent: "keep" } }],
  ["an upload", "own-avatar", { path: "/companion", file: true }],
  ["a search", "search", { path: "/memories?q=guitar" }],
  ["a search by the router", "search", { path: "/memories.data?q=guitar" }],
  ["a talk in writing", "text-talk", { path: "/reflect", form: { intent: "open" } }],
  ["a talk that is kept", "try-kept", { path: "/try-kept", form: { lines: "[]" } }],
  ["a code", "phone-code-check", { path: "/verify", form: { intent: "confirm", code: "123456" } }],
];
const OF_NETWORK: [what: string, limit: string, ask: Ask][] = [
  ["a sign-in", "sign-in-attempt-ip", { path: "/auth/callback", form: { code: "000000" } }],
  ["a link that doesn't exist", "reflect-link-ip", { path: `/reflect/${"A".repeat(43)}` }],
  ["a calendar that doesn't exist", "calendar-feed-ip", { path: `/calendar/${"A".repeat(43)}.ics` }],
  ["a talk that is tried", "try-call", { path: "/try", form: { intent: "answer", language: "en" } }],
  ["an event of a vendor", "forged-event", { path: "/api/webhooks/call/simulator", json: {} }],
  ["an event about money", "forged-event", { path: "/api/webhooks/dodopayment", json: {} }],
];

async function expectRefusal(answer: Response, { path }: Ask): Promise<void> {
  expect(answer.status).toBe(429);
  const wait = Number(answer.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(3600);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const text = await answer.text();
  if (/^\/(api|calendar)\//.test(path)) {
    expect(JSON.parse(text)).toEqual({
      error: { code: "too_many_requests", message: expect.stringMatching(WORDS) },
    });
  } else expect(text).toMatch(WORDS);
}

describe.each(OWN)("%s", (_what, limit, wish) => {
  test("has a limit for each person, wherever they ask from", async () => {
    await db.query("delete from rate_limits");
    expect((await ask(wish, { cookie: ada })).status).not.toBe(429);
    await useUp(limit);
    await expectRefusal(await ask(wish, { cookie: ada, from: "198.51.100.7" }), wish);
    expect((await ask(wish, { cookie: grace })).status).not.toBe(429);
  });
});

describe.each(OF_NETWORK)("%s", (_what, limit, wish) => {
  test("has a limit for each network, which is a /64 of IPv6", async () => {
    await db.query("delete from rate_limits");
    const id = randomUUID().slice(0, 4);
    const [here, beside, next] = ["1::1", "1:ffff:0:0:9", "2::1"].map((end) => `2001:db8:${id}:${end}`);
    expect((await ask(wish, { from: here })).status).not.toBe(429);
    await useUp(limit);
    await expectRefusal(await ask(wish, { from: here }), wish);
    await expectRefusal(await ask(wish, { from: beside }), wish);
    for (const from of [next, "203.0.113.9"]) expect((await ask(wish, { from })).status).not.toBe(429);
  });
});

describe("a vendor", () => {
  const path = "/api/webhooks/call/simulator";
  const from = "203.0.113.77";
  function event() {
    const body = JSON.stringify({
      event_id: `evt_${randomUUID()}`,
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
      },
    });
    const id = `msg_${randomUUID()}`;
    const now = new Date();
    const headers = {
      "x-forwarded-for": from,
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
      "webhook-signature": new Webhook(webhookSecret(app)).sign(id, now, body),
    };
    return { body, headers };
  }
  const statusesOf = (answers: Response[]) => [...new Set(answers.map(({ status }) => status))];

  test("is heard whatever comes at once, also behind somebody who forges its events, and is never counted", async () => {
    await db.query("delete from rate_limits");
    const forged = await Promise.all(Array.from({ length: 70 }, () => ask({ path, json: {} }, { from })));
    const counts = [401, 429].map((status) => forged.filter((answer) => answer.status === status).length);
    expect(counts).toEqual([60, 10]);
    const before = (await db.query("select * from rate_limits")).rows;
    expect(before).toHaveLength(1);
    const burst = Array.from({ length: 100 }, () => fetch(app.url + path, { method: "POST", ...event() }));
    expect(statusesOf(await Promise.all(burst))).toEqual([200]);
    expect((await db.query("select * from rate_limits")).rows).toEqual(before);
  });

  test("costs the database nothing more once a network has used up what it may forge", async () => {
    await db.query("delete from rate_limits");
    expect(
      statusesOf(await Promise.all(Array.from({ length: 5 }, () => ask({ path, json: {} }, { from })))),
    ).toEqual([429]);
    expect((await db.query("select * from rate_limits")).rowCount).toBe(0);
  });
});

test("looking at one's own pages has no limit", async () => {
  await db.query("delete from rate_limits");
  for (const path of ["/dashboard", "/calls", "/memories", "/settings", "/skills"]) {
    expect((await ask({ path }, { cookie: ada })).status).toBe(200);
  }
  expect((await db.query("select * from rate_limits")).rowCount).toBe(0);
});
