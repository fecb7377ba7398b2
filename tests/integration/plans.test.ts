import { execFile } from "node:child_process";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, startApp } from "../setup/start-app";
import { Browser, newEmail } from "./browser";

let app: App;
let db: pg.Client;

beforeAll(async () => {
  app = await startApp({ env: { PAYMENTS: "simulator" } });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

const PROFILE = {
  firstName: "Asha",
  phone: "+12025550101",
  localTz: "Europe/Berlin",
  callTime: "19:30",
  consent: "yes",
};

/** The command that whoever runs the instance types. */
async function user(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["app/process/run.mjs", "--built", "user", ...args],
    {
      env: app.env,
    },
  );
  return stdout;
}

const nextCallAt = async (email: string) =>
  (await db.query("select next_call_at from users where email = $1", [email])).rows[0].next_call_at;

test("where calls need a plan, the way leads from onboarding to pricing and, once granted, to the dashboard", async () => {
  const browser = new Browser(app.url);
  const email = newEmail();
  await browser.signIn(email);
  expect((await browser.get("/dashboard")).location).toBe("/onboarding");
  expect((await browser.post("/onboarding", PROFILE)).location).toBe("/pricing");
  expect((await browser.get("/dashboard")).location).toBe("/pricing");
  expect((await browser.get("/onboarding")).location).toBe("/pricing");
  const refused = await browser.post("/api/calls/initiate");
  expect(refused.status).toBe(402);
  expect(JSON.parse(refused.body).error.code).toBe("plan_required");
  expect(await nextCallAt(email)).toBeNull();

  expect(await user("grant", email, "2099-12-31")).toContain("has the Pro plan until 2099-12-31");
  expect((await browser.get("/dashboard")).status).toBe(200);
  await expect.poll(() => nextCallAt(email), { timeout: 15_000, interval: 50 }).not.toBeNull();
  expect((await browser.post("/api/calls/initiate")).status).toBe(202);

  await user("revoke", email);
  expect((await browser.get("/dashboard")).location).toBe("/pricing");
  await expect.poll(() => nextCallAt(email), { timeout: 15_000, interval: 50 }).toBeNull();
});

test.each([
  [["grant", "nobody@example.com", "2099-12-31"], "There is no user with this address"],
  [["grant", "nobody@example.com", "2099-02-31"], "Usage:"],
  [["grant", "nobody@example.com"], "Usage:"],
  [["admin"], "Usage:"],
  [["promote", "nobody@example.com"], "Usage:"],
])("`user %s` says what is wrong", async (args, words) => {
  await expect(user(...args)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(words) });
});
