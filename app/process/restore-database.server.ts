import { createHash } from "node:crypto";
import type pg from "pg";
import { BackupError } from "~/db/backup/backup-error";
import { COUNTED, FILE_TABLES, KEPT_TABLES, SEEDED } from "~/db/backup/kept-tables";
import { type BackupContent, readBackup } from "~/db/backup/read-backup.server";
import { sumTable } from "~/db/backup/sum-table.server";
import type { FileStorage } from "~/providers/storage/provider";
import { CommandError } from "./command";
import { withClient } from "./database.server";
import { shippedMigrations } from "./migrate.server";

/** What migrations did to the rows they found, for rows of a file from before them. */
const OF_OLDER_FILES = [
  `update subscriptions set granted_until = access_until, granted_at = created_at
     where status = 'granted' and tier = 'pro' and granted_until is null`,
  `update subscriptions set first_access_at = created_at
     where first_access_at is null and (access_until is not null or status = 'revoked')`,
];

/**
 * Reads a backup from end to end without a database.
 *
 * @throws CommandError when it is no whole backup, or is newer than this version
 */
export async function checkBackupFile(file: string): Promise<BackupContent> {
  return readBackup(file, { head: ({ migrations }) => assertKnown(migrations) }).catch(asCommandError);
}

/**
 * Puts a backup's rows into a migrated database and its files into the storage, and compares every table and file
 * with what the backup says of it before anything counts: all of it or nothing.
 *
 * @param options.force whether what the database holds may be replaced
 * @throws CommandError when the file is no whole backup, is newer than this version, or the database holds data
 */
export async function restoreDatabase(
  url: string,
  file: string,
  options: { force: boolean; storage: FileStorage },
): Promise<BackupContent> {
  const { force, storage } = options;
  const files = new RestoredFiles(storage);
  return withClient(url, async (client) => {
    let content: BackupContent;
    try {
      await client.query("begin");
      await client.query("set local timezone to 'UTC'");
      const before = await namedIn(client, [...FILE_TABLES, "public.removed_files"]);
      for (const table of KEPT_TABLES) await client.query(`alter table ${table} disable trigger user`);
      await emptyTables(client, force);
      const columns = new Map<string, string[]>();
      content = await readBackup(file, {
        head: ({ migrations }) => assertKnown(migrations),
        rows: (table, rows) => insert(client, table, rows, columns),
        file: (key, bytes, sha256) => files.put(key, bytes, sha256),
      });
      await assertSameRows(client, content, columns);
      for (const statement of OF_OLDER_FILES) await client.query(statement);
      await letGo(client, before);
      await finish(client);
    } catch (error) {
      await client.query("rollback").catch(() => undefined);
      await files.takeBack();
      return asCommandError(error);
    }
    // Whether a commit without an answer was one, nobody knows: files stay in either case.
    await client.query("commit");
    return content;
  });
}

function asCommandError(error: unknown): never {
  throw error instanceof BackupError ? new CommandError(`${error.message} Nothing was changed.`) : error;
}

async function finish(client: pg.Client): Promise<void> {
  // A table with checks that still wait can't be altered.
  await client.query("set constraints all immediate");
  for (const table of KEPT_TABLES) await client.query(`alter table ${table} enable trigger user`);
  for (const table of COUNTED) {
    await client.query(
      `select setval('${table}_id_seq', coalesce((select max(id) from ${table}), 0) + 1, false)`,
    );
  }
}

async function emptyTables(client: pg.Client, force: boolean): Promise<void> {
  for (const table of [...KEPT_TABLES].reverse()) {
    if (!force && !SEEDED.includes(table)) {
      const { rowCount } = await client.query(`select 1 from ${table} limit 1`);
      if (rowCount) {
        throw new CommandError(
          "The database holds data already. Restore into an empty one, or replace what is there with --force.",
        );
      }
    }
    await client.query(`delete from ${table}`);
  }
}

/** Names the columns the file has, so that columns added since keep their defaults. */
async function insert(
  client: pg.Client,
  table: string,
  rows: readonly string[],
  known: Map<string, string[]>,
): Promise<void> {
  if (!KEPT_TABLES.some((name) => name === table)) throw new BackupError(`There is no table ${table}.`);
  const names = known.get(table) ?? Object.keys(JSON.parse(rows[0] ?? "{}"));
  known.set(table, names);
  const columns = names.map((name) => client.escapeIdentifier(name));
  await client.query(
    `insert into ${table} (${columns}) overriding system value select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [`[${rows.join(",")}]`],
  );
}

/** Compares what is in the database now with what was in the other one. */
async function assertSameRows(
  client: pg.Client,
  { tables }: BackupContent,
  columns: Map<string, string[]>,
): Promise<void> {
  for (const [table, said] of Object.entries(tables)) {
    if (!KEPT_TABLES.some((name) => name === table)) continue;
    const of = columns.get(table);
    const { rows: all } = await client.query<{ name: string }>(
      "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped",
      [table],
    );
    const since = of ? all.map(({ name }) => name).filter((name) => !of.includes(name)) : [];
    const { rows, sum } = await sumTable(client, table, since);
    if (rows !== said.rows || (said.sum !== null && sum !== said.sum)) {
      throw new CommandError(
        `${table} isn't what the backup says after it was written: ${rows} of ${said.rows} rows, or other values. Nothing was changed.`,
      );
    }
  }
}

/** Keys of all files that rows of these tables name, also of those that were on their way into the storage. */
async function namedIn(client: pg.Client, tables: readonly string[]): Promise<string[]> {
  const named: string[] = [];
  for (const table of tables) {
    const { rows } = await client.query<{ key: string }>(
      `select storage_key as key from ${table} where storage_key is not null`,
    );
    named.push(...rows.map(({ key }) => key));
  }
  return named;
}

/** Files of before that no row names any more are swept like those of removed uploads. */
async function letGo(client: pg.Client, before: readonly string[]): Promise<void> {
  const still = new Set(await namedIn(client, FILE_TABLES));
  const gone = before.filter((key) => !still.has(key));
  await client.query(
    "insert into removed_files (storage_key) select unnest($1::text[]) on conflict do nothing",
    [gone],
  );
}

/** A bucket's own word for a file; pages say what it is from its row. */
const TYPE = "application/octet-stream";

/** Files that were put into the storage, and how to take them out again. */
class RestoredFiles {
  private readonly added: string[] = [];
  /** What lay under a key with another content. */
  private readonly replaced = new Map<string, Buffer>();

  constructor(private readonly storage: FileStorage) {}

  async put(key: string, content: Buffer, sha256: string): Promise<void> {
    const there = await this.read(key);
    // A key is given once, for one content: another one there is damaged.
    if (there && sha256Of(there) === sha256) return;
    if (there) this.replaced.set(key, there);
    else this.added.push(key);
    await this.storage.put(key, content, TYPE);
    const now = await this.read(key);
    if (!now || sha256Of(now) !== sha256) {
      throw new CommandError("A file isn't in the storage as it was put there. Nothing was changed.");
    }
  }

  async takeBack(): Promise<void> {
    for (const key of this.added) await this.storage.remove(key).catch(() => undefined);
    for (const [key, content] of this.replaced)
      await this.storage.put(key, content, TYPE).catch(() => undefined);
  }

  private async read(key: string): Promise<Buffer | null> {
    const stored = await this.storage.get(key);
    if (!stored) return null;
    const chunks: Uint8Array[] = [];
    for await (const chunk of stored.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>)
      chunks.push(chunk);
    return Buffer.concat(chunks);
  }
}

const sha256Of = (content: Buffer) => createHash("sha256").update(content).digest("hex");

function assertKnown(migrations: readonly string[]): void {
  const shipped = shippedMigrations();
  const unknown = migrations.filter((name) => !shipped.includes(name));
  if (unknown.length > 0) {
    throw new CommandError(
      `The backup is newer than this version of relevel.me: it has ${unknown.join(", ")}.`,
    );
  }
}
