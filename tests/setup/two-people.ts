import pg from "pg";
import { expect } from "vitest";
import { type SignedUpUser, signUpUser } from "./sign-up-user";
import { type App, startApp } from "./start-app";
import { waitForEnd } from "./watch";

/** Someone who has signed up, has had one call and has asked for another that nobody dials. */
export type Person = SignedUpUser & {
  phone: string;
  callId: string;
  queuedCallId: string;
  sessionId: string;
};

/** The product with two people in it, neither of whom should notice the other. The worker is stopped. */
export class TwoPeople {
  private reading: Promise<string> | undefined;

  private constructor(
    readonly app: App,
    /** The owner's connection, which sees every row. */
    readonly db: pg.Client,
    readonly people: [Person, Person],
  ) {}

  /** Starts the product, lets both sign up and be called, and points this process at its database. */
  static async meet(): Promise<TwoPeople> {
    const app = await startApp();
    const db = new pg.Client({ connectionString: app.databaseUrl });
    await db.connect();
    // Different in everything that a page could show.
    const joined = [await join(app, db, "+12025550101"), await join(app, db, "+13125550101")] as const;
    await app.worker.end("SIGTERM");
    const people: [Person, Person] = [await askAgain(db, joined[0]), await askAgain(db, joined[1])];
    Object.assign(process.env, app.env);
    return new TwoPeople(app, db, people);
  }

  /** Everything the database holds of a person, each row as text, their jobs included. */
  async everythingOf({ userId, callId, queuedCallId }: Person): Promise<Record<string, string[]>> {
    this.reading ??= this.readingOfEveryTable();
    const { rows } = await this.db.query<{ name: string; held: string[] }>({
      name: "everything of a person",
      text: await this.reading,
      values: [userId, [callId, queuedCallId]],
    });
    return Object.fromEntries(rows.map(({ name, held }) => [name, held]));
  }

  /** One statement for all tables, read from the catalogue: it is asked hundreds of times. */
  private async readingOfEveryTable(): Promise<string> {
    const { rows: tables } = await this.db.query<{ name: string; key: string }>(
      `select a.attrelid::regclass::text as name, a.attname as key from pg_attribute a
         join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname in ('auth', 'public')
         and (a.attname = 'user_id' or (c.oid = 'public.users'::regclass and a.attname = 'id')) order by 1`,
    );
    const whose = [
      ...tables.map(({ name, key }) => [name, `${name} t where t.${key} = $1`]),
      ["auth.users", "auth.users t where t.id = (select auth_user_id from users where id = $1)"],
      ["jobs", "graphile_worker._private_jobs t where t.payload->>'callId' = any($2::text[])"],
    ];
    return whose
      .map(
        ([name, rows]) => `select '${name}' as name, array(select t::text from ${rows} order by 1) as held`,
      )
      .join(" union all ");
  }

  /** The first column of a query. */
  async column(sql: string, values: unknown[] = []): Promise<string[]> {
    const { rows } = await this.db.query<string[]>({ text: sql, values, rowMode: "array" });
    return rows.map(([value]) => value ?? "");
  }

  /**
   * Runs an attempt on a person's rows and checks that not a byte of them has changed.
   *
   * @returns what the attempt returns
   */
  async leavesAlone<T>(victim: Person, attempt: () => Promise<T>): Promise<T> {
    const before = await this.everythingOf(victim);
    for (const table of ["users", "calls", "call_events", "consents", "auth.sessions", "jobs"]) {
      expect(before[table]?.length).toBeGreaterThan(0);
    }
    const result = await attempt();
    expect(await this.everythingOf(victim)).toEqual(before);
    return result;
  }

  async part(): Promise<void> {
    await this.db.end();
    await this.app.stop();
  }
}

async function join(
  app: App,
  db: pg.Client,
  phone: string,
): Promise<SignedUpUser & { phone: string; callId: string }> {
  const member = await signUpUser(app, db, phone);
  const answer = await member.browser.post("/api/calls/initiate");
  expect(answer.status).toBe(202);
  const { callId } = JSON.parse(answer.body) as { callId: string };
  expect(await waitForEnd(db, callId)).toMatchObject({ status: "completed", user_id: member.userId });
  return { ...member, phone, callId };
}

async function askAgain(db: pg.Client, member: Awaited<ReturnType<typeof join>>): Promise<Person> {
  const answer = await member.browser.post("/api/calls/initiate");
  expect(answer.status).toBe(202);
  const { callId: queuedCallId } = JSON.parse(answer.body) as { callId: string };
  const { rows } = await db.query<{ id: string }>("select id from auth.sessions where user_id = $1", [
    member.userId,
  ]);
  return { ...member, queuedCallId, sessionId: rows[0]?.id ?? "" };
}
