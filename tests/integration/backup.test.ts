import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { KEPT_TABLES, PASSING_TABLES } from "../../app/process/database-file.server";
import { freshDatabase } from "../setup/database";
import { signUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";
import { waitForEnd } from "../setup/watch";

let app: App;
let db: pg.Client;
let other: Awaited<ReturnType<typeof freshDatabase>>;
const folder = mkdtempSync(path.join(tmpdir(), "relevel-backup-"));
const file = path.join(folder, "backup");

beforeAll(async () => {
  app = await startApp();
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  const { browser } = await signUpUser(app, db, "+12025550101");
  const { callId } = JSON.parse((await browser.post("/api/calls/initiate")).body);
  await waitForEnd(db, callId);
  await app.web.end("SIGTERM");
  await app.worker.end("SIGTERM");
  other = await freshDatabase(inject("templateUrl"));
});
afterAll(async () => {
  await db?.end();
  await other?.drop();
  await app?.stop();
  rmSync(folder, { recursive: true });
});

const run = (command: "backup" | "restore", url: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, ["app/process/run.mjs", "--built", command, ...args], {
    env: { ...app.env, DATABASE_URL: url },
  });

async function contentOf(url: string): Promise<Record<string, unknown[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const content: Record<string, unknown[]> = {};
  for (const table of KEPT_TABLES) {
    content[table] = (await client.query(`select to_jsonb(t)::text as row from ${table} t order by 1`)).rows;
  }
  await client.end();
  return content;
}

test("every table is either kept or known to be of passing worth", async () => {
  const { rows } = await db.query(
    "select schemaname || '.' || tablename as name from pg_tables where schemaname in ('auth', 'public') and tablename <> '_prisma_migrations'",
  );
  expect(rows.map(({ name }) => name).sort()).toEqual([...KEPT_TABLES, ...PASSING_TABLES].sort());
});

test("a backup restored into an empty database is the same, row by row", async () => {
  await run("backup", app.databaseUrl, file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await run("restore", other.url, file);
  const content = await contentOf(other.url);
  expect(content).toEqual(await contentOf(app.databaseUrl));
  expect(content["public.call_events"]?.length).toBeGreaterThan(3);
  const client = new pg.Client({ connectionString: other.url });
  await client.connect();
  await client.query("insert into auth.users (email) values ('next@example.com')");
  expect((await client.query("select 1 from users where email = 'next@example.com'")).rowCount).toBe(1);
  await client.query(
    "insert into call_events (call_id, user_id, kind) select id, user_id, 'ringing' from calls limit 1",
  );
  await client.end();
});

test("plans of a file from before gifts and first access were kept keep both", async () => {
  const old = path.join(folder, "older");
  const userId = (await db.query("select id from users")).rows[0]?.id;
  await db.query(
    `insert into subscriptions (user_id, tier, status, access_until, created_at)
     values ($1, 'pro', 'granted', '2027-01-01', '2026-11-01')`,
    [userId],
  );
  await run("backup", app.databaseUrl, old);
  await db.query("delete from subscriptions");
  await run("restore", other.url, old, "--force");
  const client = new pg.Client({ connectionString: other.url });
  await client.connect();
  const { rows } = await client.query(
    "select granted_until = access_until as given, first_access_at = created_at as read from subscriptions",
  );
  await client.end();
  expect(rows).toEqual([{ given: true, read: true }]);
});

test("what is there is never replaced unasked, nor by half a file", async () => {
  await expect(run("backup", app.databaseUrl, file)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("exists already"),
  });
  await expect(run("restore", other.url, file)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("--force"),
  });
  const before = await contentOf(other.url);
  for (const [name, bytes] of [
    ["half", readFileSync(file).subarray(0, 900)],
    ["none", Buffer.from("not a backup")],
  ] as const) {
    const broken = path.join(folder, name);
    writeFileSync(broken, bytes);
    await expect(run("restore", other.url, broken, "--force")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Nothing was changed"),
    });
  }
  expect(await contentOf(other.url)).toEqual(before);
  await run("restore", other.url, file, "--force");
  expect(await contentOf(other.url)).toEqual(await contentOf(app.databaseUrl));
});
