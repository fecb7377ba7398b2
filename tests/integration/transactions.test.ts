import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import type { JobName } from "~/queue/catalog";
import { freshDatabase } from "../setup/database";

/** The product's own modules on a database of their own. */
async function open(timeZone: string) {
  const database = await freshDatabase(inject("templateUrl"));
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  const name = owner.escapeIdentifier(new URL(database.url).pathname.slice(1));
  await owner.query(`alter database ${name} set timezone to ${owner.escapeLiteral(timeZone)}`);

  Object.assign(process.env, {
    NODE_ENV: "production",
    DATABASE_URL: database.url,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    SIMULATOR: "on",
    LOG_LEVEL: "silent",
  });
  // The configuration is read once per module registry.
  vi.resetModules();
  const client = await import("~/db/client.server");
  const { withUser } = await import("~/db/with-user.server");
  const { withService } = await import("~/db/with-service.server");
  const { enqueue } = await import("~/queue/enqueue.server");
  const { JOBS } = await import("~/queue/catalog");

  let serial = 0;
  const addPerson = async (): Promise<string> => {
    const email = `person${++serial}@example.com`;
    await owner.query("insert into auth.users (email) values ($1)", [email]);
    const { rows } = await owner.query("select id from users where email = $1", [email]);
    return rows[0].id;
  };
  const column = async <T>(sql: string, values: unknown[] = []): Promise<T[]> => {
    const { rows } = await owner.query<unknown[]>({ text: sql, values, rowMode: "array" });
    return rows.map(([value]) => value as T);
  };
  const close = async () => {
    await client.closeDatabase();
    await owner.end();
    await database.drop();
  };
  return { ...client, withUser, withService, enqueue, JOBS, owner, addPerson, column, close };
}

type Open = Awaited<ReturnType<typeof open>>;

/** A call that a person may ask for. */
const call = (userId: string, scheduledAt = new Date("2026-03-01T18:30:00Z")) => ({
  userId,
  kind: "on_demand" as const,
  localDate: new Date("2026-03-01"),
  provider: "simulator",
  scheduledAt,
});

describe.each(["UTC", "Asia/Kolkata"])("on a database that lives in %s", (timeZone) => {
  let on: Open;
  beforeAll(async () => {
    on = await open(timeZone);
  });
  afterAll(() => on?.close());

  /** Role, person and zone of every connection of the pool as the next transaction will find it. */
  async function connectionsAfter() {
    const { pool } = on.database();
    const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
    const states = await Promise.all(
      clients.map(async (client) => {
        const { rows } = await client.query(
          "select current_user = session_user as plain, current_setting('role') as role, nullif(current_setting('app.user_id', true), '') as person, current_setting('timezone') as zone",
        );
        return rows[0];
      }),
    );
    for (const client of clients) client.release();
    return states;
  }

  const clean = { plain: true, role: "none", person: null, zone: timeZone };

  test("a transaction takes off its role, its person and its zone, however it ends", async () => {
    const ada = await on.addPerson();
    await on.withUser(ada, (tx) => tx.user.findMany());
    await on.withService((tx) => tx.user.findMany());
    await expect(on.withUser(ada, (tx) => tx.mail.findMany())).rejects.toThrow("permission denied");
    await expect(on.withUser(ada, () => Promise.reject(new Error("changed my mind")))).rejects.toThrow(
      "changed my mind",
    );
    for (const state of await connectionsAfter()) expect(state).toEqual(clean);
  });

  test("300 transactions over ten connections, of ten people and the service, never meet", async () => {
    const people: string[] = [];
    while (people.length < 10) people.push(await on.addPerson());
    const everyone = await on.column<number>("select count(*)::int from users");
    const look =
      "select current_user as role, current_setting('app.user_id') as person, count(*)::int as seen";
    type Look = { role: string; person: string; seen: number };
    const lookAround = async (n: number) => {
      const person = n % 3 === 0 ? undefined : people[n % people.length];
      const work = async (tx: Parameters<Parameters<Open["withService"]>[0]>[0]) => {
        const looks = [
          ...(await tx.$queryRawUnsafe<Look[]>(`${look} from users`)),
          ...(await tx.$queryRawUnsafe<Look[]>(`${look} from users`)),
        ];
        if (n % 7 === 0) throw Object.assign(new Error("half-way"), { looks });
        return looks;
      };
      const looks = await (person ? on.withUser(person, work) : on.withService(work)).catch(
        (error: { looks: Look[] }) => error.looks,
      );
      const expected = person
        ? { role: "relevel_app", person, seen: 1 }
        : { role: "relevel_service", person: "", seen: everyone[0] };
      expect(looks).toEqual([expected, expected]);
    };
    const lanes = Array.from({ length: 60 }, async (_, lane) => {
      for (let n = lane; n < 300; n += 60) await lookAround(n);
    });
    await Promise.all(lanes);
    const states = await connectionsAfter();
    expect(states.length).toBeGreaterThan(1);
    for (const state of states) expect(state).toEqual(clean);
  });

  describe("a row and its job", () => {
    const jobs = () => on.column<{ callId: string }>("select payload from graphile_worker._private_jobs");
    const calls = () => on.column<string>("select id from calls");

    test("come into being together, and nobody sees one before", async () => {
      const ada = await on.addPerson();
      const [callsBefore, jobsBefore] = [await calls(), await jobs()];
      const id = await on.withUser(ada, async (tx) => {
        const { id: callId } = await tx.call.create({ data: call(ada), select: { id: true } });
        await on.enqueue(tx, "place_call", { callId });
        expect([await calls(), await jobs()]).toEqual([callsBefore, jobsBefore]);
        return callId;
      });
      expect(await calls()).toContain(id);
      expect(await jobs()).toContainEqual({ callId: id });
    });

    test.each<[string, (tx: Parameters<Open["enqueue"]>[0]) => Promise<unknown>]>([
      ["a throw", () => Promise.reject(new Error("no"))],
      ["a job that nobody has heard of", (tx) => on.enqueue(tx, "fly" as JobName, { callId: "x" })],
      ["a payload that isn't one", (tx) => on.enqueue(tx, "place_call", { callId: "x" })],
      ["a payload of another job", (tx) => on.enqueue(tx, "stop_calls", { webhookEventId: "x" } as never)],
      ["a statement that fails", (tx) => tx.$executeRaw`select 1 / 0`],
    ])("both go with %s", async (_, failure) => {
      const ada = await on.addPerson();
      const before = [await calls(), await jobs()];
      for (const run of [
        on.withService,
        (work: Parameters<Open["withService"]>[0]) => on.withUser(ada, work),
      ]) {
        const attempt = run(async (tx) => {
          const { id: callId } = await tx.call.create({ data: call(ada), select: { id: true } });
          await on.enqueue(tx, "place_call", { callId });
          await failure(tx);
        });
        await expect(attempt).rejects.toThrow();
        expect([await calls(), await jobs()]).toEqual(before);
      }
    });
  });

  test("the service may add the jobs of the catalogue that no clock starts, and the database knows no other", async () => {
    const crontab = [
      ...["schedule_due_calls", "reap_calls", "sweep_expired", "roll_days", "tend_subscriptions", "back_up"],
      "keep_retention",
    ];
    const taken: string[] = [];
    for (const name of [...Object.keys(on.JOBS), "graphile_worker", "Place_Call", ""]) {
      const add = on.withService(
        (tx) => tx.$queryRaw`select relevel.enqueue_job(${name}, '{}'::jsonb, now(), 1)`,
      );
      await add.then(
        () => taken.push(name),
        (error) => expect(error.message).toContain("there is no job named"),
      );
    }
    expect(taken).toEqual(Object.keys(on.JOBS).filter((name) => !crontab.includes(name)));
  });

  test("an instant goes in and comes out the same, by every way there is", async () => {
    const ada = await on.addPerson();
    // Either side of the hour that Berlin repeats, a leap day, and one that is a new day in India already.
    for (const iso of ["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z", "2028-02-29T23:59:59.999Z"]) {
      const at = new Date(iso);
      const seconds = at.getTime() / 1000;
      const kept = await on.withService(async (tx) => {
        const { id } = await tx.call.create({ data: { ...call(ada, at), kind: "inbound" } });
        await on.enqueue(tx, "place_call", { callId: id }, { runAt: at });
        const [raw] = await tx.$queryRaw<unknown[]>`
          select scheduled_at as at, extract(epoch from scheduled_at)::float8 as seconds from calls
          where id = ${id}::uuid and scheduled_at = ${at} and scheduled_at = ${iso}::timestamptz`;
        const { scheduledAt } = await tx.call.findUniqueOrThrow({
          where: { id, scheduledAt: { lte: at, gte: at } },
        });
        return { id, raw, scheduledAt };
      });
      expect(kept).toEqual({ id: kept.id, raw: { at, seconds }, scheduledAt: at });
      expect(
        await on.column("select extract(epoch from scheduled_at)::float8 from calls where id = $1", [
          kept.id,
        ]),
      ).toEqual([seconds]);
      expect(
        await on.column(
          "select extract(epoch from run_at)::float8 from graphile_worker._private_jobs where payload->>'callId' = $1",
          [kept.id],
        ),
      ).toEqual([seconds]);
    }
  });

  test("what the database dates itself is now, and days and times of day stay what they are", async () => {
    const ada = await on.addPerson();
    const before = Date.now() - 1000;
    const kept = await on.withUser(ada, async (tx) => {
      const { id } = await tx.call.create({ data: call(ada), select: { id: true } });
      await tx.user.update({ where: { id: ada }, data: { callTime: new Date("1970-01-01T19:30:00Z") } });
      return {
        call: await tx.call.findUniqueOrThrow({ where: { id } }),
        user: await tx.user.findUniqueOrThrow({ where: { id: ada } }),
      };
    });
    for (const at of [kept.call.createdAt, kept.user.createdAt, kept.user.updatedAt]) {
      expect(at.getTime()).toBeGreaterThan(before - 1000);
      expect(at.getTime()).toBeLessThanOrEqual(Date.now() + 1000);
    }
    expect(kept.call.localDate).toEqual(new Date("2026-03-01"));
    expect(await on.column("select local_date::text from calls where id = $1", [kept.call.id])).toEqual([
      "2026-03-01",
    ]);
    expect(await on.column("select call_time::text from users where id = $1", [ada])).toEqual(["19:30:00"]);
  });

  test("a person is due at their minute and not a millisecond before", async () => {
    const { scheduleDueCalls } = await import("~/domain/schedule/schedule-due-calls.server");
    const { savePlan } = await import("~/domain/schedule/save-plan.server");
    const ada = await on.addPerson();
    const plan = { firstName: "Ada", phone: "+12025550101", localTz: "Europe/Berlin", callTime: "19:30" };
    await savePlan(
      ada,
      plan,
      { version: "1", text: "Yes.", source: "test" },
      new Date("2026-03-01T12:00:00Z"),
    );
    const due = new Date("2026-03-01T18:30:00.000Z");
    expect(await on.column("select next_call_at from users where id = $1", [ada])).toEqual([due]);
    expect(await scheduleDueCalls({ now: new Date(due.getTime() - 1) })).toBe(0);
    expect(await scheduleDueCalls({ now: due })).toBe(1);
    expect(await on.column("select scheduled_at from calls where user_id = $1", [ada])).toEqual([due]);
  });

  test("a limit counts by the clock", async () => {
    const { takeHit } = await import("~/http/rate-limit.server");
    const rule = { name: "test", limit: 1, windowMs: 60_000 };
    const at = (ms: number) => new Date(Date.UTC(2026, 2, 1, 12) + ms);
    expect(await takeHit(rule, ["ada"], at(0))).toEqual({ allowed: true, retryAfterSeconds: 60 });
    expect(await takeHit(rule, ["ada"], at(20_000))).toEqual({ allowed: false, retryAfterSeconds: 40 });
    expect(await takeHit(rule, ["ada"], at(60_000))).toEqual({ allowed: true, retryAfterSeconds: 60 });
  });
});
