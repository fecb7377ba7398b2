import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, inject, onTestFinished, test, vi } from "vitest";
import { freshDatabase } from "../setup/database";
import { FILE_KEYS, fillEveryTable } from "../setup/every-table";

const KEEP = 2;

let database: Awaited<ReturnType<typeof freshDatabase>>;
let folder: string;
let backups: string;
let backUp: typeof import("~/domain/privacy/back-up.server")["backUp"];
let keepNightly: typeof import("~/db/backup/keep-nightly.server")["keepNightly"];
let readBackup: typeof import("~/db/backup/read-backup.server")["readBackup"];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "relevel-nightly-"));
  backups = path.join(folder, "backups");
  database = await freshDatabase(inject("templateUrl"));
  const db = new pg.Client({ connectionString: database.url });
  await db.connect();
  await fillEveryTable(db);
  await db.end();
  for (const key of FILE_KEYS) {
    const place = path.join(folder, "uploads", key);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, key);
  }
  Object.assign(process.env, {
    NODE_ENV: "test",
    LOG_LEVEL: "silent",
    DATABASE_URL: database.url,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    RELEVEL_DATA_DIR: folder,
    BACKUP_FOLDER: backups,
    BACKUP_KEEP: String(KEEP),
  });
  vi.resetModules();
  ({ backUp } = await import("~/domain/privacy/back-up.server"));
  ({ keepNightly } = await import("~/db/backup/keep-nightly.server"));
  ({ readBackup } = await import("~/db/backup/read-backup.server"));
});
afterAll(async () => {
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  rmSync(backups, { recursive: true, force: true });
  mkdirSync(backups);
});

const night = (day: number) => new Date(Date.UTC(2026, 10, day, 2, 30));
const names = () => readdirSync(backups).sort();
const stopping = new AbortController().signal;

test("each night leaves a whole backup, and the oldest beyond those kept go; nothing else does", async () => {
  const others = ["relevel-20261101-023000.backup.old", "mine.backup", "relevel-notes.txt"];
  for (const name of others) writeFileSync(path.join(backups, name), "mine");
  // Of a worker that was killed.
  writeFileSync(path.join(backups, "relevel-20261031-023000.backup.part"), "half");
  for (const day of [1, 2, 3]) await backUp({ now: night(day), stopping });
  const kept = ["relevel-20261102-023000.backup", "relevel-20261103-023000.backup"];
  expect(names()).toEqual([...kept, ...others].sort());
  for (const name of kept) {
    expect(statSync(path.join(backups, name)).mode & 0o777).toBe(0o600);
    expect(await readBackup(path.join(backups, name))).toMatchObject({
      files: FILE_KEYS.length,
      missing: [],
    });
  }
});

test("the backup of this night stays where a clock that was wrong has left later names", async () => {
  const later = ["relevel-20400101-023000.backup", "relevel-20400102-023000.backup"];
  for (const name of later) writeFileSync(path.join(backups, name), "from years to come");
  await backUp({ now: night(4), stopping });
  expect(names()).toEqual(["relevel-20261104-023000.backup", "relevel-20400102-023000.backup"]);
});

test("two workers write none over the other", async () => {
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  onTestFinished(() => other.end());
  await other.query("select pg_advisory_lock(hashtextextended('nightly backup', 0))");
  writeFileSync(path.join(backups, "relevel-20261105-023000.backup.part"), "theirs");
  await expect(backUp({ now: night(5), stopping })).rejects.toThrow("Another worker is writing a backup.");
  expect(names()).toEqual(["relevel-20261105-023000.backup.part"]);
});

test("a folder that isn't there, or not for us, is said", async () => {
  rmSync(backups, { recursive: true });
  await expect(backUp({ now: night(1), stopping })).rejects.toThrow(
    "BACKUP_FOLDER can't be written to: ENOENT",
  );
  writeFileSync(backups, "a file");
  await expect(backUp({ now: night(1), stopping })).rejects.toThrow(/^BACKUP_FOLDER/);
  rmSync(backups);
  mkdirSync(backups);
});

test("nothing is left of a backup that breaks off, and those of before stay", async () => {
  await backUp({ now: night(1), stopping });
  const failing = (code: string) => ({
    get: () => Promise.reject(Object.assign(new Error("not to be quoted"), { code })),
  });
  await expect(keepNightly({ storage: failing("ENOSPC"), now: night(2) })).rejects.toThrow(
    "The backup wasn't written, and nothing is left of it: ENOSPC",
  );
  await expect(keepNightly({ storage: failing("STRANGE"), now: night(2) })).rejects.toThrow(
    "not to be quoted",
  );
  const ended = AbortSignal.abort();
  await expect(backUp({ now: night(2), stopping: ended })).rejects.toMatchObject({ name: "AbortError" });
  expect(names()).toEqual(["relevel-20261101-023000.backup"]);
});
