import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../app/process/embedded-postgres.server";
import { migrate } from "../../app/process/migrate.server";

let folder: string;
let server: EmbeddedPostgres;
let administrator: pg.Client;

/** A server of its own: roles belong to the whole server, and the one that tests share has them already. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "relevel-managed-"));
  // The server may run as another user.
  chmodSync(folder, 0o755);
  server = await startEmbeddedPostgres({
    dataDir: folder,
    durable: false,
    createDatabases: true,
    say: () => {},
  });
  administrator = new pg.Client({ connectionString: server.url });
  await administrator.connect();
  await administrator.query("create role tenant login nocreaterole password 'secret'");
  await administrator.query("grant tenant to current_user");
});
afterAll(async () => {
  await administrator?.end();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A new database that the tenant owns, as a hosting provider hands it out. */
async function handOut(name: string): Promise<string> {
  await administrator.query(`create database ${name} owner tenant`);
  const url = new URL(server.url);
  Object.assign(url, { username: "tenant", password: "secret", pathname: `/${name}` });
  return url.href;
}

/** What the message of a refused migration says to ask for. */
async function askedFor(url: string): Promise<string[]> {
  const message = await migrate(url).then(
    () => "",
    (error: Error) => error.message,
  );
  const asked = /Ask an administrator of the server for: (.*)/.exec(message)?.[1] ?? message;
  return asked.split(/(?<=;) /);
}

describe("on a server where the owner of the database may not make roles", () => {
  test("the migration says what to ask the administrator for, all at once, and changes no rights", async () => {
    const url = await handOut("first");
    const asked = await askedFor(url);
    expect(asked).toEqual([
      "CREATE ROLE relevel_app NOLOGIN;",
      "GRANT relevel_app TO tenant WITH INHERIT FALSE, SET TRUE;",
      "CREATE ROLE relevel_service NOLOGIN;",
      "GRANT relevel_service TO tenant WITH INHERIT TRUE, SET TRUE;",
    ]);
    const { rows } = await administrator.query("select from pg_roles where rolname like 'relevel\\_%'");
    expect(rows).toEqual([]);
    for (const statement of asked.filter((line) => line.startsWith("CREATE"))) {
      await administrator.query(statement);
    }
    expect(await askedFor(await handOut("second"))).toEqual(asked.filter((line) => line.startsWith("GRANT")));
    for (const statement of asked.filter((line) => line.startsWith("GRANT"))) {
      await administrator.query(statement);
    }
  });

  test("once the administrator has done so, it migrates, and the rights hold", async () => {
    const url = await handOut("third");
    expect(await migrate(url)).toContain("20261122090100_access");
    expect(await migrate(url)).toEqual([]);
    const tenant = new pg.Client({ connectionString: url });
    await tenant.connect();
    try {
      const { rows: self } = await tenant.query(
        "select rolsuper, rolcreaterole, rolbypassrls from pg_roles where rolname = current_user",
      );
      expect(self).toEqual([{ rolsuper: false, rolcreaterole: false, rolbypassrls: false }]);

      await tenant.query("begin; set local role relevel_service");
      await tenant.query("insert into auth.users (email) values ('ada@example.com'), ('eve@example.com')");
      await tenant.query("select relevel.enqueue_job('stop_calls', '{}', now(), 1)");
      await tenant.query("commit");
      const { rows: people } = await tenant.query("select id from users order by email");
      expect(people).toHaveLength(2);

      await tenant.query("begin; set local role relevel_app");
      expect((await tenant.query("select id from users")).rows).toEqual([]);
      await tenant.query("select set_config('app.user_id', $1, true)", [people[0].id]);
      expect((await tenant.query("select id from users")).rows).toEqual([people[0]]);
      await expect(tenant.query("select relevel.enqueue_job('stop_calls', '{}', now(), 1)")).rejects.toThrow(
        "may not add the job",
      );
      await tenant.query("rollback");
    } finally {
      await tenant.end();
    }
  });
});
