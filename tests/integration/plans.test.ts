import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand, runCommandHere } from "../setup/run-command";
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

/** What the command prints for whoever runs the instance. */
async function user(args: string[], run = runCommandHere): Promise<string> {
  const { code, out, err } = await run(app, ["user", ...args]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out;
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

  expect(await user(["grant", email, "2099-12-31"], runCommand)).toContain(
    "has the Pro plan until 2099-12-31",
  );
  expect((await browser.get("/dashboard")).status).toBe(200);
  await expect.poll(() => nextCallAt(email), { timeout: 15_000, interval: 50 }).not.toBeNull();
  expect((await browser.post("/api/calls/initiate")).status).toBe(202);

  expect(await user(["revoke", email])).toContain("has no plan now");
  expect((await browser.get("/dashboard")).location).toBe("/pricing");
  await expect.poll(() => nextCallAt(email), { timeout: 15_000, interval: 50 }).toBeNull();

  // What is paid for is nothing that can be taken away here.
  await db.query(
    `insert into subscription_snapshots (subscription_id, user_id, customer_id, product_id, status, vendor_created_at,
       period_start, period_end, cancel_at_period_end, trial_days, amount_minor, currency, interval_count,
       interval_unit, read_at)
     select 'sub_1', id, 'cus_1', 'pdt_1', 'active', now(), now(), now() + interval '30 days', false, 0, 2900, 'USD',
       1, 'month', now()
     from users where email = $1`,
    [email],
  );
  expect(await user(["grant", email, "2099-12-31"])).toContain("They pay for a plan of their own");
  expect(await user(["revoke", email])).toContain("They pay for a plan of their own, which runs until");
  expect((await browser.get("/dashboard")).status).toBe(200);

  for (const _ of ["once", "again"])
    expect(await user(["admin", email])).toContain("is an administrator now");
  const { rows: acts } = await db.query(
    `select a.action, a.detail from audit_log a join users u on u.id = a.user_id
     where u.email = $1 and a.actor = 'operator' order by a.id`,
    [email],
  );
  const granted = { action: "plan_granted", detail: { until: "2099-12-31T23:59:59.999Z" } };
  const revoked = { action: "plan_revoked", detail: {} };
  expect(acts).toEqual([granted, revoked, granted, revoked, { action: "became_admin", detail: {} }]);
});

/** Somebody who has finished onboarding. */
async function joined(): Promise<{ browser: Browser; email: string }> {
  const browser = new Browser(app.url);
  const email = newEmail();
  await browser.signIn(email);
  await browser.post("/onboarding", PROFILE);
  return { browser, email };
}

const READING = [
  ...["/calls", "/skills", "/worldboard", "/progress", "/progress/card", "/progress/rules"],
  ...["/memories", "/companion"],
];
const TALKING = ["/dashboard", "/reflect", "/today", "/verify"];

test("without a plan there are settings and the plan; after one, everything that was kept", async () => {
  const { browser, email } = await joined();
  const leadsTo = async (path: string) => (await browser.get(path)).location;
  for (const path of [...READING, ...TALKING]) expect(await leadsTo(path), path).toBe("/pricing");
  for (const path of ["/settings", "/billing"]) expect((await browser.get(path)).status, path).toBe(200);

  await db.query(
    `insert into subscriptions (user_id, tier, status, first_access_at)
     select id, 'free', 'none', now() from users where email = $1`,
    [email],
  );
  for (const path of TALKING) expect(await leadsTo(path), path).toBe("/pricing");
  for (const path of [...READING, "/settings", "/billing"]) {
    const { status, body } = await browser.get(path);
    expect(status, path).toBe(200);
    if (path !== "/billing") expect(body, path).toContain("Nothing rings meanwhile");
  }
  const { rows } = await db.query("select id from skills limit 1");
  const skillId = rows[0].id;
  const practice = { intent: "log-practice", skillId, hours: "1", day: "2026-01-01" };
  for (const [path, form] of [
    ["/skills", practice],
    [`/skills/${skillId}`, practice],
    ["/skills", { intent: "add-skill", name: "Whistling", biome: "mist" }],
    ["/skills", { intent: "discover-skill", skillId }],
    ["/memories", { intent: "add", text: "I like rain." }],
    ["/worldboard", { intent: "discover-skill", skillId }],
    ["/dashboard", { intent: "call" }],
    ["/reflect", { intent: "open" }],
  ] as const) {
    expect(await browser.post(path, { ...form }), `${path} ${form.intent}`).toMatchObject({
      status: 302,
      location: "/pricing",
    });
  }
  expect(await browser.post("/settings", { intent: "calls", callEnabled: "off" })).toMatchObject({
    location: "/settings",
  });
});

test("a checkout is opened for whoever is signed in, and for nobody else's price", async () => {
  const order = async (browser: Browser, body: string) => {
    const cookie = [...browser.cookies].map((pair) => pair.join("=")).join("; ");
    const headers = { "Content-Type": "application/json", Cookie: cookie };
    const response = await fetch(`${app.url}/api/create-checkout`, { method: "POST", headers, body });
    return { status: response.status, answer: await response.json() };
  };
  const pro = '{"tier":"pro"}';
  expect(await order(new Browser(app.url), pro)).toMatchObject({
    status: 401,
    answer: { error: { code: "signed_out" } },
  });
  const { browser, email } = await joined();
  for (const rubbish of ["", "{}", '{"tier":"free"}']) {
    expect((await order(browser, rubbish)).status, rubbish).toBe(400);
  }
  expect((await browser.get("/api/create-checkout")).status).toBe(405);
  const first = await order(browser, pro);
  expect(first).toMatchObject({
    status: 200,
    answer: { checkoutUrl: expect.stringMatching(/^http:.+\/simulator\/checkout\/\w/) },
  });
  expect(await order(browser, pro)).toEqual(first);
  expect((await browser.get(new URL(first.answer.checkoutUrl).pathname)).body).toContain(email);
});

test.each([
  [["grant", "nobody@example.com", "2099-12-31"], "There is no user with this address"],
  [["grant", "nobody@example.com", "2099-02-31"], "Usage:"],
  [["grant", "nobody@example.com"], "Usage:"],
  [["admin"], "Usage:"],
  [["promote", "nobody@example.com"], "Usage:"],
])("`user %s` says what is wrong", async (args, words) => {
  expect(await runCommandHere(app, ["user", ...args])).toMatchObject({
    code: 1,
    err: expect.stringContaining(words),
  });
});
