import { randomUUID } from "node:crypto";
import pg from "pg";

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
  return { url: url.href, drop: () => admin(`drop database if exists ${name} with (force)`) };
}
