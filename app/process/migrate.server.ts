import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { runMigrations } from "graphile-worker";
import type pg from "pg";
import { runHelper } from "./children.server";
import { CommandError } from "./command";
import { describeDatabase, withClient } from "./database.server";
import { until } from "./process-identity.server";

/** Key of the advisory lock that lets one process migrate at a time (any fixed number). */
const MIGRATION_LOCK = 7_320_114;
/** No migration takes this long; it only bounds the waiting. */
const HOUR_MS = 3_600_000;

/** Names of the migrations that this version of the product brings along, oldest first. */
export function shippedMigrations(folder = path.resolve("prisma/migrations")): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * Brings a database to the shape this version needs: our migrations, then graphile-worker's own.
 *
 * @param url connection string of the owner of the tables
 * @returns the names of the migrations that were applied now
 * @throws CommandError when the database cannot be reached, is half migrated, or is newer than the code
 */
export async function migrate(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    // Nothing to do is the usual case and must not wait for anybody.
    let missing = await missingMigrations(client);
    if (missing.length > 0) {
      await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
      missing = await missingMigrations(client);
      if (missing.length > 0) await deploy(url, client);
    }
    await runMigrations({ connectionString: url, logger: undefined });
    return missing;
  });
}

interface MigrationRow {
  migration_name: string;
  finished: boolean;
}

async function recorded(client: pg.Client): Promise<MigrationRow[]> {
  const table = await client.query<{ found: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found",
  );
  if (!table.rows[0]?.found) return [];
  const { rows } = await client.query<MigrationRow>(
    "SELECT migration_name, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  return rows;
}

async function missingMigrations(client: pg.Client): Promise<string[]> {
  const rows = await recorded(client);
  const half = rows.find((row) => !row.finished);
  if (half) throw new CommandError(halfMigrated(half.migration_name));
  const shipped = shippedMigrations();
  const unknown = rows.map((row) => row.migration_name).filter((name) => !shipped.includes(name));
  if (unknown.length > 0) {
    throw new CommandError(
      `The database is newer than this version of relevel.me: it has ${unknown.sort().join(", ")}, which this version does not know.\nUpdate relevel.me, or restore a backup of the version you want to run.`,
    );
  }
  const applied = new Set(rows.map((row) => row.migration_name));
  return shipped.filter((name) => !applied.has(name));
}

function halfMigrated(name: string): string {
  const mark = (what: string) =>
    `UPDATE _prisma_migrations SET ${what} WHERE migration_name = '${name}' AND finished_at IS NULL;`;
  return [
    `The database is half migrated: ${name} was begun and did not finish.`,
    "Look at what it left behind, then tell the database how to go on with one of these and start again:",
    `  ${mark("rolled_back_at = now()")}`,
    "    once nothing of it is left: it will be applied again",
    `  ${mark("finished_at = now()")}`,
    "    once all of it is done",
    "The connection string of the embedded database is in the file database-url of the data folder.",
  ].join("\n");
}

async function deploy(url: string, client: pg.Client): Promise<void> {
  let over = false;
  const helper = runHelper({
    command: process.execPath,
    args: [prismaCli(), "migrate", "deploy"],
    env: { ...process.env, DATABASE_URL: url, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
    output: "on-failure",
    what: `The migration of ${describeDatabase(url)}`,
    // Prisma's process stays for ten seconds after its work, held by timers. The table says when it is done.
    done: until(async () => over || isComplete(await recorded(client)), HOUR_MS, 50),
  });
  try {
    await helper;
  } catch (error) {
    over = true;
    // A script is one transaction: what failed has left nothing behind, and the next start tries again.
    await client
      .query(
        "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL",
      )
      .catch(() => undefined);
    throw error;
  }
}

function isComplete(rows: MigrationRow[]): boolean {
  return shippedMigrations().every((name) => rows.some((row) => row.migration_name === name && row.finished));
}

/** Path of the Prisma command line. */
function prismaCli(): string {
  return createRequire(import.meta.url).resolve("prisma/build/index.js");
}
