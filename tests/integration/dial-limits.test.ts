import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { addTicks, addUsers, callsOf, endedCalls, makeDue, stopTheClock } from "../setup/crowd";
import { type App, Process, startApp } from "../setup/start-app";
import { type LoggedCall, wholeVendorLog } from "../setup/vendor-log";
import type { CallRow } from "../setup/watch";
import { Browser, newEmail } from "./browser";

const patiently = { timeout: 30_000, interval: 50 };
const WITHIN_MS = 90_000;

let app: App;
let db: pg.Client;
let workers: Process[] = [];

beforeAll(async () => {
  // Calls last long enough to overlap, however late a busy machine dials them.
  app = await startApp({ worker: false, env: { SIMULATOR_SPEED: "30" } });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.end("SIGTERM")));
  workers = [];
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

/** Starts workers that keep to a vendor's limits. */
async function startWorkers(count: number, env: Record<string, string>): Promise<void> {
  workers = Array.from({ length: count }, () => new Process("worker", { ...app.env, ...env }));
  await Promise.all(workers.map((worker) => worker.start()));
  await stopTheClock(db);
}

/** What the vendor knows of these calls, oldest first. */
async function logOf(calls: CallRow[]): Promise<LoggedCall[]> {
  const ids = new Set(calls.map(({ id }) => id));
  return (await wholeVendorLog(app)).filter(({ reference }) => ids.has(reference));
}

const startOf = (call: LoggedCall) => Date.parse(call.created_at);

/** The most calls that the vendor had at any instant. */
function mostAtOnce(log: LoggedCall[]): number {
  const isLive = (call: LoggedCall, at: number) => startOf(call) <= at && at < Date.parse(call.updated_at);
  return Math.max(...log.map((one) => log.filter((other) => isLive(other, startOf(one))).length));
}

/** Has the database keep a list of the turns that it gives. */
async function keepTurns(gapMs: number): Promise<() => Promise<number[]>> {
  await db.query(`
    create table public.turns_given (turn timestamptz);
    create function public.keep_turn() returns trigger language plpgsql security definer as $$
    begin
      insert into public.turns_given values (new.next_free_at - interval '${gapMs} milliseconds');
      return null;
    end $$;
    create trigger keep_turn after update on public.dial_turns
      for each row execute function public.keep_turn()`);
  return async () =>
    (await db.query<{ turn: Date }>("select turn from public.turns_given order by turn")).rows.map(
      ({ turn }) => turn.getTime(),
    );
}

test("a limit of calls per second holds for all workers together, and all ring", async () => {
  // A second apart: even a process that is kept waiting for most of one wakes up in time for its turn.
  await startWorkers(2, { WORKER_CONCURRENCY: "4", CALLS_PER_SECOND: "1" });
  const turns = await keepTurns(1000);
  const userIds = await addUsers(db, 8);
  await makeDue(db, userIds, "20 seconds", "1 second");
  await addTicks(db);
  const calls = await endedCalls(db, userIds, 8, WITHIN_MS);
  expect(calls.map(({ status }) => status)).toEqual(calls.map(() => "completed"));
  const log = await logOf(calls);
  expect(log.map(({ reference }) => reference).sort()).toEqual(calls.map(({ id }) => id).sort());

  // A busy machine dials late, so the log alone tells little: at any moment it has no more dials than turns, and
  // turns are a second apart.
  const given = await turns();
  // A turn that a busy worker wakes up for too late is lost.
  expect(given.length).toBeGreaterThanOrEqual(8);
  const gaps = given.slice(1).map((turn, n) => turn - (given[n] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
  const dials = log.map(startOf).sort((a, b) => a - b);
  const early = dials.map((dial, n) => (given[n] ?? 0) - dial);
  // Timers and the database's instants are whole milliseconds.
  expect(Math.max(...early)).toBeLessThanOrEqual(2);
});

test("calls that wait for their turn ring in the order of their slots", async () => {
  // Of many hands, each has a call to wait with: which of them are told their turns first is chance.
  await startWorkers(1, { WORKER_CONCURRENCY: "1", CALLS_PER_SECOND: "2" });
  const userIds = await addUsers(db, 10);
  // Not in the order in which their rows were made.
  await makeDue(db, userIds.toSorted(), "20 seconds", "1 second");
  await addTicks(db);
  const calls = await endedCalls(db, userIds, 10, WITHIN_MS);
  const rang = (await logOf(calls)).map(({ reference }) => reference);
  expect(rang.toSorted()).toEqual(calls.map(({ id }) => id).toSorted());
  // A worker of one hand fetches two jobs at a time, the earliest that wait, and the queue hands those two out in the
  // order in which it finds their rows.
  const outOfPlace = calls.map(({ id }, slot) => Math.abs(rang.indexOf(id) - slot));
  expect(Math.max(...outOfPlace)).toBeLessThanOrEqual(1);
});

test("a limit of calls at once holds for all workers together, and nothing else waits for the lines", async () => {
  const hands = 6;
  await startWorkers(2, { WORKER_CONCURRENCY: String(hands / 2), CALLS_AT_ONCE: "3" });
  // All lines are taken, until these calls are over.
  const talking = await addUsers(db, 3);
  await db.query(
    `insert into calls (user_id, kind, local_date, provider, scheduled_at, dialed_at, status)
     select id, 'on_demand', current_date, 'simulator', now(), now(), 'in_progress' from unnest($1::uuid[]) as id`,
    [talking],
  );
  const userIds = await addUsers(db, 8);
  await makeDue(db, userIds, "10 seconds", "1 second");
  await addTicks(db);
  const onHands = `select 1 from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'place_call' and j.locked_at is not null`;
  await expect.poll(async () => (await db.query(onHands)).rowCount, patiently).toBeGreaterThanOrEqual(hands);

  // All hands that dial are full now. Webhooks, mails and the rest have hands of their own.
  const [other = ""] = await addUsers(db, 1);
  await db.query(
    "select graphile_worker.add_job('keep_next_call', json_build_object('userId', $1::uuid), max_attempts => 3)",
    [other],
  );
  await new Browser(app.url).askForMail(newEmail());
  const planned = "select 1 from users where id = $1 and next_call_at > now()";
  await expect.poll(async () => (await db.query(planned, [other])).rowCount, patiently).toBe(1);
  const waiting = await callsOf(db, userIds);
  expect(waiting.map(({ status }) => status)).toEqual(userIds.map(() => "queued"));
  expect(await logOf(waiting)).toEqual([]);

  await db.query("update calls set status = 'completed', ended_at = now() where user_id = any($1)", [
    talking,
  ]);
  const calls = await endedCalls(db, userIds, 8, WITHIN_MS);
  expect(calls.map(({ status }) => status)).toEqual(calls.map(() => "completed"));
  const log = await logOf(calls);
  expect(log.map(({ reference }) => reference).sort()).toEqual(calls.map(({ id }) => id).sort());
  expect(mostAtOnce(log)).toBe(3);
});
