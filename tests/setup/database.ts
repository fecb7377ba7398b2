import { randomUUID } from "node:crypto";
import pg from "pg";
import { codeOf } from "../../app/process/command";

/**
 * A database of its own: a copy of the migrated template.
 *
 * @param templateUrl from `inject("templateUrl")`
 * @returns its connection string (the owner's) and how to drop it
 */
export async function freshDatabase(
  templateUrl: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const template = new URL(templateUrl).pathname.slice(1);
  const admin = async (sql: string) => {
    const url = new URL(templateUrl);
    url.pathname = "/postgres";
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await admin(`create database ${name} template ${template}`);
  const url = new URL(templateUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropDatabase(admin, name) };
}

/**
 * Drops a database, and ends whoever is connected to it. Autovacuum may be at work there, which only a superuser may
 * end like that; a drop without force has Postgres end it by itself.
 *
 * @param run sends a statement, connected to another database
 */
export async function dropDatabase(run: (sql: string) => Promise<unknown>, name: string): Promise<void> {
  const sql = `drop database if exists ${name}`;
  await run(`${sql} with (force)`).catch((error) => {
    if (codeOf(error) !== "42501") throw error;
    return run(sql);
  });
}
