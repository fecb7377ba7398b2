import { readdir } from "node:fs/promises";
import { database } from "~/db/client.server";
import { inTime } from "~/lib/in-time";
import { SECOND } from "~/lib/time";

/** A database that hangs is missing: whoever asks gives up soon. */
const PATIENCE = 2.5 * SECOND;

let known: Promise<string[]> | undefined;

async function migrationFolders(): Promise<string[]> {
  const entries = await readdir("prisma/migrations", { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/**
 * What is missing before this instance can do its work.
 *
 * @returns names out of `database`, `migrations` and `worker`; empty when it is ready
 */
export async function whatIsMissing(): Promise<string[]> {
  // Of all of it together: the first connection may be waited for as well.
  return inTime(PATIENCE, look).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "TimeoutError") return ["database"];
    throw error;
  });
}

async function look(): Promise<string[]> {
  const { pool } = database();
  let applied: Set<string>;
  try {
    const { rows } = await pool.query<{ migration_name: string }>(
      "select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
    );
    applied = new Set(rows.map((row) => row.migration_name));
  } catch (error) {
    const noTable = (error as { code?: string }).code === "42P01";
    return noTable ? ["migrations", "worker"] : ["database"];
  }
  const missing: string[] = [];
  known ??= migrationFolders();
  if ((await known).some((name) => !applied.has(name))) missing.push("migrations");
  const { rows } = await pool
    .query<{ alive: boolean }>(
      "select exists (select from worker_heartbeats where seen_at > now() - interval '2 minutes') as alive",
    )
    .catch(() => ({ rows: [{ alive: false }] }));
  if (!rows[0]?.alive) missing.push("worker");
  return missing;
}
