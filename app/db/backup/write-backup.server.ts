import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type End, type FileLine, type FileSource, type Head, rowLine, type TableSum } from "./backup-lines";
import { FILE_TABLES, KEPT_TABLES } from "./kept-tables";
import { type BackupContent, readBackup } from "./read-backup.server";
import { type Db, sumTable } from "./sum-table.server";

const BATCH = 200;
/** Divisible by three, so that pieces of base64 have no end in the middle. */
const PIECE_BYTES = 192 * 1024;

export type BackupSource = {
  /** A connection of the owner's that does nothing else meanwhile. */
  db: Db;
  /** Where the files are that rows name. */
  storage: FileSource;
  now: Date;
  /** Ends it early; nothing is left then. */
  signal?: AbortSignal;
};

/**
 * Writes everything a database holds into a file, as it is at one instant, with the files it names. It appears under
 * its name once it is whole, on the disk, and has been read again.
 *
 * @param file where nothing is yet; what is there is replaced
 * @returns what is in it
 * @throws BackupError when what was written reads as something else
 */
export async function writeBackup(file: string, source: BackupSource): Promise<BackupContent> {
  // Beside its final name, by its owner only: it holds people's data.
  const draft = `${file}.part`;
  try {
    // What somebody left there would keep its rights, or be a link to elsewhere.
    await rm(draft, { force: true });
    const target = createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true });
    await pipeline(linesOf(source), createGzip(), target, { signal: source.signal });
    const content = await readBackup(draft);
    await rename(draft, file);
    await flushFolder(path.dirname(file));
    return content;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function* linesOf(source: BackupSource): AsyncGenerator<string> {
  const { db, now } = source;
  const end: Record<string, TableSum> = {};
  const keys: string[] = [];
  await db.query("begin isolation level repeatable read read only");
  try {
    await db.query("set local timezone to 'UTC'");
    const applied = await db.query<{ name: string }>(
      `select migration_name as name from _prisma_migrations
       where finished_at is not null and rolled_back_at is null order by 1`,
    );
    const migrations = applied.rows.map(({ name }) => name);
    yield line({ relevel: 2, at: now.toISOString(), migrations } satisfies Head);
    for (const table of KEPT_TABLES) {
      const hash = createHash("sha256");
      for await (const row of rowsOf(db, table)) {
        hash.update(row).update("\n");
        yield `${rowLine(table, row)}\n`;
      }
      end[table] = { ...(await sumTable(db, table)), sha256: hash.digest("hex") };
    }
    for (const table of FILE_TABLES) keys.push(...(await keysOf(db, table)));
  } finally {
    // Nothing was changed. Files take their time, and the snapshot isn't held for them.
    await db.query("rollback").catch(() => undefined);
  }
  yield* filesOf(source, keys, end);
}

async function* rowsOf(db: Db, table: string): AsyncGenerator<string> {
  await db.query(`declare kept no scroll cursor for select to_jsonb(t)::text as row from ${table} t`);
  for (;;) {
    const { rows } = await db.query<{ row: string }>(`fetch ${BATCH} from kept`);
    if (rows.length === 0) break;
    for (const { row } of rows) yield row;
  }
  await db.query("close kept");
}

/** Keys of the files that rows of a table name. */
async function keysOf(db: Db, table: (typeof FILE_TABLES)[number]): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>(
    `select storage_key as key from ${table} where storage_key is not null and stored_at is not null order by 1`,
  );
  return rows.map(({ key }) => key);
}

async function* filesOf(
  { storage, signal }: BackupSource,
  keys: readonly string[],
  end: Record<string, TableSum>,
): AsyncGenerator<string> {
  const missing: string[] = [];
  for (const key of keys) {
    signal?.throwIfAborted();
    const stored = await storage.get(key);
    // The list has what was removed a moment ago, or lost long ago: that is no reason to keep nothing.
    if (stored) yield* piecesOf(key, stored.body);
    else missing.push(key);
  }
  yield line({ end, files: keys.length - missing.length, missing } satisfies End);
}

async function* piecesOf(key: string, body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const hash = createHash("sha256");
  let bytes = 0;
  let waiting = Buffer.alloc(0);
  for await (const chunk of body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    bytes += chunk.byteLength;
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= PIECE_BYTES) {
      yield line({ file: key, piece: waiting.subarray(0, PIECE_BYTES).toString("base64") });
      waiting = waiting.subarray(PIECE_BYTES);
    }
  }
  if (waiting.length > 0) yield line({ file: key, piece: waiting.toString("base64") });
  yield line({ file: key, bytes, sha256: hash.digest("hex") });
}

const line = (content: Head | FileLine | End) => `${JSON.stringify(content)}\n`;

/** Until then the new name may be lost in a power cut. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  // Some file systems refuse that of folders.
  await handle.sync().catch(() => undefined);
  await handle.close();
}
