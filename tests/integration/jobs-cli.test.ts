import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { JOBS } from "../../app/queue/catalog";
import { type CommandRun, runCommand, runCommandHere } from "../setup/run-command";
import { type App, startApp } from "../setup/start-app";

const TRIES = JOBS.place_call.maxAttempts;
const PHONE = "+12025550101";
const NAME = "Zebulon";
const LIVING = { heartbeat: "living", pool: "pool-living", worker: "worker-living" };

let app: App;
let db: pg.Pool;
let living: pg.PoolClient;

beforeAll(async () => {
  app = await startApp({ web: false, worker: false });
  db = new pg.Pool({ connectionString: app.databaseUrl });
  living = await db.connect();
  await living.query("select pg_advisory_lock(hashtextextended($1, 0))", [LIVING.heartbeat]);
});
beforeEach(async () => {
  await db.query("delete from graphile_worker._private_jobs");
  await db.query("delete from worker_heartbeats");
});
afterAll(async () => {
  living?.release(true);
  await db?.end();
  await app?.stop();
});

/** It never says whose calls these are. */
function sayingNothingOfPeople(run: CommandRun): CommandRun {
  for (const secret of ["+1202555", NAME, "@example.com"]) expect(run.out + run.err).not.toContain(secret);
  return run;
}
/** The command as whoever runs the instance types it: in a process of its own, from the finished build. */
const inProcess = async (args: string[], env?: Record<string, string>, how?: readonly string[]) =>
  sayingNothingOfPeople(await runCommand(app, ["jobs", ...args], env, how));
const command = async (args: string[]) => sayingNothingOfPeople(await runCommandHere(app, ["jobs", ...args]));

function wentWell({ code, out, err }: CommandRun): string {
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return out;
}
/** What it prints when all goes well. */
const jobs = async (...args: string[]) => wentWell(await command(args));
const typed = async (...args: string[]) => wentWell(await inProcess(args));
const json = async (...args: string[]) => JSON.parse(await jobs(...args, "--json"));

/** What it says when it does nothing. */
async function refusal(...args: string[]): Promise<string> {
  const { code, out, err } = await command(args);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).not.toContain("    at ");
  return err.trim();
}

type Fields = { runAt?: string; attempts?: number; lastError?: string; lockedBy?: string; age?: string };

/** A job as a worker could have left it; `runAt` and `age` are seconds from now. */
async function job(task: keyof typeof JOBS, payload: object = {}, fields: Fields = {}): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `with added as (select id from graphile_worker.add_job($1, $2, max_attempts => $3)) select id::text from added`,
    [task, JSON.stringify(payload), JOBS[task].maxAttempts],
  );
  const id = rows[0]?.id ?? "";
  await db.query(
    `update graphile_worker._private_jobs
     set run_at = now() + $2::interval, attempts = $3, last_error = $4, locked_by = $5,
       locked_at = case when $5::text is not null then now() + $6::interval end
     where id = $1`,
    [
      id,
      fields.runAt ?? "0",
      fields.attempts ?? 0,
      fields.lastError ?? null,
      fields.lockedBy ?? null,
      fields.age ?? "0",
    ],
  );
  return id;
}

async function heartbeat(id: string, workerIds: string[], seen = "0 seconds"): Promise<void> {
  await db.query(
    "insert into worker_heartbeats (id, worker_ids, hostname, seen_at) values ($1, $2, 'host', now() + $3::interval)",
    [id, workerIds, seen],
  );
}

const livingWorker = () => heartbeat(LIVING.heartbeat, [LIVING.pool, LIVING.worker]);

/** A call of a user of its own, who has a name and a number. */
async function call(status: string, scheduled = "-46 minutes"): Promise<string> {
  const email = `${randomUUID()}@example.com`;
  await db.query("insert into auth.users (email) values ($1)", [email]);
  await db.query("update users set first_name = $2, phone = $3 where email = $1", [email, NAME, PHONE]);
  const { rows } = await db.query<{ id: string }>(
    `insert into calls (user_id, kind, local_date, provider, scheduled_at, status, to_number, transcript, vendor_call_id)
     select id, 'daily', '2030-01-31', 'simulator', now() + $3::interval, $2, $4, $5, gen_random_uuid()::text
     from users where email = $1 returning id`,
    [email, status, scheduled, PHONE, JSON.stringify([{ role: "user", text: `I am ${NAME}`, at: "" }])],
  );
  return rows[0]?.id ?? "";
}

async function callRow(id: string) {
  const { rows } = await db.query("select status, ended_reason, ended_at from calls where id = $1", [id]);
  const events = await db.query("select kind, detail from call_events where call_id = $1", [id]);
  return { ...rows[0], events: events.rows };
}

const jobRow = async (id: string) =>
  (
    await db.query(
      "select *, extract(epoch from run_at - now())::float8 as wait from graphile_worker.jobs where id = $1",
      [id],
    )
  ).rows[0];

/** One job in every state. */
async function oneOfEach() {
  await livingWorker();
  await heartbeat("silent", ["worker-silent"], "-61 seconds");
  return {
    ready: await job("sweep_expired", {}, { runAt: "-90 seconds" }),
    scheduled: await job("reap_calls", {}, { runAt: "1 hour" }),
    running: await job("place_call", { callId: randomUUID() }, { lockedBy: LIVING.pool, attempts: 1 }),
    retrying: await job(
      "reap_calls",
      {},
      { runAt: "2 hours", attempts: 1, lastError: `No answer from ${PHONE}\nfor zeb@example.com` },
    ),
    failed: await job("stop_calls", {}, { attempts: JOBS.stop_calls.maxAttempts, lastError: "No such call" }),
    dead: await job("place_call", { callId: randomUUID() }, { lockedBy: "worker-silent", attempts: 1 }),
  };
}

describe("what is there", () => {
  test("nothing typed, or `help`: every command with its words", async () => {
    const [first, ...others] = await Promise.all([typed(), jobs("help"), jobs("--help")]);
    for (const name of ["stats", "list", "show", "retry", "reschedule", "cancel", "unlock", "run"]) {
      expect(first).toMatch(new RegExp(`^  ${name} `, "m"));
    }
    expect(others).toEqual([first, first]);
  });

  test.each<[string[], string]>([
    [["promote"], 'There is no command "promote"'],
    [["stats", "now"], '`stats` doesn\'t take "now"'],
    [["stats", "--limit", "3"], "`stats` takes no --limit"],
    [["stats", "--loud"], "--loud"],
    [["list", "--state", "stuck"], 'There is no state "stuck". States: ready, scheduled'],
    [["list", "--task", "dance"], 'There is no task "dance". Tasks: apply_call_event'],
    [["list", "--call", "17"], '"17" is no ID of a call'],
    [["list", "--call", "00000000-0000-4000-8000-000000000000"], "There is no call 00000000"],
    [["list", "--limit", "0"], "--limit must be"],
    [["show"], "`show` needs the ID"],
    [["show", "first"], '"first" is no ID of a job'],
    [["show", "999999999"], "There is no job 999999999."],
    [["show", "1", "2"], "`show` takes one ID"],
    [["retry"], "`retry` needs the ID"],
    [["retry", "999999999"], "There is no job 999999999."],
    [["reschedule", "1"], "--at must be an instant"],
    [["reschedule", "1", "--at", "tomorrow"], "--at must be an instant"],
    [["reschedule", "1", "--at", "2030-01-31T18:00:00"], "--at must be an instant"],
    [["reschedule", "999999999", "--at", "+1m"], "There is no job 999999999."],
    [["cancel"], "`cancel` needs the ID"],
    [["cancel", "999999999"], "There is no job 999999999."],
    [["unlock", "--worker", "nobody"], "There is no worker nobody"],
    [["run"], "`run` needs a task. Tasks: apply_call_event"],
    [["run", "dance"], 'There is no task "dance"'],
    [["run", "toString"], 'There is no task "toString"'],
    [["run", "place_call", "{callId}"], "The payload is no JSON"],
    [["run", "place_call", '{"callId":"17"}'], "This payload doesn't fit place_call:\n  callId: "],
    [["run", "place_call"], "This payload doesn't fit place_call:\n  callId: "],
  ])("`%s` says what is wrong", async (args, words) => {
    expect(await refusal(...args)).toContain(words);
  });

  test("a database without a queue is named as such", async () => {
    const bare = Object.assign(new URL(app.databaseUrl), { pathname: "/postgres" }).href;
    const { code, err } = await inProcess(["stats"], { DATABASE_URL: bare });
    expect({ code, err: err.trim() }).toEqual({
      code: 1,
      err: "This database has no queue yet. Run `npm run db:migrate` first.",
    });
  });
});

describe("looking", () => {
  test("`stats` counts every task's jobs by state, and names the workers", async () => {
    await oneOfEach();
    const [found, text] = await Promise.all([json("stats"), jobs("stats")]);
    const none = { ready: 0, scheduled: 0, running: 0, retrying: 0, failed: 0, lockedByDead: 0 };
    const row = (task: string, counts: object) => ({ task, ...none, oldestReadySeconds: null, ...counts });
    const of = (task: string) => found.tasks.find((one: { task: string }) => one.task === task);
    expect(found.tasks.map(({ task }: { task: string }) => task)).toEqual(Object.keys(JOBS).sort());
    expect(of("place_call")).toEqual(row("place_call", { running: 1, lockedByDead: 1 }));
    expect(of("reap_calls")).toEqual(row("reap_calls", { scheduled: 1, retrying: 1 }));
    expect(of("stop_calls")).toEqual(row("stop_calls", { failed: 1 }));
    expect(of("keep_next_call")).toEqual(row("keep_next_call", {}));
    const { oldestReadySeconds, ...swept } = of("sweep_expired");
    expect(swept).toMatchObject({ task: "sweep_expired", ready: 1 });
    expect(oldestReadySeconds).toBeGreaterThanOrEqual(90);
    expect(found.workers).toHaveLength(2);
    expect(found.workers).toContainEqual({
      id: LIVING.heartbeat,
      hostname: "host",
      startedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      lastSeenAt: expect.stringMatching(/^\d{4}-.*Z$/),
      alive: true,
      jobs: 1,
    });
    expect(found.workers).toContainEqual(expect.objectContaining({ id: "silent", alive: false, jobs: 1 }));
    expect(found.deadLockers).toEqual([{ workerId: "worker-silent", jobs: 1 }]);
    expect(text).toMatch(
      /^task +ready +scheduled +running +retrying +failed +locked by dead +oldest ready$/m,
    );
    expect(text).toMatch(/^sweep_expired +1 +0 +0 +0 +0 +0 +\d+ s$/m);
    expect(text).toMatch(/^living +alive +1 +\S+Z +\S+Z +host$/m);
    expect(text).toContain("worker-silent is dead and holds 1 job.");
  });

  test("`list` shows what is locked, what waits, soonest first, and what failed; and filters", async () => {
    const ids = await oneOfEach();
    const listed = async (...args: string[]): Promise<string[]> =>
      (await json("list", ...args)).jobs.map(({ id }: { id: string }) => id);
    const states = Object.keys(ids) as (keyof typeof ids)[];
    const [all, text, two, ofTask, ...byState] = await Promise.all([
      json("list"),
      jobs("list"),
      listed("--limit", "2"),
      listed("--task", "reap_calls", "--state", "retrying"),
      ...states.map((state) => listed("--state", state)),
    ]);
    const order = [ids.running, ids.dead, ids.ready, ids.scheduled, ids.retrying, ids.failed];
    expect(all.jobs.map(({ id }: { id: string }) => id)).toEqual(order);
    expect(all.jobs[4]).toEqual({
      id: ids.retrying,
      task: "reap_calls",
      state: "retrying",
      runAt: expect.stringMatching(/Z$/),
      attempts: 1,
      maxAttempts: JOBS.reap_calls.maxAttempts,
      lastError: "No answer from +…\nfor …@…",
      key: null,
      lockedBy: null,
      lockedAt: null,
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: expect.stringMatching(/Z$/),
    });
    expect(two).toEqual(order.slice(0, 2));
    expect(ofTask).toEqual([ids.retrying]);
    expect(byState).toEqual(states.map((state) => [ids[state]]));
    expect(text).toMatch(/^id +task +state +run at +attempts +last error$/m);
    expect(text).toMatch(
      new RegExp(`^${ids.retrying} +reap_calls +retrying +\\S+Z +1/\\d+ +No answer from \\+…$`, "m"),
    );
    expect(text.split("\n")).toHaveLength(8);
  });

  test("`show` has the payload and the call beside it, without whose it is; `list --call` finds its jobs", async () => {
    const callId = await call("dialing");
    await db.query(
      `insert into call_events (call_id, user_id, kind, detail)
       select id, user_id, 'no_clear_answer', '{"reason":"timeout"}' from calls where id = $1`,
      [callId],
    );
    const event = async (about: object) => {
      const { rows } = await db.query<{ id: string }>(
        "insert into webhook_events (source, event_id, payload) values ('simulator', gen_random_uuid(), $1) returning id",
        [JSON.stringify({ event: { callId: null, vendorCallId: null, ...about } })],
      );
      return job("apply_call_event", { webhookEventId: rows[0]?.id });
    };
    const { rows } = await db.query("select vendor_call_id from calls where id = $1", [callId]);
    const placing = await job("place_call", { callId }, { attempts: TRIES, lastError: "gone" });
    const byOurs = await event({ callId });
    const byTheirs = await event({ vendorCallId: rows[0].vendor_call_id });
    const lost = await event({ callId: "rubbish" });
    const other = await job("reconcile_call", { callId: await call("dialing") });

    const [place, ours, theirs, nothing, text, list, none] = await Promise.all([
      json("show", placing),
      json("show", byOurs),
      json("show", byTheirs),
      json("show", lost),
      jobs("show", placing),
      json("list", "--call", callId),
      jobs("list", "--call", callId, "--state", "running"),
    ]);
    expect(place.job).toMatchObject({ id: placing, state: "failed", lastError: "gone", payload: { callId } });
    expect(place.call).toEqual({
      id: callId,
      kind: "daily",
      status: "dialing",
      attempt: 1,
      localDate: "2030-01-31",
      scheduledAt: expect.stringMatching(/Z$/),
      dialedAt: null,
      endedAt: null,
      endedReason: null,
      provider: "simulator",
      vendorCallId: rows[0].vendor_call_id,
      events: [{ at: expect.stringMatching(/Z$/), kind: "no_clear_answer", reason: "timeout" }],
    });
    expect(ours.call).toEqual(place.call);
    expect(theirs.call).toEqual(place.call);
    expect(nothing.call).toBeNull();
    expect(text).toMatch(new RegExp(`^attempts +${TRIES}/${TRIES}$`, "m"));
    expect(text).toContain(`{"callId":"${callId}"}`);
    expect(text).toMatch(/^ {2}status +dialing$/m);
    expect(text).toMatch(/^ {2}\S+Z +no_clear_answer +timeout$/m);
    const found = list.jobs.map(({ id }: { id: string }) => id).sort();
    expect(found).toEqual([placing, byOurs, byTheirs].sort());
    expect(found).not.toContain(other);
    expect(none.trim()).toBe("No jobs.");
  });
});

describe("changing", () => {
  test("`reschedule` moves waiting and failed jobs, and gives failed ones their attempts back", async () => {
    const ids = await oneOfEach();
    const moved = await json("reschedule", ids.ready, ids.failed, "--at", "2030-01-31T18:00:00+02:00");
    expect(moved.jobs).toMatchObject([
      { id: ids.ready, state: "scheduled", runAt: "2030-01-31T16:00:00.000Z" },
      { id: ids.failed, state: "scheduled", runAt: "2030-01-31T16:00:00.000Z", attempts: 0 },
    ]);
    expect(await jobs("reschedule", ids.retrying, "--at", "+10m")).toContain(
      `Job ${ids.retrying} (reap_calls) runs at `,
    );
    const { wait, attempts } = await jobRow(ids.retrying);
    expect(attempts).toBe(1);
    expect(wait).toBeGreaterThan(9 * 60);
    expect(wait).toBeLessThanOrEqual(10 * 60);
  });

  test("one job that can't be changed, and none is", async () => {
    const ids = await oneOfEach();
    const [running, dead, fresh] = await Promise.all([
      refusal("reschedule", ids.scheduled, ids.running, "--at", "+1d"),
      refusal("retry", ids.failed, ids.dead, "999999999"),
      refusal("retry", ids.scheduled),
    ]);
    expect(running).toBe(
      `Job ${ids.running} (place_call) is running: a worker holds it.\nNothing was changed.`,
    );
    expect(dead).toContain(`Job ${ids.dead} (place_call) is held by a worker that is silent`);
    expect(dead).toContain("There is no job 999999999.");
    expect(fresh).toContain("has not failed: `reschedule` gives it another time.");
    expect((await jobRow(ids.scheduled)).wait).toBeLessThanOrEqual(3600);
    expect((await jobRow(ids.failed)).attempts).toBe(JOBS.stop_calls.maxAttempts);
  });

  test("`cancel` removes a job, and the call that waited for it says why it never rang", async () => {
    const [queued, second, dialing] = await Promise.all([call("queued"), call("queued"), call("dialing")]);
    const waiting = await job("place_call", { callId: queued });
    const failed = await job("place_call", { callId: dialing }, { attempts: TRIES });
    const unrelated = await job("reconcile_call", { callId: second });
    const gone = await job("place_call", { callId: randomUUID() });
    expect(await json("cancel", waiting, failed, gone)).toEqual({
      jobs: [
        { id: waiting, task: "place_call", call: { id: queued, status: "canceled" } },
        { id: failed, task: "place_call", call: { id: dialing, status: "dialing" } },
        { id: gone, task: "place_call", call: null },
      ],
    });
    expect(await callRow(queued)).toEqual({
      status: "canceled",
      ended_reason: "canceled_by_operator",
      ended_at: expect.any(Date),
      events: [{ kind: "not_dialed", detail: { reason: "canceled_by_operator" } }],
    });
    const { rows } = await db.query<{ apart: number }>(
      "select abs(extract(epoch from now() - ended_at))::float8 as apart from calls where id = $1",
      [queued],
    );
    expect(rows[0]?.apart).toBeLessThan(60);
    expect(await callRow(dialing)).toMatchObject({ status: "dialing", ended_reason: null, events: [] });
    // As a clone has it: with the TypeScript loader.
    expect(await inProcess(["cancel", unrelated], {}, [])).toEqual({
      code: 0,
      out: `Job ${unrelated} (reconcile_call) is cancelled.\n`,
      err: "",
    });
    expect(await callRow(second)).toMatchObject({ status: "queued", events: [] });
    for (const id of [waiting, failed, gone, unrelated]) expect(await jobRow(id)).toBeUndefined();
  });

  test("`cancel` leaves a running job and its call alone, and with it the others that were named", async () => {
    await livingWorker();
    const [first, second] = await Promise.all([call("queued"), call("queued")]);
    const waiting = await job("place_call", { callId: first });
    const running = await job("place_call", { callId: second }, { lockedBy: LIVING.worker, attempts: 1 });
    expect(await refusal("cancel", waiting, running)).toBe(
      `Job ${running} (place_call) is running: a worker holds it.\nNothing was changed.`,
    );
    expect(await callRow(first)).toMatchObject({ status: "queued", events: [] });
    expect(await jobRow(waiting)).toBeDefined();
  });

  test("a worker that takes the job while somebody cancels it wins, and nothing is left half done", async () => {
    const callId = await call("queued");
    const id = await job("place_call", { callId });
    const taker = await db.connect();
    try {
      await taker.query("begin");
      await taker.query(
        "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'w' where id = $1",
        [id],
      );
      const refused = refusal("cancel", id);
      const blocked = async () =>
        (
          await db.query(
            "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query ~ 'complete_jobs'",
          )
        ).rowCount;
      await expect.poll(blocked, { timeout: 20_000, interval: 20 }).toBe(1);
      await taker.query("commit");
      expect(await refused).toBe(`A worker has just taken job ${id}.`);
    } finally {
      taker.release(true);
    }
    expect(await callRow(callId)).toMatchObject({ status: "queued", events: [] });
  });

  test("`unlock` frees the jobs of workers that are silent, and no others", async () => {
    const ids = await oneOfEach();
    const forgotten = await job("reap_calls", {}, { lockedBy: "nameless", age: "-61 seconds" });
    const young = await job("reap_calls", {}, { lockedBy: "just-started" });
    expect(await json("unlock")).toEqual({ freedJobs: 2, deadWorkers: 2 });
    const held = await db.query(
      "select id::text, locked_by from graphile_worker.jobs where locked_by is not null",
    );
    expect(held.rows.sort((a, b) => a.id - b.id)).toEqual([
      { id: ids.running, locked_by: LIVING.pool },
      { id: young, locked_by: "just-started" },
    ]);
    expect((await jobRow(forgotten)).locked_at).toBeNull();
    const beats = await db.query("select id from worker_heartbeats");
    expect(beats.rows).toEqual([{ id: LIVING.heartbeat }]);
    expect(await jobs("unlock")).toBe("Freed 0 jobs: no worker is dead.\n");
  });

  test("`unlock --worker` frees one worker's jobs whatever its heartbeat says", async () => {
    const { running, dead } = await oneOfEach();
    expect(await json("unlock", "--worker", LIVING.heartbeat)).toEqual({
      freedJobs: 1,
      worker: LIVING.heartbeat,
    });
    expect((await jobRow(running)).locked_by).toBeNull();
    expect((await jobRow(dead)).locked_by).toBe("worker-silent");
    expect(await jobs("unlock", "--worker", "worker-silent")).toBe(
      "Freed 1 job of the worker worker-silent.\n",
    );
    expect((await jobRow(dead)).locked_by).toBeNull();
  });

  test("with a real worker: `run` adds a job that runs, and `retry` lets a failed one run again", async () => {
    const callId = await call("queued");
    const failed = await job("place_call", { callId }, { attempts: TRIES, lastError: "the vendor was down" });
    const other = await call("queued");
    const { job: added } = JSON.parse(
      await typed("run", "place_call", JSON.stringify({ callId: other }), "--json"),
    );
    expect(added).toEqual({ id: expect.stringMatching(/^\d+$/), task: "place_call" });
    expect(await jobRow(added.id)).toMatchObject({ attempts: 0, max_attempts: TRIES });
    expect(await jobs("run", "sweep_expired")).toMatch(/^Job \d+ \(sweep_expired\) is added\.\n$/);
    await app.worker.start();
    const left = async () =>
      (await db.query("select id::text from graphile_worker.jobs where task_identifier = 'place_call'")).rows;
    await expect.poll(left, { timeout: 20_000, interval: 50 }).toEqual([{ id: failed }]);
    // Too late for a daily call: the task ran and said so.
    expect(await callRow(other)).toMatchObject({ status: "canceled" });
    expect(await jobRow(failed)).toMatchObject({ attempts: TRIES });
    expect(await typed("retry", failed)).toBe(
      `Job ${failed} (place_call) runs again now. It may be tried ${TRIES} times.\n`,
    );
    await expect.poll(left, { timeout: 20_000, interval: 50 }).toEqual([]);
    expect(await callRow(callId)).toMatchObject({ status: "canceled" });
    const { workers } = await json("stats");
    expect(workers).toMatchObject([{ alive: true }]);
    await app.worker.end("SIGTERM");
    expect(await typed("stats")).toContain("No worker is on record.");
  });
});
