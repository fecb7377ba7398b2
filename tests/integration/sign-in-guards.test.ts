import { request as rawRequest } from "node:http";
import { text } from "node:stream/consumers";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type App, startApp } from "../setup/start-app";
import { Browser, newEmail } from "./browser";

let app: App;
let db: pg.Client;

beforeAll(async () => {
  app = await startApp({
    env: { TRUST_PROXY: "1", ADMIN_EMAILS: "boss@example.com", SIMULATOR_URL: "http://web.internal:3000" },
  });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

const browser = (headers?: Record<string, string>) => new Browser(app.url, headers);
const sid = (of: Browser) => of.cookies.get("sid");

async function rows(email: string) {
  const { rows } = await db.query(
    "select consumed_at, attempts, nonce_hash, redirect_to from auth.login_tokens where email = $1 order by created_at",
    [email],
  );
  return rows;
}

async function count(sql: string, values: unknown[] = []): Promise<number> {
  return Number((await db.query(`select count(*) from ${sql}`, values)).rows[0].count);
}

/** A request whose path and Host are sent exactly as given. */
function raw(
  method: string,
  path: string,
  headers: Record<string, string>,
  form: Record<string, string> = {},
): Promise<{ status: number | undefined; body: string }> {
  const options = {
    host: "localhost",
    port: new URL(app.url).port,
    path,
    method,
    headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
  };
  return new Promise((resolve, reject) => {
    const sent = rawRequest(options, async (answer) => {
      resolve({ status: answer.statusCode, body: await text(answer) });
    }).on("error", reject);
    sent.end(method === "GET" ? undefined : String(new URLSearchParams(form)));
  });
}

const rawPost = async (path: string, headers: Record<string, string>, form: Record<string, string>) =>
  (await raw("POST", path, headers, form)).status;

/** Every mail job has run: what isn't in the outbox now will never be. */
const mailsAreOut = () =>
  vi.waitFor(
    async () =>
      expect(
        await count(
          "graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'send_sign_in_mail'",
        ),
      ).toBe(0),
    { timeout: 20_000, interval: 50 },
  );

describe("the address in the mail", () => {
  test("is ours, whatever the request calls us", async () => {
    const email = newEmail();
    const forged = {
      "X-Forwarded-Host": "evil.example:8443",
      "X-Forwarded-Proto": "https",
      Forwarded: "host=evil.example",
    };
    expect(await rawPost("/signup", forged, { email })).toBe(302);
    const [mail] = await browser().mails(email);
    expect(mail?.text).toContain(`${app.url}/auth/callback?token=`);
    expect(JSON.stringify(mail)).not.toContain("evil");
  });

  test("is ours under another name that is let in, too", async () => {
    const email = newEmail();
    const { port } = new URL(app.url);
    const Host = `127.0.0.1:${port}`;
    expect((await raw("POST", "/signup", { Host, Origin: `http://${Host}` }, { email })).status).toBe(302);
    const [mail] = await browser().mails(email);
    expect(mail?.text).toContain(`${app.url}/auth/callback?token=`);
  });

  test("can't be asked for in a name that isn't ours", async () => {
    const email = newEmail();
    const before = await count("auth.login_tokens");
    const forged = { Host: "evil.example", "X-Forwarded-Host": new URL(app.url).host };
    expect(await rawPost("/signup", forged, { email })).toBe(421);
    expect(await count("auth.login_tokens")).toBe(before);
  });
});

describe("a page whose name leads to this machine", () => {
  const Host = "evil.example";

  test.each([
    "/",
    "/simulator/outbox.json",
    "/auth/callback?token=x",
    "/signup",
    "/HEALTH",
    "/health/../signup",
  ])("can't read %s", async (path) => {
    const { status, body } = await raw("GET", path, { Host });
    expect(status).toBe(421);
    expect(body).toContain("APP_URL");
    expect(body).not.toContain("<");
  });

  test("can't post, not even as its own origin or to a door for machines", async () => {
    for (const path of ["/signup", "/api/webhooks/call/simulator", "/simulator/api/v1/calls"]) {
      expect(await rawPost(path, { Host, Origin: `http://${Host}` }, { email: newEmail() })).toBe(421);
    }
  });

  test("is told so in JSON under /api", async () => {
    const { status, body } = await raw("GET", "/api/calls/x", { Host });
    expect(status).toBe(421);
    expect(JSON.parse(body)).toEqual({ error: { code: "wrong_host", message: expect.any(String) } });
  });

  test.each(["/health", "/ready"])("is no reason to keep %s from a probe", async (path) => {
    expect((await raw("GET", path, { Host })).status).toBe(200);
  });

  test("is something else than the private name by which the worker reaches the simulator", async () => {
    expect((await raw("GET", "/simulator/api/v1/calls", { Host: "web.internal:3000" })).status).toBe(401);
  });
});

describe("asking for mails", () => {
  test("a sixth time in ten minutes sends none, answers the same, and leaves the last mail working", async () => {
    const [email, ada] = [newEmail(), browser()];
    for (let n = 1; n < 5; n++) await ada.askForMail(email, {}, n);
    const { token } = await ada.askForMail(email, {}, 5);
    const fifth = ada.cookies.get("signin");
    const sixth = await ada.post("/signup", { email });
    expect(sixth).toMatchObject({ status: 302, location: "/signup?sent=1" });
    expect(ada.cookies.get("signin")).not.toBe(fifth);
    await mailsAreOut();
    expect(await ada.mails(email)).toHaveLength(5);
    expect(await rows(email)).toHaveLength(5);
    expect((await ada.post("/auth/callback", { token })).status).toBe(302);
  });

  test("from one network address has a limit too, and nobody can read from the answer that it was hit", async () => {
    const net = browser({ "X-Forwarded-For": "203.0.113.7" });
    for (let n = 0; n < 30; n++) await net.post("/signup", { email: newEmail() });
    const email = newEmail();
    const [limited, free] = [
      await net.post("/signup", { email }),
      await browser().post("/signup", { email: newEmail() }),
    ];
    expect([limited.status, limited.location, limited.body]).toEqual([free.status, free.location, free.body]);
    expect([...limited.headers.keys()]).toEqual([...free.headers.keys()]);
    expect(await rows(email)).toEqual([]);
  });

  test("gets the same answer for an account and for a stranger", async () => {
    const [email, ada] = [newEmail(), browser()];
    await ada.signIn(email);
    const known = await browser().post("/signup", { email });
    const unknown = await browser().post("/signup", { email: newEmail() });
    expect([known.status, known.location, known.body]).toEqual([
      unknown.status,
      unknown.location,
      unknown.body,
    ]);
    expect([...known.headers.keys()]).toEqual([...unknown.headers.keys()]);
    expect(known.body).not.toContain(email);
  });

  test.each(["", "ada", "ada@example.com,eve@evil.example", "ada@example.com\r\nBcc: eve@evil.example"])(
    "for %j is answered on the form, and nothing is stored",
    async (email) => {
      const before = await count("auth.login_tokens");
      expect((await browser().post("/signup", { email })).status).toBe(422);
      expect(await count("auth.login_tokens")).toBe(before);
    },
  );

  test("writes the address one way: two spellings are one account", async () => {
    const email = newEmail();
    await browser().signIn(email);
    await browser().signIn(`  ${email.toUpperCase()} `, {}, 2);
    expect(await count("users where email = $1", [email])).toBe(1);
    expect(await count("auth.users where email = $1", [email])).toBe(1);
  });

  test("makes no account before the mailbox was proved", async () => {
    const email = newEmail();
    await browser().askForMail(email);
    expect(await count("auth.users where email = $1", [email])).toBe(0);
  });
});

describe("a session", () => {
  test("gets a new id at every sign-in, and the one before it is dead", async () => {
    const [email, ada] = [newEmail(), browser()];
    await ada.signIn(email);
    const before = ada.copy();
    const { token } = await ada.askForMail(email, {}, 2);
    await ada.post("/auth/callback", { token });
    expect(sid(ada)).not.toBe(sid(before));
    expect(await before.isSignedIn()).toBe(false);
    expect(await ada.isSignedIn()).toBe(true);
  });

  test("never takes over an id that a browser was given by somebody else", async () => {
    const ada = browser();
    ada.cookies.set("sid", "A".repeat(43));
    await ada.signIn(newEmail());
    expect(sid(ada)).not.toBe("A".repeat(43));
    expect(sid(ada)).toMatch(/^[\w-]{43}$/);
  });

  test("ends at sign-out, for every copy of the cookie; looking at the address doesn't end it", async () => {
    const ada = browser();
    await ada.signIn(newEmail());
    const copy = ada.copy();
    expect((await ada.get("/logout")).status).toBe(405);
    expect(await ada.isSignedIn()).toBe(true);
    expect(await ada.post("/logout")).toMatchObject({ status: 302, location: "/" });
    expect(ada.cookies.has("sid")).toBe(false);
    expect(await copy.isSignedIn()).toBe(false);
  });

  test("is listed for its owner, who alone can end it", async () => {
    process.env.DATABASE_URL = app.databaseUrl;
    const { listSessions } = await import("~/domain/accounts/list-sessions.server");
    const { revokeOtherSessions, revokeSession } = await import("~/domain/accounts/revoke-session.server");
    const { closeDatabase } = await import("~/db/client.server");
    const [email, ada, laptop, eve] = [newEmail(), browser(), browser(), browser()];
    const eveEmail = newEmail();
    await ada.signIn(email);
    await laptop.signIn(email, {}, 2);
    await eve.signIn(eveEmail);
    const id = async (of: string) =>
      (await db.query("select id from users where email = $1", [of])).rows[0].id;
    const [adaId, eveId] = [await id(email), await id(eveEmail)];

    const mine = await listSessions(adaId, new Date());
    expect(mine).toHaveLength(2);
    const [newest, oldest] = mine.map((session) => session.id);
    expect(await revokeSession(eveId, oldest ?? "")).toBe(false);
    expect(await ada.isSignedIn()).toBe(true);
    expect(await revokeSession(adaId, oldest ?? "")).toBe(true);
    expect(await ada.isSignedIn()).toBe(false);
    expect(await laptop.isSignedIn()).toBe(true);
    expect(await revokeSession(adaId, "not an id")).toBe(false);
    expect(await revokeOtherSessions(adaId, newest ?? "")).toBe(0);
    expect(await revokeOtherSessions(eveId, newest ?? "")).toBe(1);
    expect([await laptop.isSignedIn(), await eve.isSignedIn()]).toEqual([true, false]);
    await closeDatabase();
  });

  test("is over when its time is", async () => {
    const [email, ada] = [newEmail(), browser()];
    await ada.signIn(email);
    await db.query(
      "update auth.sessions s set expires_at = now() from users u where u.id = s.user_id and u.email = $1",
      [email],
    );
    expect(await ada.isSignedIn()).toBe(false);
  });

  test("makes an administrator of an address on the list, and of nobody else", async () => {
    await browser().signIn("Boss@example.com");
    const email = newEmail();
    await browser().signIn(email);
    const role = async (of: string) =>
      (await db.query("select role from users where email = $1", [of])).rows[0].role;
    expect([await role("boss@example.com"), await role(email)]).toEqual(["admin", "user"]);
    await browser().signIn("boss@example.com", {}, 2);
    const { rows } = await db.query(
      `select a.actor, u.email from audit_log a join users u on u.id = a.user_id where a.action = 'became_admin'`,
    );
    expect(rows).toEqual([{ actor: "system", email: "boss@example.com" }]);
  });
});

describe("a POST from another site", () => {
  const elsewhere = { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" };

  test.each(["/signup", "/auth/callback", "/logout", "/auth/callback.data"])(
    "to %s is refused",
    async (path) => {
      const ada = browser();
      await ada.signIn(newEmail());
      expect((await ada.post(path, { email: "ada@example.com" }, elsewhere)).status).toBe(403);
      expect((await ada.post(path, {}, { Origin: "null" })).status).toBe(403);
      expect(await ada.isSignedIn()).toBe(true);
    },
  );

  test("doesn't slip through a door for machines", async () => {
    for (const path of ["/api/webhooks/../../logout", "/api/webhooks/%2e%2e/%2E%2E/logout"]) {
      expect(await rawPost(path, elsewhere, {})).toBe(403);
    }
  });

  test("is refused in JSON under /api", async () => {
    const answer = await browser().post("/api/calls/initiate", {}, elsewhere);
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code: "wrong_origin" } });
  });

  test("doesn't pass for ours by a forged forwarded host; our own page does", async () => {
    const forged = { Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" };
    expect((await browser().post("/signup", { email: newEmail() }, forged)).status).toBe(403);
    const ours = { Origin: app.url, "Sec-Fetch-Site": "same-origin", "X-Forwarded-Host": "evil.example" };
    expect((await browser().post("/signup", { email: newEmail() }, ours)).status).toBe(302);
  });
});
