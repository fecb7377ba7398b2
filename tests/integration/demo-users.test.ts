import { execFile } from "node:child_process";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { freshDatabase } from "../setup/database";
import { keepCommand } from "../setup/kept-log";
import { startApp } from "../setup/start-app";
import { wholeVendorLog } from "../setup/vendor-log";

type Run = { code: number; out: string; err: string };

/** The command as it is typed in front of an instance. */
function demoUsers(env: NodeJS.ProcessEnv, ...args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    const command = ["app/process/run.mjs", "--built", "demo-users", ...args];
    execFile(process.execPath, command, { env }, (error, out, err) => {
      keepCommand("demo-users", out, err);
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

let db: pg.Client;
let env: NodeJS.ProcessEnv;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await freshDatabase(inject("templateUrl"));
  env = { PATH: process.env.PATH, NODE_ENV: "test", DATABASE_URL: database.url };
  drop = database.drop;
  db = new pg.Client({ connectionString: database.url });
  await db.connect();
});
afterEach(() => db.query("delete from auth.users"));
afterAll(async () => {
  await db?.end();
  await drop?.();
});

const count = async (sql: string, of = db) =>
  Number((await of.query(`select count(*) as n ${sql}`)).rows[0].n);

/** A zone where it is the middle of the night, and no phone rings. */
function zoneByNight(): string {
  const hourIn = (zone: string) =>
    Number(new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format());
  const zones = ["UTC", "Asia/Dubai", "Asia/Tokyo", "Pacific/Tarawa", "Pacific/Honolulu", "America/Bogota"];
  const zone = zones.find((name) => hourIn(name) < 7 || hourIn(name) >= 22);
  if (!zone) throw new Error("there is no zone where it is night");
  return zone;
}

test("60 users who are due now are each called once by a worker", async () => {
  // Several for each of its hands.
  const app = await startApp({ worker: false, env: { WORKER_CONCURRENCY: "24" } });
  const calls = new pg.Client({ connectionString: app.databaseUrl });
  try {
    await calls.connect();
    const { code, out, err } = await demoUsers(app.env, "60", "--due", "now", "--person", "0103");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("60 users made");
    expect(out).toContain("due now. A worker");
    expect(await count("from users where next_call_at <= now() and phone like '+1___5550103'", calls)).toBe(
      60,
    );

    await app.worker.start();
    await expect
      .poll(() => count("from calls where status = 'busy'", calls), { timeout: 60_000, interval: 200 })
      .toBe(60);
    const { rows } = await calls.query<{ id: string }>("select id from calls where attempt = 1");
    expect(rows).toHaveLength(60);
    const log = await wholeVendorLog(app);
    expect(log.map(({ reference }) => reference).sort()).toEqual(rows.map(({ id }) => id).sort());
    expect(await count("from users where next_call_at > now()", calls)).toBe(60);
  } finally {
    await calls.end();
    await app.stop();
  }
});

describe("the users it makes", () => {
  test("have the zone, the time and the person that were asked for, and a next call at that time", async () => {
    const run = await demoUsers(env, ...["5", "--due", "08:05", "--person", "0103", "--tz", "Asia/Kolkata"]);
    expect(run.code).toBe(0);
    const { rows } = await db.query(
      `select local_tz, call_time::text, right(phone, 4) as person, first_name <> '' as named,
         (next_call_at at time zone local_tz)::time::text as rings, next_call_at > now() as ahead,
         next_call_at <= now() + interval '1 day' as soon,
         (select count(*)::int from consents k where k.user_id = u.id and k.granted and k.phone = u.phone) as consents
       from users u`,
    );
    const user = { local_tz: "Asia/Kolkata", call_time: "08:05:00", person: "0103", named: true };
    const call = { rings: "08:05:00", ahead: true, soon: true, consents: 1 };
    expect(rows).toEqual(Array(5).fill({ ...user, ...call }));
  });

  test("become more when it runs again", async () => {
    await demoUsers(env, "20");
    const again = await demoUsers(env, "30", "--due", "20:00");
    expect(again.code).toBe(0);
    expect(await count("from users where call_time = '19:30'")).toBe(20);
    expect(await count("from users where call_time = '20:00'")).toBe(30);
  });

  test("get a plan where calls need one", async () => {
    await demoUsers({ ...env, PAYMENTS: "simulator" }, "3");
    expect(await count("from subscriptions where tier = 'pro' and access_until > now()")).toBe(3);
  });

  test("don't ring outside the hours, and it says so and names a zone where they would", async () => {
    const run = await demoUsers(env, "2", "--due", "now", "--tz", zoneByNight());
    expect(run).toMatchObject({ code: 0, err: "" });
    expect(run.out).toContain("none will ring");
    expect(run.out).toMatch(/such as --tz [A-Z]/);
  });
});

describe("it makes nobody", () => {
  test.each<[string, string[], string]>([
    ["without a number", [], "COUNT must be"],
    ["for a number that is none", ["many"], "COUNT must be"],
    ["for two numbers", ["1", "2"], "COUNT must be"],
    ["at a time that there isn't", ["3", "--due", "25:00"], 'There is no time "25:00"'],
    ["at a time when phones don't ring", ["3", "--due", "03:00"], "from 08:00 to 21:00"],
    ["in a zone that there isn't", ["3", "--tz", "Mars/Olympus"], 'There is no zone "Mars/Olympus"'],
    ["in an offset, which knows no clock change", ["3", "--tz", "+02:00"], 'There is no zone "+02:00"'],
    ["for a person who isn't in the book", ["3", "--person", "0199"], 'Nobody answers at "0199"'],
    ["with an option that it doesn't know", ["3", "--fast"], "Usage: npm run demo:users"],
  ])("%s", async (_case, args, message) => {
    const run = await demoUsers(env, ...args);
    expect(run.code).toBe(1);
    expect(run.err).toContain(message);
    expect(run.err).not.toContain("    at ");
    expect(await count("from users")).toBe(0);
  });

  test("beside somebody who signed up", async () => {
    await db.query("insert into auth.users (email) values ('asha@example.com')");
    const run = await demoUsers(env, "3");
    expect(run.code).toBe(1);
    expect(run.err).toContain("users that weren't made by this command");
    expect(await count("from users")).toBe(1);
  });

  test("where the simulator is off", async () => {
    const run = await demoUsers({ ...env, SIMULATOR: "off", NODE_ENV: "development" }, "3");
    expect(run.code).toBe(1);
    expect(run.err).toContain("The simulator is off");
    expect(await count("from users")).toBe(0);
  });

  test("where calls go through another vendor", async () => {
    const run = await demoUsers({ ...env, CALL_PROVIDER: "vapi" }, "3");
    expect(run.code).toBe(1);
    expect(run.err).toContain("CALL_PROVIDER");
    expect(await count("from users")).toBe(0);
  });
});
