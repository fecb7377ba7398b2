import { createHash, randomBytes, randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import type { WorkerEvents } from "graphile-worker";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { cookieName } from "../../app/http/cookies";
import type { RouteArgs } from "../../app/http/respond.server";
import { JOBS } from "../../app/queue/catalog";
import { freshDatabase } from "../setup/database";

const TRIES = JOBS.place_call.maxAttempts;
const NOW = new Date("2026-11-22T12:00:30Z");

async function open() {
  const database = await freshDatabase(inject("templateUrl"));
  const db = new pg.Client({ connectionString: database.url });
  await db.connect();
  Object.assign(process.env, {
    NODE_ENV: "production",
    DATABASE_URL: database.url,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    SIMULATOR: "on",
    LOG_LEVEL: "silent",
  });
  // The configuration is read once per module registry.
  vi.resetModules();
  return {
    db,
    ...(await import("~/queue/retry-jobs.server")),
    ...(await import("~/queue/reschedule-jobs.server")),
    ...(await import("~/queue/unlock-jobs.server")),
    ...(await import("~/queue/count-jobs.server")),
    ...(await import("~/queue/read-console.server")),
    ...(await import("~/queue/watch-queue.server")),
    ...(await import("~/domain/calls/cancel-jobs.server")),
    ...(await import("~/domain/accounts/sweep-expired.server")),
    ...(await import("~/domain/calls/close-as-unknown.server")),
    ...(await import("~/domain/calls/fold-event.server")),
    ...(await import("~/db/with-service.server")),
    ...(await import("~/observability/metrics.server")),
    ...(await import("../../jobs/job-minutes")),
    ...(await import("~/routes/api.admin.queues")),
    events: (await import("~/routes/api.admin.queues.events")).loader,
    close: async () => {
      await (await import("~/db/client.server")).closeDatabase();
      await db.end();
      await database.drop();
    },
  };
}

describe("the console of jobs", () => {
  let on: Awaited<ReturnType<typeof open>>;
  let by: { actor: "admin"; actorId: string };
  beforeAll(async () => {
    on = await open();
    by = { actor: "admin", actorId: await person() };
  });
  beforeEach(async () => {
    await on.db.query("delete from graphile_worker._private_jobs");
    await on.db.query("delete from worker_heartbeats");
    await on.db.query("truncate audit_log, job_minutes");
    on.countAnew();
  });
  afterAll(() => on?.close());

  async function person(): Promise<string> {
    const email = `${randomUUID()}@example.com`;
    await on.db.query("insert into auth.users (email) values ($1)", [email]);
    const { rows } = await on.db.query<{ id: string }>("select id from users where email = $1", [email]);
    return rows[0]?.id ?? "";
  }

  async function call(status: string): Promise<{ id: string; userId: string }> {
    const userId = await person();
    const { rows } = await on.db.query<{ id: string }>(
      `insert into calls (user_id, kind, local_date, provider, scheduled_at, status, to_number)
       values ($1, 'daily', '2026-11-22', 'simulator', now(), $2, '+12025550101') returning id`,
      [userId, status],
    );
    return { id: rows[0]?.id ?? "", userId };
  }

  type Fields = { runIn?: string; attempts?: number; lastError?: string; lockedBy?: string };
  /** A job as a worker could have left it. */
  async function job(task: keyof typeof JOBS, payload: object = {}, fields: Fields = {}): Promise<string> {
    const { rows } = await on.db.query<{ id: string }>(
      "select id::text from graphile_worker.add_job($1, $2, max_attempts => $3)",
      [task, JSON.stringify(payload), JOBS[task].maxAttempts],
    );
    const id = rows[0]?.id ?? "";
    await on.db.query(
      `update graphile_worker._private_jobs set run_at = now() + $2::interval, attempts = $3, last_error = $4,
         locked_by = $5, locked_at = case when $5::text is not null then now() end where id = $1`,
      [id, fields.runIn ?? "0", fields.attempts ?? 0, fields.lastError ?? null, fields.lockedBy ?? null],
    );
    return id;
  }

  const living = () =>
    on.db.query(
      "insert into worker_heartbeats (id, worker_ids, hostname) values ('beat', '{worker-1}', 'host')",
    );
  const failed = (callId: string = randomUUID()) =>
    job("place_call", { callId }, { attempts: TRIES, lastError: "Error\n    at +12025550101" });
  const rowOf = async (id: string) =>
    (await on.db.query("select attempts, run_at, locked_by from graphile_worker.jobs where id = $1", [id]))
      .rows[0];
  const acts = async () =>
    (await on.db.query("select actor, actor_id, action, target, user_id, detail from audit_log order by id"))
      .rows;
  const act = (action: string, target: string, detail: object, userId: string | null = null) => ({
    ...{ actor: "admin", actor_id: by.actorId, action, target, user_id: userId, detail },
  });

  describe("what is done is done and written down", () => {
    test("retry, run now, reschedule", async () => {
      const [broken, later, other] = [
        await failed(),
        await job("reap_calls", {}, { runIn: "1 hour" }),
        await job("sweep_expired", {}, { attempts: 1, runIn: "1 hour" }),
      ];
      expect(await on.retryJobs([broken], by)).toMatchObject([{ id: broken, state: "ready", attempts: 0 }]);
      expect(await on.rescheduleJobs([later], null, by)).toMatchObject([{ id: later, state: "ready" }]);
      const at = new Date("2030-01-31T18:00:00Z");
      expect(await on.rescheduleJobs([other], at, by)).toMatchObject([{ runAt: at, attempts: 1 }]);
      expect(await acts()).toEqual([
        act("job_retried", broken, { task: "place_call" }),
        act("job_run_now", later, { task: "reap_calls" }),
        act("job_rescheduled", other, { task: "sweep_expired", runAt: at.toISOString() }),
      ]);
    });

    test("cancel closes the call that waited, and leaves one that is under way", async () => {
      const [queued, dialing] = [await call("queued"), await call("dialing")];
      const [first, second] = [await job("place_call", { callId: queued.id }), await failed(dialing.id)];
      const cancelled = await on.cancelJobs([first, second], by, NOW);
      expect(cancelled.map((one) => one.call?.status)).toEqual(["canceled", "dialing"]);
      const { rows } = await on.db.query("select status, ended_reason, ended_at from calls where id = $1", [
        queued.id,
      ]);
      expect(rows).toEqual([{ status: "canceled", ended_reason: "canceled_by_operator", ended_at: NOW }]);
      expect([await rowOf(first), await rowOf(second)]).toEqual([undefined, undefined]);
      const about = (of: { id: string }, status: string) => ({
        ...{ task: "place_call", callId: of.id, callStatus: status },
      });
      expect(await acts()).toEqual([
        act("job_cancelled", first, about(queued, "canceled"), queued.userId),
        act("job_cancelled", second, about(dialing, "dialing"), dialing.userId),
      ]);
    });

    test("unlocking one worker, and all that are dead", async () => {
      await living();
      const held = await job("reap_calls", {}, { lockedBy: "worker-1", attempts: 1 });
      const gone = await job("reap_calls", {}, { lockedBy: "nobody", attempts: 1 });
      expect(await on.unlockWorker("nobody", by)).toBe(1);
      expect(await on.unlockWorker("nobody", by)).toBeNull();
      expect([(await rowOf(gone)).locked_by, (await rowOf(held)).locked_by]).toEqual([null, "worker-1"]);
      await on.db.query("update worker_heartbeats set seen_at = now() - interval '5 minutes'");
      expect(await on.unlockDead(by)).toEqual({ jobs: 1, workers: 1 });
      expect(await on.unlockDead(by)).toEqual({ jobs: 0, workers: 0 });
      expect((await rowOf(held)).locked_by).toBeNull();
      expect(await acts()).toEqual([
        act("worker_unlocked", "nobody", { jobs: 1 }),
        act("dead_workers_unlocked", "workers", { jobs: 1, workers: 1 }),
      ]);
    });

    test("all that failed of one task, or about one call, run again", async () => {
      const { id } = await call("dialing");
      const [mine, other] = [await failed(id), await failed()];
      const different = await job("end_call", { callId: id }, { attempts: JOBS.end_call.maxAttempts });
      expect(await on.retryFailed({ task: "place_call", callId: id }, by)).toBe(1);
      expect([(await rowOf(mine)).attempts, (await rowOf(other)).attempts]).toEqual([0, TRIES]);
      expect(await on.retryFailed({ task: "place_call" }, by)).toBe(1);
      expect(await on.retryFailed({ task: "place_call" }, by)).toBe(0);
      expect((await rowOf(different)).attempts).toBe(JOBS.end_call.maxAttempts);
      expect(await acts()).toEqual([1, 2].map(() => act("jobs_retried", "place_call", { jobs: 1 })));
    });
  });

  test("a running job is its worker's alone: nothing is done to it, and nothing noted", async () => {
    await living();
    const running = await job("place_call", {}, { lockedBy: "worker-1", attempts: 1 });
    const waiting = await job("reap_calls", {}, { runIn: "1 hour" });
    const words = [`Job ${running} (place_call) is running: a worker holds it.`, "Nothing was changed."];
    const ids = [waiting, running];
    const why = { name: "JobRefused", problems: words };
    await expect(on.rescheduleJobs(ids, null, by)).rejects.toMatchObject(why);
    await expect(on.cancelJobs(ids, by, NOW)).rejects.toMatchObject(why);
    await expect(on.retryJobs([running], by)).rejects.toMatchObject({ problems: words.slice(0, 1) });
    expect(await rowOf(waiting)).toBeDefined();
    expect(await acts()).toEqual([]);
  });

  test("a list is read page by page: each job once, in one order", async () => {
    await living();
    const { rows } = await on.db.query<{ id: string }>(
      `select graphile_worker.add_job('place_call', '{}', run_at => now() + (n % 40) * interval '1 minute',
         max_attempts => 5) as id from generate_series(1, 130) n`,
    );
    expect(rows).toHaveLength(130);
    await on.db.query(
      `update graphile_worker._private_jobs set attempts = case when id % 3 = 0 then 5 else 0 end,
         locked_by = case when id % 7 = 1 then 'worker-1' end, locked_at = case when id % 7 = 1 then now() end,
         updated_at = now() - (id % 5) * interval '1 second'`,
    );
    const { readJobCursor } = await import("~/queue/job-cursor");
    const seen: { id: string; state: string }[] = [];
    let next: string | null = null;
    do {
      const page = await on.readConsole({ window: "1h", after: readJobCursor(next) }, NOW);
      seen.push(...page.jobs);
      next = page.next;
    } while (next);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(130);
    expect(seen).toHaveLength(130);
    const ranks = seen.map(({ state }) => (state === "running" ? 0 : state === "failed" ? 2 : 1));
    expect(ranks).toEqual(ranks.toSorted());
  });

  test("what the page shows quotes nobody, and says what the crontab starts next", async () => {
    const id = await failed();
    const shown = await on.readConsole({ window: "1h", state: "failed" }, NOW);
    expect(shown.jobs).toMatchObject([{ id, lastError: "Error\n    at +…" }]);
    expect(shown.crons[0]).toMatchObject({
      ...{
        id: "schedule_due_calls",
        when: "* * * * *",
        nextAt: new Date("2026-11-22T12:01:00Z"),
        lastAt: null,
      },
    });
    expect(shown.crons.find((cron) => cron.id === "sweep_expired")).toMatchObject({
      ...{ when: "17 * * * *", nextAt: new Date("2026-11-22T12:17:00Z") },
    });
    expect(await on.readJob(id)).toMatchObject({ job: { id, lastError: "Error\n    at +…" }, call: null });
    expect(await on.readJob("999999999")).toBeNull();
    expect(await on.readJob("1; drop")).toBeNull();
  });

  test("a worker's runs are counted by minute, and those of several workers added up", async () => {
    const ran = (workers: number) =>
      Promise.all(
        Array.from({ length: workers }, async () => {
          const events = new EventEmitter() as WorkerEvents;
          const counter = on.countByMinute(events, (error) => expect.unreachable(String(error)));
          const emit = (name: string, id: string, attempts: number) => {
            const one = { id, task_identifier: "place_call", run_at: new Date(), attempts, max_attempts: 2 };
            (events as EventEmitter).emit(name, { job: one });
          };
          for (const [id, end, attempts] of [
            ...[["1", "job:success", 1] as const, ["2", "job:error", 1] as const],
            ...[["2", "job:error", 2] as const, ["3", "job:success", 1] as const],
          ]) {
            emit("job:start", id, attempts);
            emit(end, id, attempts);
          }
          await counter.stop();
        }),
      );
    await ran(3);
    const { runs } = await on.readConsole({ window: "15m", task: "place_call" }, new Date());
    expect(runs.all).toMatchObject({ done: 6, failed: 3, gaveUp: 3 });
    expect(runs.tasks.map(({ task }) => task)).toEqual(["place_call"]);
    expect(runs.bars.reduce((all, bar) => all + bar.done + bar.failed + bar.gaveUp, 0)).toBe(12);
    expect(runs.all.run.p95).toBeLessThanOrEqual(2);
    expect(runs.perMinute).toBeGreaterThan(0.7);

    const steps = Array.from({ length: 17 }, () => 1);
    const old = { task: "end_call", done: 17, failed: 0, gaveUp: 0, runMs: 1, waitMs: 1 };
    await on.countJobs([
      { ...old, at: new Date(Date.now() - 49 * 3_600_000), runSteps: steps, waitSteps: steps },
    ]);
    await on.sweepExpired(new Date());
    const { rows } = await on.db.query("select distinct task from job_minutes");
    expect(rows).toEqual([{ task: "place_call" }]);
  });

  test("everybody who looks shares one count; whoever changed something counts anew", async () => {
    const [first, second] = await Promise.all([on.queueNow(), on.queueNow()]);
    expect(second).toBe(first);
    await failed();
    expect((await on.queueNow()).tasks).toEqual([]);
    const told = new Promise<void>((resolve) => {
      const stop = on.watchQueue().subscribe(() => {
        stop();
        resolve();
      });
    });
    on.countAnew();
    await told;
    expect((await on.queueNow()).tasks).toMatchObject([{ task: "place_call", failed: 1 }]);
  });

  test("a stream ends at the next count for whoever isn't an administrator any more", async () => {
    const secret = randomBytes(32).toString("base64url");
    await on.db.query("update users set role = 'admin' where id = $1", [by.actorId]);
    await on.db.query(
      "insert into auth.sessions (user_id, token_hash, expires_at) values ($1, $2, now() + interval '1 day')",
      [by.actorId, createHash("sha256").update(secret).digest()],
    );
    const url = "http://localhost:3000";
    const headers = { cookie: `${cookieName("sid", url).name}=${secret}` };
    const args = {
      request: new Request(`${url}/api/admin/queues/events`, { headers }),
      params: {},
      context: {},
    };
    const answer = await on.events(args as unknown as RouteArgs);
    const reader = (answer as Response).body?.getReader() ?? expect.fail("no stream");
    const next = async () => {
      const { done, value } = await reader.read();
      return done ? "the end" : new TextDecoder().decode(value);
    };
    expect(await next()).toContain("retry:");
    expect(await next()).toContain('"tasks":');
    await on.db.query("update users set role = 'user' where id = $1", [by.actorId]);
    on.countAnew();
    expect(await next()).toBe("the end");
  });

  test("a call ends once in the counters, also where the truth about it comes late", async () => {
    const { id } = await call("in_progress");
    const at = new Date();
    await on.closeAsUnknown(id, "no_word_from_vendor", at);
    const event = { eventId: "late", callId: id, vendorCallId: "v", status: "completed" as const, at };
    const story = {
      answeredAt: at,
      durationSeconds: 60,
      endedReason: null,
      recordingUrl: null,
      transcript: null,
    };
    const told = { ...event, ...story, cost: null, payload: {} };
    expect(await on.withService((tx) => on.foldEvent(tx, id, told, at))).toBe(true);
    const ended = (await on.ownMetrics()).find(({ name }) => name === "relevel_calls_ended_total");
    expect(ended?.samples).toEqual([[{ kind: "daily", status: "unknown", side: "ours" }, 1]]);
  });

  test("whoever is signed out learns of nothing", async () => {
    const args = { request: new Request("http://localhost/api/admin/queues"), params: {}, context: {} };
    const response = await on.loader(args as unknown as RouteArgs);
    expect(response).toBeInstanceOf(Response);
    expect(response).toMatchObject({ status: 404 });
  });
});
