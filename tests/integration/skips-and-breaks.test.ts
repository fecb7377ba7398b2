import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { day, planOf, signUpAtNoon, told, ZONE } from "../setup/call-plan";
import type { SignedUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";

let app: App;
let db: pg.Client;

beforeAll(async () => {
  app = await startApp();
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

const signUp = () => signUpAtNoon(app, db);

describe("a break", () => {
  const pause = ({ browser }: SignedUpUser, until: string) =>
    browser.post("/settings", { intent: "pause", until });

  test("keeps calls silent until its day, and can be ended", async () => {
    const member = await signUp();
    expect(await pause(member, day(10))).toMatchObject({ status: 302, location: "/settings" });
    expect(await planOf(db, member)).toMatchObject({
      paused_until: day(10),
      next_call: `${day(10)} 19:30`,
      next_silent: `${day(0)} 19:30`,
    });
    expect(told((await member.browser.get("/settings")).body)).toContain("Resume calls");
    const dashboard = told((await member.browser.get("/dashboard")).body);
    expect(dashboard).toMatch(/Paused until \w+ \d+ \w+( \d{4})?; the next call is then\./);
    expect(dashboard).not.toMatch(/Skip (tonight|tomorrow|\w+day|\w+ \d)/);

    expect(await member.browser.post("/settings", { intent: "resume" })).toMatchObject({ status: 302 });
    expect(await planOf(db, member)).toMatchObject({
      paused_until: null,
      next_call: `${day(0)} 19:30`,
      next_silent: null,
    });
  });

  test.each([
    ["today", 0, "Choose a day after today."],
    ["a day that is over", -3, "Choose a day after today."],
    ["more than a year away", 368, "A pause lasts a year at most."],
  ])("until %s is refused", async (_, ahead, words) => {
    const member = await signUp();
    const answer = await pause(member, day(ahead));
    expect(answer.status).toBe(422);
    expect(told(answer.body)).toContain(words);
    expect(answer.body).toContain(`value="${day(ahead)}"`);
    expect(await planOf(db, member)).toMatchObject({ paused_until: null });
  });

  test("until no day at all is refused", async () => {
    const member = await signUp();
    for (const until of ["", "soon", "2027-02-30"]) {
      const answer = await pause(member, until);
      expect(answer.status).toBe(422);
      expect(told(answer.body)).toContain("Choose the day on which calls go on.");
    }
  });
});

describe("a skip", () => {
  const skip = ({ browser }: SignedUpUser, date: string) =>
    browser.post("/dashboard", { intent: "skip", day: date });
  const onDashboard = { status: 302, location: "/dashboard" };

  test("leaves out one slot and no other, however often it is pressed, and can be taken back", async () => {
    const member = await signUp();
    const tonight = day(0);
    for (let press = 0; press < 3; press++) expect(await skip(member, tonight)).toMatchObject(onDashboard);
    // While one is skipped, the next isn't.
    await skip(member, day(1));
    expect(await planOf(db, member)).toMatchObject({
      skipped_day: tonight,
      next_call: `${day(1)} 19:30`,
      next_silent: `${tonight} 19:30`,
    });
    const dashboard = told((await member.browser.get("/dashboard")).body);
    expect(dashboard).toContain("Tonight is skipped because you said so; next call tomorrow at 19:30.");
    expect(dashboard).toContain("Ring me after all");

    expect(await member.browser.post("/dashboard", { intent: "unskip" })).toMatchObject(onDashboard);
    expect(await planOf(db, member)).toMatchObject({
      skipped_day: null,
      next_call: `${tonight} 19:30`,
      next_silent: null,
    });
    expect(told((await member.browser.get("/dashboard")).body)).toContain("Skip tonight");
  });

  test("from a page that has grown old changes nothing", async () => {
    const member = await signUp();
    for (const date of [day(-1), day(1), day(5)]) expect(await skip(member, date)).toMatchObject(onDashboard);
    expect(await planOf(db, member)).toMatchObject({ skipped_day: null, next_call: `${day(0)} 19:30` });
    expect((await skip(member, "tonight")).status).toBe(400);
  });

  test("that is due and not yet noted isn't exchanged for another", async () => {
    const member = await signUp();
    // Before the tick comes.
    await app.worker.end("SIGTERM");
    const { rows } = await db.query(
      `update users set call_time = (date_trunc('minute', now()) at time zone local_tz)::time, skipped_day = $2,
         next_silent_at = date_trunc('minute', now()), next_call_at = date_trunc('minute', now()) + interval '1 day'
       where id = $1 returning call_time::text`,
      [member.userId, day(0)],
    );
    await skip(member, day(1));
    const time = rows[0].call_time.slice(0, 5);
    expect(await planOf(db, member)).toMatchObject({ skipped_day: day(0), next_call: `${day(1)} ${time}` });
    await app.worker.start();
  });
});

describe("a call in a while", () => {
  test("waits with its time on the dashboard and can be taken back", async () => {
    const member = await signUp();
    expect(await member.browser.post("/dashboard", { intent: "later" })).toMatchObject({
      status: 302,
      location: "/dashboard",
    });
    const { rows } = await db.query(
      "select id, to_char(scheduled_at at time zone $2, 'HH24:MI') as at from calls where user_id = $1",
      [member.userId, ZONE],
    );
    const [{ id, at }] = rows;
    const dashboard = told((await member.browser.get("/dashboard")).body);
    expect(dashboard).toMatch(new RegExp(`In (19|20) minutes: at ${at}`));
    const back = await member.browser.post("/dashboard", { intent: "take-back", callId: id });
    expect(back).toMatchObject({ status: 302, location: "/dashboard" });
    expect((await db.query("select status, ended_reason from calls where id = $1", [id])).rows).toEqual([
      { status: "canceled", ended_reason: "taken_back" },
    ]);
    const again = await member.browser.post("/dashboard", { intent: "take-back", callId: id });
    expect(told(again.body)).toContain("There is nothing here.");
    expect((await member.browser.post("/dashboard", { intent: "dance" })).status).toBe(400);
  });
});

test("while calls are paused on the instance, the dashboard says so", async () => {
  const member = await signUp();
  const flip = (on: boolean) =>
    db.query(
      `insert into instance_switches (name, is_on, changed_by) values ('calls_paused', $1, 'test')
       on conflict (name) do update set is_on = $1`,
      [on],
    );
  const words = "Calls are paused on this instance";
  expect(told((await member.browser.get("/dashboard")).body)).not.toContain(words);
  await flip(true);
  expect(told((await member.browser.get("/dashboard")).body)).toContain(words);
  await flip(false);
});
