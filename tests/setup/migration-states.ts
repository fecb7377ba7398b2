import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { expect, vi } from "vitest";
import { dropDatabase } from "./database";

/** Names of all migrations, oldest first. */
export const MIGRATIONS = readdirSync("prisma/migrations", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const scriptOf = (name: string) => readFileSync(`prisma/migrations/${name}/migration.sql`, "utf8");

/** A database that was left at an earlier migration. */
export type OldDatabase = { url: string; db: pg.Client; drop: () => Promise<void> };

/** Makes databases on the server that tests share, each as an older version of the product left it. */
export class MigrationStates {
  private constructor(
    private readonly admin: pg.Client,
    private readonly serverUrl: string,
  ) {}

  static async open(serverUrl: string): Promise<MigrationStates> {
    const admin = new pg.Client({ connectionString: at(serverUrl, "postgres") });
    await admin.connect();
    return new MigrationStates(admin, serverUrl);
  }

  close = () => this.admin.end();

  /** @param template another of ours that nobody is connected to, or nothing: an empty database */
  async make(template = "template0"): Promise<OldDatabase & { name: string }> {
    const name = `state_${randomUUID().replaceAll("-", "")}`;
    await this.admin.query(`create database ${name} template ${template}`);
    const url = at(this.serverUrl, name);
    const db = new pg.Client({ connectionString: url });
    await db.connect();
    const drop = async () => {
      await db.end().catch(() => undefined);
      // Others may be hanging up just now, and would take being thrown out for a failure.
      await vi.waitFor(async () => {
        const { rowCount } = await this.admin.query("select from pg_stat_activity where datname = $1", [
          name,
        ]);
        expect(rowCount).toBe(0);
      }, 10_000);
      await dropDatabase((sql) => this.admin.query(sql), name);
    };
    return { url, db, drop, name };
  }
}

const at = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;

/** Applies a migration as Prisma does: its script at once, and a line that says so. */
export async function applyMigration(db: pg.Client, name: string): Promise<void> {
  const script = scriptOf(name);
  await db.query("set search_path to public");
  await db.query(`create table if not exists _prisma_migrations (
    id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
    migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
    started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`);
  await db.query(script);
  await db.query(
    `insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
     values ($1, $2, now(), $3, 1)`,
    [randomUUID(), createHash("sha256").update(script).digest("hex"), name],
  );
}
