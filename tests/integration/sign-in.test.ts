import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, startApp } from "../setup/start-app";
import { Browser, newEmail } from "./browser";

let app: App;
let db: pg.Client;

beforeAll(async () => {
  app = await startApp({ env: { TRUST_PROXY: "1" } });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

const browser = (headers?: Record<string, string>) => new Browser(app.url, headers);

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

describe("a mailed link", () => {
  test("signs in once, after a press on the button, in the browser that asked", async () => {
    const [email, ada] = [newEmail(), browser()];
    const { link, token } = await ada.askForMail(email);
    const page = await ada.get(link);
    expect(page).toMatchObject({ status: 200 });
    expect(page.body).toContain(`p***@example.com`);
    expect(page.body).toContain(`value="${token}"`);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("referrer-policy")).toBe("same-origin");

    expect(await ada.post("/auth/callback", { token })).toMatchObject({
      status: 302,
      location: "/dashboard",
    });
    expect(await ada.isSignedIn()).toBe(true);
    expect(ada.cookies.has("signin")).toBe(false);
  });

  test("is refused when it was used before, even with the cookie of the browser that asked", async () => {
    const [email, ada] = [newEmail(), browser()];
    const { link, token } = await ada.askForMail(email);
    const again = ada.copy();
    await ada.post("/auth/callback", { token });
    expect((await again.get(link)).status).toBe(400);
    expect(await again.post("/auth/callback", { token })).toMatchObject({ status: 400, location: null });
    expect(await again.isSignedIn()).toBe(false);
  });

  test("works once when it's pressed twice at the same moment", async () => {
    const ada = browser();
    const { token } = await ada.askForMail(newEmail());
    const answers = await Promise.all([1, 2, 3, 4].map(() => ada.copy().post("/auth/callback", { token })));
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 400, 400, 400]);
  });

  test("is refused after 15 minutes, and so is its code", async () => {
    const [email, ada] = [newEmail(), browser()];
    const { link, token, code } = await ada.askForMail(email);
    await db.query("update auth.login_tokens set expires_at = now() where email = $1", [email]);
    expect((await ada.get(link)).status).toBe(400);
    expect((await ada.post("/auth/callback", { token })).status).toBe(400);
    expect((await ada.post("/auth/callback", { code })).status).toBe(400);
    expect(await ada.isSignedIn()).toBe(false);
  });

  test("offers no button in another browser, and can't be used there", async () => {
    const [email, ada, eve] = [newEmail(), browser(), browser()];
    const { link, token } = await ada.askForMail(email);
    await eve.askForMail(newEmail());
    const page = await eve.get(link);
    expect(page.status).toBe(200);
    expect(page.body).toContain("This is another browser");
    expect(page.body).not.toContain("<form");
    expect((await eve.post("/auth/callback", { token })).status).toBe(400);
    expect((await browser().post("/auth/callback", { token })).status).toBe(400);
    expect(await eve.isSignedIn()).toBe(false);
    expect((await ada.post("/auth/callback", { token })).status).toBe(302);
  });

  test("is refused when a single character of it was changed", async () => {
    const ada = browser();
    const { token } = await ada.askForMail(newEmail());
    for (const at of [0, 20, 40, token.length - 3]) {
      const other = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
      expect((await ada.get(`/auth/callback?${new URLSearchParams({ token: other })}`)).status).toBe(400);
      expect((await ada.post("/auth/callback", { token: other })).status).toBe(400);
    }
    for (const rubbish of ["", "x", "☃", "A".repeat(5000)]) {
      expect((await ada.post("/auth/callback", { token: rubbish })).status).toBe(400);
    }
    expect((await ada.post("/auth/callback", { token })).status).toBe(302);
  });

  test("stops working when a newer one was asked for", async () => {
    const [email, ada] = [newEmail(), browser()];
    const first = await ada.askForMail(email);
    const old = ada.copy();
    const second = await ada.askForMail(email, {}, 2);
    expect((await old.post("/auth/callback", { token: first.token })).status).toBe(400);
    expect((await ada.post("/auth/callback", { token: second.token })).status).toBe(302);
  });

  test("isn't used up by a scanner that fetches it with GET and HEAD", async () => {
    const [email, ada] = [newEmail(), browser()];
    const { link, token } = await ada.askForMail(email);
    const before = await rows(email);
    const sessions = await count("auth.sessions");
    for (const visitor of [browser(), ada]) {
      for (const method of ["GET", "HEAD", "GET"]) {
        expect((await visitor.send(method, link)).headers.getSetCookie()).toEqual([]);
      }
    }
    expect(await rows(email)).toEqual(before);
    expect(await count("auth.sessions")).toBe(sessions);
    expect((await ada.post("/auth/callback", { token })).status).toBe(302);
  });
});

describe("the 6-digit code", () => {
  const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

  test("signs in where the mail was asked for, with or without the gap", async () => {
    const [ada, bob] = [browser(), browser()];
    const first = await ada.askForMail(newEmail());
    expect((await ada.post("/auth/callback", { code: first.code })).location).toBe("/dashboard");
    const { code } = await bob.askForMail(newEmail());
    expect((await bob.post("/auth/callback", { code: `${code.slice(0, 3)} ${code.slice(3)}` })).status).toBe(
      302,
    );
  });

  test("is worth nothing in another browser", async () => {
    const [ada, eve] = [browser(), browser()];
    const { code } = await ada.askForMail(newEmail());
    expect((await browser().post("/auth/callback", { code })).status).toBe(400);
    await eve.askForMail(newEmail());
    expect((await eve.post("/auth/callback", { code })).status).toBe(400);
  });

  test("may be mistyped four times", async () => {
    const ada = browser();
    const { code } = await ada.askForMail(newEmail());
    for (let n = 0; n < 4; n++) {
      const answer = await ada.post("/auth/callback", { code: wrong(code) });
      expect(answer.status).toBe(400);
      expect(answer.body).toContain("This code doesn&#x27;t work");
    }
    expect((await ada.post("/auth/callback", { code })).status).toBe(302);
  });

  test("is burnt by the fifth wrong one, and so is the link, even when they come at once", async () => {
    const [email, ada] = [newEmail(), browser()];
    const { code, token } = await ada.askForMail(email);
    await Promise.all(
      Array.from({ length: 8 }, () => ada.copy().post("/auth/callback", { code: wrong(code) })),
    );
    expect((await rows(email))[0]).toMatchObject({ attempts: 5, consumed_at: expect.any(Date) });
    expect((await ada.post("/auth/callback", { code })).status).toBe(400);
    expect((await ada.post("/auth/callback", { token })).status).toBe(400);
    expect(await ada.isSignedIn()).toBe(false);
  });

  test("has ten tries a minute from one network address", async () => {
    const net = browser({ "X-Forwarded-For": "203.0.113.8" });
    for (let n = 0; n < 10; n++)
      expect((await net.post("/auth/callback", { code: "000000" })).status).toBe(400);
    const answer = await net.post("/auth/callback", { code: "000000" });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("where sign-in leads", () => {
  test("is the page that was asked for", async () => {
    const redirectTo = "/settings?tab=time";
    expect((await browser().signIn(newEmail(), { redirectTo })).location).toBe(redirectTo);
  });

  test.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/.//evil.example",
    "/\t/evil.example",
  ])("is never another site: %j", async (redirectTo) => {
    const email = newEmail();
    expect((await browser().signIn(email, { redirectTo })).location).toBe("/dashboard");
    const form = await browser().get(`/signup?${new URLSearchParams({ redirectTo })}`);
    expect(form.body).not.toContain('name="redirectTo"');
  });
});
