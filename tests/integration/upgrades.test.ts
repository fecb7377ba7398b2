import { randomBytes } from "node:crypto";
import { runOnce } from "graphile-worker";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { migrate } from "../../app/process/migrate.server";
import { fillEveryTable } from "../setup/every-table";
import { applyMigration, MIGRATIONS, MigrationStates, type OldDatabase } from "../setup/migration-states";
import { shapeOf, whatBreaks } from "../setup/side-by-side";

/**
 * The newest migration of the version that may still be running while the next one is deployed. It moves with each
 * release.
 */
const RELEASED = "20261210090000_payments";
/** What a release takes away that the one before it has no use for any more. Reviewed one by one. */
const CONTRACTED: readonly string[] = [];

let states: MigrationStates;
const open: OldDatabase[] = [];

beforeAll(async () => {
  states = await MigrationStates.open(inject("templateUrl"));
});
afterEach(async () => {
  for (const database of open.splice(0)) await database.drop();
});
afterAll(() => states.close());

/** A database as the version left it whose newest migration this was. */
async function leftAt(newest: string | null): Promise<OldDatabase> {
  const database = await states.make();
  open.push(database);
  for (const name of MIGRATIONS.slice(0, newest === null ? 0 : MIGRATIONS.indexOf(newest) + 1)) {
    await applyMigration(database.db, name);
  }
  return database;
}

/** The rows of a table without some columns. */
async function rowsOf(db: pg.Client, table: string, without: readonly string[] = []): Promise<string[]> {
  const { rows } = await db.query<{ row: string }>(
    `select (to_jsonb(t) - $1::text[])::text as row from ${table} t order by 1`,
    [without],
  );
  return rows.map(({ row }) => row);
}

async function columnsOf(db: pg.Client, table: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped",
    [table],
  );
  return rows.map(({ name }) => name);
}

/** Reads every row of every model with the client of this version. @returns how many there were */
async function readEverything(url: string): Promise<number> {
  const { PrismaClient } = await import("~/db/generated/client");
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });
  try {
    let read = 0;
    for (const model of Object.values(prisma)) {
      if (typeof model?.findMany === "function") read += (await model.findMany()).length;
    }
    return read;
  } finally {
    await prisma.$disconnect();
  }
}

describe("a database of an earlier version", () => {
  test.each(MIGRATIONS.slice(0, -1))(
    "%s: with a row in every table, migrates, and nothing is lost",
    async (newest) => {
      const { db, url } = await leftAt(newest);
      const tables = await fillEveryTable(db);
      const before = new Map<string, { columns: string[]; rows: string[] }>();
      for (const table of tables) {
        before.set(table, { columns: await columnsOf(db, table), rows: await rowsOf(db, table) });
      }
      for (const name of MIGRATIONS.slice(MIGRATIONS.indexOf(newest) + 1)) await applyMigration(db, name);
      for (const [table, { columns, rows }] of before) {
        const since = (await columnsOf(db, table)).filter((name) => !columns.includes(name));
        expect(rows.length, table).toBeGreaterThan(0);
        expect(await rowsOf(db, table, since), table).toEqual(rows);
      }
      expect(await readEverything(url)).toBeGreaterThanOrEqual(before.size);
    },
  );

  test("is migrated once by two instances that start together, and the pages of its people open", async () => {
    const { db, url } = await leftAt(MIGRATIONS[1] ?? "");
    await fillEveryTable(db);
    const applied = await Promise.all([migrate(url), migrate(url)]);
    expect(applied.map((names) => names.length).sort((a, b) => a - b)).toEqual([0, MIGRATIONS.length - 2]);
    expect(await migrate(url)).toEqual([]);
    Object.assign(process.env, {
      NODE_ENV: "test",
      LOG_LEVEL: "silent",
      DATABASE_URL: url,
      SESSION_SECRET: randomBytes(32).toString("hex"),
    });
    vi.resetModules();
    const { closeDatabase } = await import("~/db/client.server");
    const { listCalls, getCall, toApiCall } = await import("~/domain/calls/queries.server");
    try {
      const { rows } = await db.query("select user_id, id from calls");
      const [{ user_id: userId, id }] = rows;
      expect(toApiCall(await getCall(userId, id)).transcript).toHaveLength(1);
      expect(await listCalls(userId, { limit: 5 })).toHaveLength(1);
    } finally {
      await closeDatabase();
    }
  });
});

test("an empty database is migrated once by two instances that start together", async () => {
  const { url } = await leftAt(null);
  const applied = await Promise.all([migrate(url), migrate(url)]);
  expect(applied.map((names) => names.length).sort((a, b) => a - b)).toEqual([0, MIGRATIONS.length]);
});

test("a database with a migration that this version doesn't know is left alone", async () => {
  const { db, url } = await leftAt(MIGRATIONS.at(-1) ?? "");
  await db.query(
    "insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '29990101000000_later', now())",
  );
  await expect(migrate(url)).rejects.toThrow(
    "The database is newer than this version of relevel.me: it has 29990101000000_later, which this version does not know.",
  );
});

describe("while the next version is deployed", () => {
  test("everything that the version before it leans on is there: first expand, a release later contract", async () => {
    const [before, after] = [await leftAt(RELEASED), await leftAt(MIGRATIONS.at(-1) ?? "")];
    const broken = whatBreaks(await shapeOf(before.db), await shapeOf(after.db));
    expect(broken).toEqual(CONTRACTED);
  });

  test("what would break the version before it is seen", async () => {
    const { db } = await leftAt(MIGRATIONS.at(-1) ?? "");
    const before = await shapeOf(db);
    expect(whatBreaks(before, before)).toEqual([]);
    await db.query(`
      set search_path to public;
      alter table users rename column first_name to name;
      alter table users add column nickname text not null;
      alter table calls alter column agent_id set not null;
      alter table waitlist alter column offer type varchar(20);
      alter table waitlist add unique (offer);
      revoke select on quests from relevel_app;
      drop function relevel.enqueue_jobs`);
    expect(whatBreaks(before, await shapeOf(db))).toEqual(
      expect.arrayContaining([
        "public.users.first_name is gone",
        "public.users.nickname is new, and can't be left out",
        "public.calls.agent_id may no longer be left out",
        "public.waitlist.offer is character varying(20) and was text",
        expect.stringMatching(/^public.waitlist has a new rule: .*UNIQUE/),
        expect.stringMatching(/^the right relevel_app SELECT public.quests\./),
        expect.stringMatching(/^the function relevel.enqueue_jobs/),
      ]),
    );
  });

  test("a worker leaves jobs alone that only the next version knows", async () => {
    const { url, db } = await leftAt(MIGRATIONS.at(-1) ?? "");
    await migrate(url);
    await db.query(
      "select graphile_worker.add_job('known', '{}'), graphile_worker.add_job('of_the_next_version', '{}')",
    );
    const done: string[] = [];
    await runOnce({ connectionString: url, taskList: { known: () => void done.push("known") } });
    const { rows } = await db.query(
      "select task_identifier as task, attempts, locked_at from graphile_worker.jobs",
    );
    expect([done, rows]).toEqual([
      ["known"],
      [{ task: "of_the_next_version", attempts: 0, locked_at: null }],
    ]);
  });
});
