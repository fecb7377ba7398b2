import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test, vi } from "vitest";
import { replay } from "~/domain/progress/ledger-view";
import { PhoneCompany } from "~/process/demo-year/phone-company.server";
import type { YearMade } from "~/process/simulate-year.server";
import { freshDatabase } from "../setup/database";
import { keepCommand } from "../setup/kept-log";

/** Days with a flu that ends the streak, and one that is mended. */
const UNTIL = "2026-03-22";
const DAYS = 12;

// One for all: adapters to vendors are made once per process.
const company = new PhoneCompany();
const environment = {
  NODE_ENV: "test",
  LOG_LEVEL: "silent",
  SESSION_SECRET: randomBytes(32).toString("hex"),
};
beforeAll(async () => {
  Object.assign(process.env, environment, { SIMULATOR_URL: await company.open() });
});
afterAll(() => company.close());

/** Lives some days on a database, as the command does, one person after the other. */
async function live(url: string, ...people: { seed: number; days: number }[]): Promise<YearMade[]> {
  process.env.DATABASE_URL = url;
  // The configuration is read once per module registry.
  vi.resetModules();
  const { closeDatabase } = await import("~/db/client.server");
  try {
    const { seed: seedCatalogue } = await import("../../prisma/seed");
    await seedCatalogue();
    const { simulateYear } = await import("~/process/simulate-year.server");
    const made: YearMade[] = [];
    for (const one of people)
      made.push(await simulateYear({ ...one, until: UNTIL, zone: "Europe/Berlin", company }));
    return made;
  } finally {
    await closeDatabase();
  }
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query<Row>(sql, values).finally(() => client.end());
}

test("the same seed makes the same days, also where others were before, and adds up", async () => {
  const [one, other] = [
    await freshDatabase(inject("templateUrl")),
    await freshDatabase(inject("templateUrl")),
  ];
  onTestFinished(async () => {
    await one.drop();
    await other.drop();
  });
  const [first] = await live(one.url, { seed: 1, days: DAYS });
  const [before, again] = await live(other.url, { seed: 2, days: 3 }, { seed: 1, days: DAYS });
  expect(again?.text).toBe(first?.text);
  expect(again?.hash).toBe(first?.hash);
  expect(before?.userId).not.toBe(again?.userId);

  const { rows: ledger } = await query<{ amount: number; skillId: string | null }>(
    one.url,
    `select amount, skill_id as "skillId" from xp_events`,
  );
  const { rows: progress } = await query(one.url, "select xp from progress");
  expect(progress).toEqual([{ xp: replay(ledger).total }]);
  const { rows: jobs } = await query(one.url, "select task_identifier, run_at from graphile_worker.jobs");
  expect(jobs).toEqual([]);

  const { rows: days } = await query<{ state: string; days: number }>(
    one.url,
    "select state, count(*)::int as days from streak_days group by 1",
  );
  const count = Object.fromEntries(days.map(({ state, days }) => [state, days]));
  expect(count.talked).toBeGreaterThan(7);
  expect(count.missed).toBeGreaterThan(2);
  expect(first?.text.split("\n").length).toBeGreaterThan(DAYS);
  expect(before?.text).not.toContain(first?.text.split("\n")[0]);
}, 300_000);

describe("the command makes nothing", () => {
  type Run = { code: number; err: string };
  let empty: { url: string; drop: () => Promise<void> };
  beforeAll(async () => {
    empty = await freshDatabase(inject("templateUrl"));
  });
  afterAll(() => empty?.drop());

  const demoYear = (env: Record<string, string>, ...args: string[]): Promise<Run> =>
    new Promise((resolve) => {
      const command = ["app/process/run.mjs", "--built", "demo-year", ...args];
      const whole: NodeJS.ProcessEnv = {
        ...{ PATH: process.env.PATH, NODE_ENV: "test", DATABASE_URL: empty.url },
        ...{ SESSION_SECRET: randomBytes(32).toString("hex"), ...env },
      };
      execFile(process.execPath, command, { env: whole }, (error, out, err) => {
        keepCommand("demo-year", out, err);
        resolve({ code: error ? Number(error.code) : 0, err });
      });
    });
  const users = async () =>
    (await query(empty.url, "select email from users")).rows.map(({ email }) => email);

  test.each<[string, Record<string, string>, string[], string]>([
    ["for a day that isn't over", {}, ["--until", "2999-01-01"], "yesterday at the latest"],
    ["for a day that is none", {}, ["--until", "2026-02-30"], '"2026-02-30" is no day'],
    ["in a zone that there isn't", {}, ["--tz", "Mars/Olympus"], 'There is no zone "Mars/Olympus"'],
    ["for a seed that is no number", {}, ["--seed", "tea"], "--seed must be a whole number"],
    ["where the simulator is off", { SIMULATOR: "off", NODE_ENV: "development" }, [], "The simulator is off"],
    ["in production, where it is off too", { NODE_ENV: "production" }, [], "needs SIMULATOR=on"],
  ])("%s", async (_case, env, args, message) => {
    const run = await demoYear(env, ...args);
    expect(run).toMatchObject({ code: 1, err: expect.stringContaining(message) });
    expect(run.err).not.toContain("    at ");
    expect(await users()).toEqual([]);
  });

  test("while a worker is alive", async () => {
    await query(
      empty.url,
      "insert into worker_heartbeats (id, worker_ids, hostname) values (gen_random_uuid(), '{}', 'here')",
    );
    expect(await demoYear({})).toMatchObject({
      code: 1,
      err: expect.stringContaining("Stop relevel.me first"),
    });
    expect(await users()).toEqual([]);
    await query(empty.url, "delete from worker_heartbeats");
  });

  test("beside somebody whose call is due", async () => {
    await query(empty.url, "insert into auth.users (email) values ('mara@example.com')");
    await query(empty.url, "update users set next_call_at = now() - interval '1 minute'");
    expect(await demoYear({})).toMatchObject({
      code: 1,
      err: expect.stringContaining("Calls of other people"),
    });
    expect(await users()).toEqual(["mara@example.com"]);
  });
});
