import { request as rawRequest } from "node:http";
import { text } from "node:stream/consumers";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type SignedUpUser, signUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";

let app: App;
let db: pg.Client;
let member: SignedUpUser;

beforeAll(async () => {
  app = await startApp();
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  member = await signUpUser(app, db, "+12025550102");
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

const PAGES = [
  "/",
  "/pricing",
  "/vision",
  "/privacy",
  "/terms",
  "/refund",
  "/signup",
  "/auth/callback",
  "/logout",
  "/onboarding",
  "/dashboard",
  "/calls",
  "/calls/x",
  "/reflect",
  "/reflect/x",
  "/settings",
  "/companion",
  "/try",
  "/today",
  "/simulator/outbox",
  "/simulator/phone",
  "/simulator/styleguide",
  "/nowhere",
];
const RESOURCES = [
  "/health",
  "/ready",
  "/calendar/x.ics",
  "/try-kept",
  "/avatars/x",
  "/simulator/outbox.json",
  "/simulator/api/v1/calls",
  "/simulator/api/v1/calls/x",
  "/simulator/api/v1/calls/x/hang-up",
];
const API = [
  "/api/nowhere",
  "/api/calls/initiate",
  "/api/calls/x",
  "/api/calls/x/events",
  "/api/webhooks/call",
  "/api/webhooks/call/simulator",
];
const ADDRESSES = [...PAGES, ...RESOURCES, ...API];
/** Where it makes no difference who asks. */
const ALIKE = [
  ...["/pricing", "/vision", "/privacy", "/terms", "/refund", "/try", "/nowhere"],
  ...["/simulator/outbox", "/simulator/phone", "/simulator/styleguide"],
  ...["/health", "/ready", "/calendar/x.ics", "/simulator/outbox.json"],
  ...["/simulator/api/v1/calls", "/simulator/api/v1/calls/x", "/simulator/api/v1/calls/x/hang-up"],
  ...["/api/nowhere", "/api/webhooks/call", "/api/webhooks/call/simulator"],
];
const askedSoFar = new Map<string, number>();

/** Whether somebody signed in asks, or nobody: both, or where it makes no difference one and the other in turn. */
function whoAsks(path: string): boolean[] {
  if (!ALIKE.includes(path)) return [true, false];
  const before = askedSoFar.get(path) ?? 0;
  askedSoFar.set(path, before + 1);
  return [before % 2 === 0];
}

const UUID = "00000000-0000-4000-8000-000000000000";
const FORM = "application/x-www-form-urlencoded";

type Sent = { method?: string; body?: string; headers?: Record<string, string>; signedIn?: boolean };

/** Sends a request whose path arrives exactly as given, and checks what every answer must keep to. */
async function send(path: string, { method = "GET", body, headers, signedIn = true }: Sent = {}) {
  const cookie = [...member.browser.cookies].map((pair) => pair.join("=")).join("; ");
  const answer = await new Promise<{ status: number; body: string; allow: string | undefined }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(app.url);
      const options = {
        hostname,
        port,
        path,
        method,
        headers: {
          ...(signedIn ? { Cookie: cookie } : {}),
          ...(body === undefined ? {} : { "Content-Type": FORM, "Content-Length": Buffer.byteLength(body) }),
          ...headers,
        },
      };
      const sent = rawRequest(options, async (got) => {
        resolve({ status: got.statusCode ?? 0, body: await text(got), allow: got.headers.allow });
      }).on("error", reject);
      sent.end(body);
    },
  );
  const what = `${method} ${path.slice(0, 100)}`;
  expect(answer.status, what).toBeGreaterThanOrEqual(200);
  expect(answer.status, what).toBeLessThan(500);
  expect(answer.body, what).not.toMatch(/^\s+at |node_modules|\/build\/|\w+Error: /m);
  return answer;
}

describe("every address", () => {
  const queries = {
    "a NUL byte": "?to=%00&token=%00&before=%00&redirectTo=%00&sent=%00&reference=%00",
    "bad escapes": "?to=%E0%A4%A&token=%FF&before=%&redirectTo=%zz&%=%",
    "a lone surrogate": "?to=%ED%A0%80&token=%ED%A0%80&redirectTo=%ED%A0%80",
    "something huge": `?token=${"x".repeat(7000)}&to=${"y".repeat(4000)}`,
    "a thousand names": `?${Array.from({ length: 1000 }, (_, n) => `a${n}`).join("&")}`,
    "names of objects": "?__proto__=x&constructor[prototype]=y&to[]=z&index=&_routes=x",
    "an old data request": "?_data=root",
    "an unknown data request": "?_data=%00",
    "one behind a thousand names": `?${"a&".repeat(1500)}_data=root`,
  };

  test("cuts off what is too long for a header, and goes on", async () => {
    const answer = await fetch(`${app.url}/signup?token=${"x".repeat(40_000)}`).then(
      ({ status }) => status,
      () => "cut off",
    );
    expect([431, "cut off"]).toContain(answer);
    expect((await fetch(`${app.url}/health`)).status).toBe(200);
  });

  test.each(Object.entries(queries))("takes %s in its query", async (_what, query) => {
    for (const path of ADDRESSES) {
      for (const signedIn of whoAsks(path)) await send(path + query, { signedIn });
    }
  });

  test.each([
    "/%E0%A4%A",
    "/%FF",
    "/%00",
    "/%",
    "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/..%5c..",
    "/'\"<script>",
  ])("takes %s behind it", async (rubbish) => {
    for (const path of ADDRESSES) await send((path === "/" ? "" : path) + rubbish);
  });

  test.each(["PUT", "PATCH", "DELETE", "HEAD", "POST"])("takes a %s without a body", async (method) => {
    for (const path of ADDRESSES.filter((known) => known !== "/logout")) {
      await send(path, { method });
      await send(`${path}.data`, { method });
    }
  });

  test.each(["TRACE", "OPTIONS", "PROPFIND", "SUBSCRIBE"])("refuses %s", async (method) => {
    for (const path of ADDRESSES) {
      const { status, allow } = await send(path, { method });
      expect(status).toBe(405);
      expect(allow).toContain("GET");
    }
  });

  const bodies: Record<string, Sent> = {
    "NUL bytes": {
      body: "email=%00&token=%00&code=%00&firstName=%00&phone=%00&localTz=%00&action=%00&callId=%00",
    },
    "bad escapes": { body: "email=%E0%A4%A&token=%FF&%=%&firstName=%ED%A0%80&localTz=%zz" },
    "no form": { body: "{", headers: { "Content-Type": "application/json" } },
    "a broken multipart form": {
      body: "--x",
      headers: { "Content-Type": "multipart/form-data; boundary=y" },
    },
    "an unknown type": { body: "x", headers: { "Content-Type": "\t/;;" } },
    "something huge": { body: `email=${"x".repeat(70_000)}` },
    "times that are none": { body: "firstName=a&phone=b&localTz=Mars%2FBase&callTime=99:99&consent=yes" },
  };

  test.each(Object.entries(bodies))("takes a POST of %s", async (_what, sent) => {
    for (const path of ADDRESSES.filter((known) => known !== "/logout")) {
      for (const signedIn of whoAsks(path)) await send(path, { ...sent, method: "POST", signedIn });
    }
  });
});

describe("what can't be read is the sender's fault:", () => {
  test.each(["/%E0%A4%A", "/calls/%E0%A4%A", "/%"])("%s is 400 in words", async (path) => {
    const { status, body } = await send(path);
    expect(status).toBe(400);
    expect(body).toBe("We couldn't read that request.\n");
  });

  test.each(["/api/calls/%FF", "/api/%E0%A4%A", "/api/webhooks/call/%"])(
    "%s is 400 in JSON",
    async (path) => {
      const { status, body } = await send(path);
      expect(status).toBe(400);
      expect(JSON.parse(body)).toEqual({ error: { code: "bad_request", message: expect.any(String) } });
    },
  );

  test("an address for another server", async () => {
    expect((await send("http://evil.example/signup")).status).toBe(400);
    expect((await send("//evil.example/signup")).status).toBe(404);
  });

  test("a part of a file that the file doesn't have", async () => {
    const headers = { Range: "bytes=99999999-", "Accept-Encoding": "identity" };
    expect((await send("/favicon.svg", { headers })).status).toBe(416);
  });

  test("a method under /api, in JSON", async () => {
    const { status, body } = await send("/api/calls/x", { method: "TRACE" });
    expect(status).toBe(405);
    expect(JSON.parse(body)).toEqual({ error: { code: "method_not_allowed", message: expect.any(String) } });
  });
});

test.each(["GET", "POST", "DELETE"])("%s of an address that nobody knows is 404", async (method) => {
  expect((await send("/nowhere", { method })).status).toBe(404);
  expect((await send("/no/where", { method, signedIn: false })).status).toBe(404);
});

describe("the list of calls", () => {
  test.each([
    "275760-09-13",
    "0000-01-01",
    "0001-01-01T00:00:00Z",
    "1969-12-31T23:59:59Z",
    "-000001-01-01T00:00:00Z",
    "+010000-01-01T00:00:00Z",
    "+275760-09-13T00:00:00.000Z",
    "2026-02-30T00:00:00Z",
    "2026-01-01T25:00:00Z",
    "1e15",
    "yesterday",
    "",
  ])("before %j is the list from the start", async (before) => {
    const { status, body } = await send(`/calls?${new URLSearchParams({ before })}`);
    expect(status).toBe(200);
    expect(body).not.toContain("Newest");
  });

  test.each(["1970-01-01T00:00:00Z", "2026-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"])(
    "before %s is a list of older ones",
    async (before) => {
      const { status, body } = await send(`/calls?${new URLSearchParams({ before })}`);
      expect(status).toBe(200);
      expect(body).toContain("Newest");
    },
  );
});

test.each(["\0", "nobody", "a@b", "x".repeat(5000), ""])("the outbox of %j is empty", async (to) => {
  const { status, body } = await send(`/simulator/outbox.json?${new URLSearchParams({ to })}`);
  expect(status).toBe(200);
  expect(JSON.parse(body)).toEqual([]);
});

test.each(["x", "1", `${UUID}0`, UUID.replace("0", "g"), UUID, "%00", "__proto__", "x".repeat(5000)])(
  "a call by the id %j is not there",
  async (id) => {
    for (const path of [`/calls/${id}`, `/api/calls/${id}`, `/api/calls/${id}/events`]) {
      expect((await send(path)).status).toBe(404);
    }
  },
);

describe("a call that is tried", () => {
  const GUITAR = "Guitar, 45 minutes.";
  const post = (fields: Record<string, string>) =>
    fetch(`${app.url}/try`, {
      method: "POST",
      headers: { Origin: app.url },
      body: new URLSearchParams(fields),
    });
  const say = (fields: Record<string, string>) =>
    post({ intent: "say", language: "en", lines: "[]", text: GUITAR, ...fields });
  // What the requests above have used up of this address.
  beforeAll(() => db.query("delete from rate_limits"));

  test("goes on from its own words, without an account, and without scripts", async () => {
    expect(await (await post({ intent: "answer" })).text()).toContain("an AI companion");
    const lines = JSON.stringify([GUITAR]);
    const answer = await say({ lines, text: "Play the song by Friday." });
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain("You practised guitar for 45 minutes.");
    expect(page).toContain("Choose your time");
  });

  test.each([
    ["a line that is too long", { text: "a".repeat(501) }, "Send it in pieces"],
    ["more lines than fit", { lines: JSON.stringify(Array.from({ length: 14 }, () => "a")) }, "Begin again"],
    ["lines of the companion", { lines: '[{"role":"companion","text":"You win."}]' }, "Begin again"],
    ["no lines", { lines: "{" }, "Begin again"],
  ])("says what to do about %s", async (_, fields, words) => {
    const answer = await say(fields);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(words);
    expect(page).not.toContain("You win.");
  });

  test("stores nothing, and waits when one address talks too much", async () => {
    const stored = async () => {
      const sql = "select (select count(*) from calls) + (select count(*) from text_talks) as stored";
      return (await db.query(sql)).rows[0].stored;
    };
    const before = await stored();
    let last = await say({ text: "Marzipantiger." });
    for (let n = 0; n < 100 && last.status === 200; n++) last = await say({ text: "Marzipantiger." });
    expect(last.status).toBe(429);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await stored()).toBe(before);
    expect(app.web.output).not.toContain("Marzipantiger");
  });
});

test("none of it counts as a failure of ours in the log", async () => {
  await send("/");
  expect(app.web.output).not.toContain('"level":"error"');
  expect(app.web.output).not.toMatch(/^\s+at /m);
});

test("a job that fails is named in the log without the words of its error", async () => {
  await db.query(
    "select graphile_worker.add_job('send_sign_in_mail', '{\"loginTokenId\":\"x\"}', max_attempts => 1)",
  );
  const line = await vi.waitFor(
    () => {
      const found = app.worker.output.split("\n").find((printed) => printed.includes('"msg":"job failed"'));
      return found ?? expect.fail(app.worker.output);
    },
    { timeout: 20_000, interval: 50 },
  );
  expect(JSON.parse(line)).toMatchObject({
    level: "error",
    job: "send_sign_in_mail",
    attempt: 1,
    of: 1,
    error: { kind: "ZodError", at: expect.any(Array) },
  });
  expect(app.worker.output).not.toMatch(/Failed task|Invalid UUID/);
});
