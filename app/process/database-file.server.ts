import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type pg from "pg";
import { CommandError } from "./command";
import { withClient } from "./database.server";
import { shippedMigrations } from "./migrate.server";

/**
 * A backup is one gzipped file of JSON lines: a head with the migrations it was taken at, every row, and the
 * number of rows of each table. It needs no tools of the server's version, and no right beyond the owner's.
 */

/** What is kept, each table after those it refers to. */
export const KEPT_TABLES = [
  "auth.users",
  "public.users",
  "auth.sessions",
  "auth.login_tokens",
  "public.skills",
  "public.consents",
  "public.calls",
  "public.call_events",
  "public.phone_verifications",
  "public.webhook_events",
  "public.subscriptions",
  "public.subscription_snapshots",
  "public.checkouts",
  "public.billing_notices",
  "public.waitlist",
  "public.spending",
  "public.reflections",
  "public.reflection_corrections",
  "public.user_skills",
  "public.practice_sessions",
  "public.xp_events",
  "public.streak_days",
  "public.streak_repairs",
  "public.progress",
  "public.artifacts",
  "public.user_artifacts",
  "public.world_banners",
  "public.quests",
  "public.checkpoints",
  "public.checkpoint_items",
  "public.checkpoint_reviews",
  "public.recall_answers",
  "public.memories",
  "public.search_entries",
  "public.search_words",
  "public.talk_plans",
  "public.text_talks",
  "public.reflect_links",
  "public.uploads",
  "public.removed_files",
  "public.mails",
  "public.blocked_numbers",
  "public.instance_switches",
  "public.audit_log",
  "public.transcript_grants",
] as const;
/** What is worth nothing a minute later. */
export const PASSING_TABLES = [
  "public.call_talks",
  "public.dial_turns",
  "public.rate_limits",
  "public.worker_heartbeats",
  "public.job_minutes",
] as const;

/** What every migrated database may hold already. */
const SEEDED: readonly string[] = ["public.skills", "public.artifacts"];
/** Tables whose ids a sequence counts. */
const COUNTED = [
  "public.call_events",
  "public.xp_events",
  "public.search_entries",
  "public.audit_log",
] as const;

const BATCH = 500;
type Row = Record<string, unknown>;
type Line =
  | { relevel: 1; migrations: string[] }
  | { table: string; row: Row }
  | { end: Record<string, number> };

/** Writes everything a database holds into a file, as it is at one instant. */
export async function writeDatabaseFile(url: string, file: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query("begin isolation level repeatable read read only");
    await pipeline(linesOf(client), createGzip(), createWriteStream(file, { mode: 0o600 }));
    await client.query("commit");
  });
}

async function* linesOf(client: pg.Client): AsyncGenerator<string> {
  const applied = await client.query<{ migration_name: string }>(
    "select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by 1",
  );
  yield line({ relevel: 1, migrations: applied.rows.map((row) => row.migration_name) });
  const end: Record<string, number> = {};
  for (const table of KEPT_TABLES) {
    end[table] = 0;
    await client.query(`declare kept no scroll cursor for select to_jsonb(t) as row from ${table} t`);
    for (;;) {
      const { rows } = await client.query<{ row: Row }>(`fetch ${BATCH} from kept`);
      if (rows.length === 0) break;
      for (const { row } of rows) yield line({ table, row });
      end[table] += rows.length;
    }
    await client.query("close kept");
  }
  yield line({ end });
}

const line = (content: Line) => `${JSON.stringify(content)}\n`;

/** What migrations did to the rows they found, for rows of a file from before them. */
const OF_OLDER_FILES = [
  `update subscriptions set granted_until = access_until, granted_at = created_at
     where status = 'granted' and tier = 'pro' and granted_until is null`,
  `update subscriptions set first_access_at = created_at
     where first_access_at is null and (access_until is not null or status = 'revoked')`,
];

/**
 * Puts a file's rows into a migrated database: all of them or none.
 *
 * @param options.force whether what the database holds may be replaced
 * @throws CommandError when the file is no whole backup, is newer than this version, or the database holds data
 */
export async function readDatabaseFile(
  url: string,
  file: string,
  options: { force: boolean },
): Promise<void> {
  await withClient(url, async (client) => {
    await client.query("begin");
    for (const table of KEPT_TABLES) await client.query(`alter table ${table} disable trigger user`);
    await emptyTables(client, options.force);
    await insertLines(client, file);
    for (const statement of OF_OLDER_FILES) await client.query(statement);
    // A table with checks that still wait can't be altered.
    await client.query("set constraints all immediate");
    for (const table of KEPT_TABLES) await client.query(`alter table ${table} enable trigger user`);
    for (const table of COUNTED) {
      await client.query(
        `select setval('${table}_id_seq', coalesce((select max(id) from ${table}), 0) + 1, false)`,
      );
    }
    await client.query("commit");
  });
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

async function insertLines(client: pg.Client, file: string): Promise<void> {
  const counts: Record<string, number> = Object.fromEntries(KEPT_TABLES.map((table) => [table, 0]));
  let waiting: { table: string; rows: Row[] } = { table: "", rows: [] };
  let end: Record<string, number> | null = null;
  const flush = async () => {
    await insert(client, waiting.table, waiting.rows);
    waiting = { table: waiting.table, rows: [] };
  };
  try {
    for await (const text of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
      const content = JSON.parse(text) as Line;
      if ("relevel" in content) assertKnown(content.migrations);
      else if ("end" in content) end = content.end;
      else {
        if (!(content.table in counts)) throw new Error("an unknown table");
        if (content.table !== waiting.table || waiting.rows.length >= BATCH) await flush();
        waiting.table = content.table;
        waiting.rows.push(content.row);
        counts[content.table] = (counts[content.table] ?? 0) + 1;
      }
    }
  } catch (error) {
    if (error instanceof CommandError || (error as { severity?: string }).severity) throw error;
    throw new CommandError(`${file} is not a whole backup of relevel.me. Nothing was changed.`);
  }
  await flush();
  const whole = end && Object.entries(end).every(([table, count]) => counts[table] === count);
  if (!whole) throw new CommandError(`${file} is not a whole backup of relevel.me. Nothing was changed.`);
}

function assertKnown(migrations: string[]): void {
  const shipped = shippedMigrations();
  const unknown = migrations.filter((name) => !shipped.includes(name));
  if (unknown.length > 0) {
    throw new CommandError(
      `The backup is newer than this version of relevel.me: it has ${unknown.join(", ")}.`,
    );
  }
}

/** Names the columns the file has, so that columns added since keep their defaults. */
async function insert(client: pg.Client, table: string, rows: Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).map((name) => client.escapeIdentifier(name));
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
