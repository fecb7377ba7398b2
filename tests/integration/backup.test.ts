import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { FILE_TABLES, KEPT_TABLES, PASSING_TABLES } from "../../app/db/backup/kept-tables";
import { CommandError } from "../../app/process/command";
import { checkBackupFile, restoreDatabase } from "../../app/process/restore-database.server";
import { diskStorage } from "../../app/providers/storage/disk.server";
import { freshDatabase } from "../setup/database";
import { FILE_KEYS, fillEveryTable } from "../setup/every-table";
import { keepCommand } from "../setup/kept-log";
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
  runIn(path.join(folder, "data"), command, url, ...args);

/** @param dataDir whose files are kept or put back */
function runIn(dataDir: string, command: "backup" | "restore", url: string, ...args: string[]) {
  const env = { ...app.env, DATABASE_URL: url, RELEVEL_DATA_DIR: dataDir };
  const typed = ["app/process/run.mjs", "--built", command, ...args];
  return new Promise<{ stdout: string; stderr: string }>((resolve, reject) => {
    execFile(process.execPath, typed, { env }, (error, stdout, stderr) => {
      keepCommand(command, stdout, stderr);
      if (error) reject(Object.assign(error, { stdout, stderr }));
      else resolve({ stdout, stderr });
    });
  });
}

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

test("every table that names files is known", async () => {
  const { rows } = await db.query(
    `select table_schema || '.' || table_name as name from information_schema.columns
     where column_name = 'storage_key' and table_name <> 'removed_files'`,
  );
  expect(rows.map(({ name }) => name).sort()).toEqual([...FILE_TABLES].sort());
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

/** MD5 over all rows of each kept table, in their order, and SHA-256 of each file. */
async function checksums(url: string, dataDir: string): Promise<Record<string, string | null>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const sums: Record<string, string | null> = {};
  for (const table of KEPT_TABLES) {
    const { rows } = await client.query(
      `select count(*) || ' ' || md5(string_agg(t::text, e'\\n' order by t::text)) as sum from ${table} t`,
    );
    sums[table] = rows[0]?.sum;
  }
  await client.end();
  const uploads = path.join(dataDir, "uploads");
  for (const name of readdirSync(uploads, { recursive: true }).map(String).sort()) {
    const place = path.join(uploads, name);
    if (statSync(place).isFile()) sums[name] = createHash("sha256").update(readFileSync(place)).digest("hex");
  }
  return sums;
}

/** A file of the storage. */
function keep(dataDir: string, key: string, content: Uint8Array): void {
  const place = path.join(dataDir, "uploads", key);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, content);
}

/** Bytes that don't compress, of more than one piece. */
const noise = (bytes: number) => {
  const blocks = Array.from({ length: Math.ceil(bytes / 64) }, (_, n) =>
    createHash("sha512").update(`block ${n}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, bytes);
};

/** A database with a row in every table, with its files and its backup. */
async function keptDatabase(name: string) {
  const [dataDir, backup] = [path.join(folder, `${name}-data`), path.join(folder, name)];
  const source = await freshDatabase(inject("templateUrl"));
  onTestFinished(source.drop);
  const client = new pg.Client({ connectionString: source.url });
  await client.connect();
  await fillEveryTable(client);
  await client.end();
  keep(dataDir, FILE_KEYS[0], noise(1_000_003));
  keep(dataDir, FILE_KEYS[1], Buffer.alloc(0));
  const { stdout } = await runIn(dataDir, "backup", source.url, backup);
  return { ...source, dataDir, backup, stdout };
}

test("backup, drop, restore: every table has the checksum it had, and every file", async () => {
  const kept = await keptDatabase("whole");
  expect(kept.stdout).toContain("and 2 files, read again and whole.");
  const before = await checksums(kept.url, kept.dataDir);
  expect(Object.keys(before)).toHaveLength(KEPT_TABLES.length + FILE_KEYS.length);
  for (const sum of Object.values(before)) expect(sum).toBeTruthy();
  await kept.drop();
  rmSync(kept.dataDir, { recursive: true });

  const again = await freshDatabase(inject("templateUrl"));
  onTestFinished(again.drop);
  const { stdout } = await runIn(kept.dataDir, "restore", again.url, kept.backup);
  expect(stdout).toContain("and 2 files, compared with the backup.");
  expect(await checksums(again.url, kept.dataDir)).toEqual(before);
});

test("a file is checked without a database, and a changed byte anywhere is found", async () => {
  const { backup, dataDir, url } = await keptDatabase("checked");
  const nowhere = "postgres://nobody@127.0.0.1:1/none";
  const { stdout } = await runIn(dataDir, "restore", nowhere, backup, "--check");
  expect(stdout).toMatch(/is whole: \d+ rows and 2 files, taken at 20/);
  const lines = gunzipSync(readFileSync(backup)).toString("utf8").split("\n");
  const changed = (name: string, change: (line: string, place: number) => string) => {
    const place = path.join(folder, `checked-${name}`);
    writeFileSync(place, gzipSync(lines.map(change).join("\n")));
    return place;
  };
  const wrong = [
    changed("row", (line) => line.replace("a subject", "a subjecT").replace("Zoë", "Zoe")),
    changed("file", (line) =>
      line.replace(/("piece":")(.)/, (_all, head, first) => `${head}${first === "A" ? "B" : "A"}`),
    ),
    changed("head", (line, place) => (place === 0 ? "{}" : line)),
    changed("end", (line, place) => (place === lines.length - 2 ? "" : line)),
  ];
  const [before, target] = [await checksums(url, dataDir), path.join(folder, "checked-target")];
  const storage = diskStorage(path.join(target, "uploads"));
  keep(target, FILE_KEYS[0], Buffer.from("what was there"));
  for (const place of wrong) {
    const refused = new CommandError(`${place} is not a whole backup of relevel.me. Nothing was changed.`);
    await expect(checkBackupFile(place)).rejects.toEqual(refused);
    await expect(restoreDatabase(url, place, { force: true, storage })).rejects.toEqual(refused);
  }
  // What was put into the storage before the fault was found is out of it again, and what was there is there.
  const left = readdirSync(target, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(left.map(({ name }) => name)).toEqual([path.basename(FILE_KEYS[0])]);
  expect(readFileSync(path.join(target, "uploads", FILE_KEYS[0]), "utf8")).toBe("what was there");
  expect(await checksums(url, dataDir)).toEqual(before);
});

test("files that are named and lost are told, and what a restore leaves behind is swept", async () => {
  const { url, dataDir } = await keptDatabase("lost");
  rmSync(path.join(dataDir, "uploads", FILE_KEYS[1]));
  const backup = path.join(folder, "lost-one");
  const lost = "1 file was named and not in the storage.";
  // Of a backup that was killed, or of somebody who wants to read ours.
  writeFileSync(`${backup}.part`, "half", { mode: 0o644 });
  expect((await runIn(dataDir, "backup", url, backup)).stdout).toContain(lost);
  expect(statSync(backup).mode & 0o777).toBe(0o600);
  expect((await runIn(dataDir, "restore", url, backup, "--force")).stdout).toContain(lost);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // One of them was still on its way into the storage.
  await client.query("update uploads set stored_at = null where storage_key = $1", [FILE_KEYS[0]]);
  await runIn(dataDir, "restore", url, file, "--force");
  const { rows } = await client.query("select storage_key as key from removed_files order by 1");
  await client.end();
  expect(rows.map(({ key }) => key)).toEqual(expect.arrayContaining([...FILE_KEYS]));
});

test("a backup of the first version, without files and checksums, is restored", async () => {
  const { url, dataDir, backup } = await keptDatabase("first-version");
  const lines = gunzipSync(readFileSync(backup)).toString("utf8").split("\n").filter(Boolean);
  const old = lines
    .map((line) => JSON.parse(line))
    .filter((content) => !("file" in content))
    .map((content) => {
      if ("relevel" in content) return { relevel: 1, migrations: content.migrations };
      if (!("end" in content)) return content;
      const counts = Object.entries<{ rows: number }>(content.end).map(([table, { rows }]) => [table, rows]);
      return { end: Object.fromEntries(counts) };
    })
    .map((content) => JSON.stringify(content));
  const place = path.join(folder, "first-version.gz");
  writeFileSync(place, gzipSync(`${old.join("\n")}\n`));
  const { stdout } = await runIn(dataDir, "restore", url, place, "--force");
  expect(stdout).toContain("and 0 files");
});
