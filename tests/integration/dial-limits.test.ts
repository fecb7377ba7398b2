import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { addTicks, addUsers, callsOf, endedCalls, makeDue, stopTheClock } from "../setup/crowd";
import { type App, Process, startApp } from "../setup/start-app";
import { type LoggedCall, wholeVendorLog } from "../setup/vendor-log";
import { Browser, newEmail } from "./browser";

const patiently = { timeout: 30_000, interval: 20 };

let app: App;
let second: Process;
let db: pg.Client;

/** The product with workers that keep to a vendor's limits. */
async function startWith(env: Record<string, string>, workers = 2): Promise<void> {
  app = await startApp({ worker: false, env });
  second = new Process("worker", app.env);
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  await Promise.all([app.worker, second].slice(0, workers).map((worker) => worker.start()));
  await stopTheClock(db);
}

afterEach(async () => {
  await db?.end();
  await second?.end("SIGTERM");
  await app?.stop();
});

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
  await startWith({ WORKER_CONCURRENCY: "8", CALLS_PER_SECOND: "5" });
  const turns = await keepTurns(200);
  const userIds = await addUsers(db, 20);
  await makeDue(db, userIds, "20 seconds", "1 second");
  await addTicks(db);
  const calls = await endedCalls(db, userIds, 20, 40_000);
  expect(calls.map(({ status }) => status)).toEqual(calls.map(() => "completed"));
  const log = await wholeVendorLog(app);
  expect(log.map(({ reference }) => reference).sort()).toEqual(calls.map(({ id }) => id).sort());

  // A busy machine dials late, so the log alone tells little: at any moment it has no more dials than turns, and
  // turns are a fifth of a second apart.
  const given = await turns();
  // A turn that a busy worker wakes up for too late is lost.
  expect(given.length).toBeGreaterThanOrEqual(20);
  const gaps = given.slice(1).map((turn, n) => turn - (given[n] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(200);
  const dials = log.map(startOf).sort((a, b) => a - b);
  const early = dials.map((dial, n) => (given[n] ?? 0) - dial);
  // Timers and the database's instants are whole milliseconds.
  expect(Math.max(...early)).toBeLessThanOrEqual(2);
});

test("calls that wait for their turn ring in the order of their slots", async () => {
  // Of many hands, each has a call to wait with: which of them are told their turns first is chance.
  await startWith({ WORKER_CONCURRENCY: "1", CALLS_PER_SECOND: "20" }, 1);
  const userIds = await addUsers(db, 20);
  // Not in the order in which their rows were made.
  await makeDue(db, userIds.toSorted(), "20 seconds", "1 second");
  await addTicks(db);
  const calls = await endedCalls(db, userIds, 20, 40_000);
  const log = await wholeVendorLog(app);
  expect(log.map(({ reference }) => reference)).toEqual(calls.map(({ id }) => id));
});

test("a limit of calls at once holds for all workers together, and nothing else waits for the lines", async () => {
  await startWith({ WORKER_CONCURRENCY: "8", CALLS_AT_ONCE: "3", SIMULATOR_SPEED: "150" });
  const userIds = await addUsers(db, 10);
  await makeDue(db, userIds, "10 seconds", "1 second");
  await addTicks(db);
  const waiting = async () => (await callsOf(db, userIds)).filter(({ status }) => status === "queued").length;
  await expect.poll(waiting, patiently).toBe(7);

  // All hands that dial are full now. Webhooks, mails and the rest have hands of their own.
  const [other = ""] = await addUsers(db, 1);
  await db.query(
    "select graphile_worker.add_job('keep_next_call', json_build_object('userId', $1::uuid), max_attempts => 3)",
    [other],
  );
  await new Browser(app.url).askForMail(newEmail());
  const planned = "select 1 from users where id = $1 and next_call_at > now()";
  await expect.poll(async () => (await db.query(planned, [other])).rowCount, patiently).toBe(1);
  expect(await waiting()).toBeGreaterThan(0);

  const calls = await endedCalls(db, userIds, 10, 40_000);
  expect(calls.map(({ status }) => status)).toEqual(calls.map(() => "completed"));
  const log = await wholeVendorLog(app);
  expect(log.map(({ reference }) => reference).sort()).toEqual(calls.map(({ id }) => id).sort());
  expect(mostAtOnce(log)).toBe(3);
});
