import { constants } from "node:fs";
import { access, readdir, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { env } from "~/env.server";
import { SECOND } from "~/lib/time";
import { BackupError, reasonOf } from "./backup-error";
import type { FileSource } from "./backup-lines";
import type { BackupContent } from "./read-backup.server";
import { writeBackup } from "./write-backup.server";

/** Names of ours: nothing else in the folder is touched. */
const OURS = /^relevel-\d{8}-\d{6}\.backup$/;
const OURS_HALF = /^relevel-\d{8}-\d{6}\.backup\.part$/;

/** The name of the backup of an instant (UTC); later ones sort behind. */
export const backupName = (now: Date) =>
  `relevel-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-")}.backup`;

/**
 * Writes the backup of a night into `BACKUP_FOLDER`, checks it, and lets go of the oldest beyond `BACKUP_KEEP`.
 *
 * @param night.storage where files are
 * @param night.stopping the process is asked to end: nothing is left of a backup that isn't whole
 * @returns null where nobody asked for backups
 * @throws BackupError when the folder can't be written to, or is full
 */
export async function keepNightly(night: {
  storage: FileSource;
  now: Date;
  stopping?: AbortSignal;
}): Promise<(BackupContent & { removed: number }) | null> {
  const { backup, database } = env();
  if (!backup || !database.url) return null;
  const { folder, keep } = backup;
  // A folder that isn't there is more often a volume that isn't mounted than one to be made.
  await access(folder, constants.W_OK)
    .then(() => readdir(folder))
    .catch((error: unknown) => {
      throw new BackupError(`BACKUP_FOLDER can't be written to: ${reasonOf(error)}`);
    });
  const db = new pg.Client({ connectionString: database.url, connectionTimeoutMillis: 10 * SECOND });
  // A server that goes away shows itself in the next query.
  db.on("error", () => undefined);
  await db.connect();
  try {
    await holdAlone(db);
    await removeAll(folder, await namesLike(folder, OURS_HALF));
    const { storage, now, stopping: signal } = night;
    const name = backupName(now);
    const content = await writeBackup(path.join(folder, name), { db, storage, now, signal }).catch(
      (error: unknown) => {
        if (error instanceof BackupError) throw new BackupError("The backup didn't read as it was written.");
        throw writingFailed(error) ?? error;
      },
    );
    // The one of this night stays, also where a clock that was wrong has left names of years to come.
    const others = (await namesLike(folder, OURS)).filter((other) => other !== name).sort();
    const old = others.slice(0, Math.max(0, others.length - keep + 1));
    await removeAll(folder, old);
    return { ...content, removed: old.length };
  } finally {
    await db.end().catch(() => undefined);
  }
}

/** Until the connection ends: another one would take our half file for that of a worker that was killed. */
async function holdAlone(db: pg.Client): Promise<void> {
  const { rows } = await db.query<{ alone: boolean }>(
    "select pg_try_advisory_lock(hashtextextended('nightly backup', 0)) as alone",
  );
  if (!rows[0]?.alone) throw new BackupError("Another worker is writing a backup.");
}

/** The disk's own failures, in words of ours. */
function writingFailed(error: unknown): BackupError | null {
  const reason = reasonOf(error);
  if (!["ENOSPC", "EDQUOT", "EACCES", "EROFS", "EIO", "ENOENT"].includes(reason)) return null;
  return new BackupError(`The backup wasn't written, and nothing is left of it: ${reason}`);
}

async function namesLike(folder: string, pattern: RegExp): Promise<string[]> {
  return (await readdir(folder)).filter((name) => pattern.test(name));
}

async function removeAll(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names)
    await rm(path.join(folder, name), { force: true }).catch((error: unknown) => {
      throw new BackupError(`${name} can't be removed: ${reasonOf(error)}`);
    });
}
