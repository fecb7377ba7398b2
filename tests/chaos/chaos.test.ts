import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawnBetween } from "~/lib/seeded";
import { callsOf, lostRequests, problemsOf } from "../setup/call-oracle";
import { ChaosProxy } from "../setup/chaos-proxy";
import { type DueUser, makeDueUsers, simulatedPeople } from "../setup/due-users";
import { type OwnPostgres, startOwnPostgres } from "../setup/own-postgres";
import { bringRetriesForward, jobsOf, reapStuckCalls, untilQuiet, wakeWaitingJobs } from "../setup/settle";
import { type App, startApp } from "../setup/start-app";
import { wholeVendorLog } from "../setup/vendor-log";

const SEED = Number(process.env.CHAOS_SEED ?? 20261122);
const USERS = 500;
const WORKERS = 3;
const CONCURRENCY = 8;
/** A worker is killed about every so many dials, and all at once every so many kills. */
const KILL_EVERY = 40;
const ALL_AT_ONCE = 4;
const KILLS = 8;
const RESTARTS = ["fast", "immediate"] as const;

let postgres: OwnPostgres;
let proxy: ChaosProxy;
let app: App;
let db: pg.Pool;
let users: DueUser[];

beforeAll(async () => {
  postgres = await startOwnPostgres();
  proxy = await ChaosProxy.start({
    seed: SEED,
    requests: { refuse: 0.04, break: 0.04, lose_answer: 0.05 },
    webhooks: { double: 0.12, late: 0.12, swap: 0.08, drop: 0.06, refuse: 0.05, lose_answer: 0.05 },
  });
  db = new pg.Pool({ connectionString: postgres.url, max: 3 });
  // Cut off with everybody else when Postgres goes down.
  db.on("error", () => undefined);
  app = await startApp({
    databaseUrl: postgres.url,
    workers: WORKERS,
    supervised: true,
    env: { SIMULATOR_URL: proxy.url, SIMULATOR_SPEED: "100", WORKER_CONCURRENCY: String(CONCURRENCY) },
  });
  proxy.target = app.url;
  users = await makeDueUsers(db, USERS, simulatedPeople());
});
afterAll(async () => {
  await app?.stop();
  await db?.end();
  await proxy?.close();
  await postgres?.stop();
});

/** What happens to whom after which dial. Driven by progress, so that it happens in the thick of it. */
function planDisasters() {
  const kills = new Map<number, number[]>();
  for (let n = 1; n <= KILLS; n++) {
    const one = drawnBetween(SEED, `victim ${n}`, 0, WORKERS - 1);
    const victims = n % ALL_AT_ONCE === 0 ? app.workers.map((_, worker) => worker) : [one];
    kills.set(n * KILL_EVERY + drawnBetween(SEED, `kill ${n}`, -15, 15), victims);
  }
  const restarts = new Map(
    RESTARTS.map((how, n) => [(n + 1) * 125 + drawnBetween(SEED, `restart ${n}`, -20, 20), how] as const),
  );
  return { kills, restarts };
}

test("500 people are called once each while everything around them breaks", async () => {
  const startedAt = Date.now();
  const { kills, restarts } = planDisasters();
  const underWay: Promise<void>[] = [];
  let killed = 0;
  let restarted = 0;
  proxy.onDial = async (nth) => {
    const how = restarts.get(nth);
    if (how) {
      restarted++;
      underWay.push(postgres.restart(how));
    }
    const victims = (kills.get(nth) ?? []).flatMap((worker) => app.workers[worker] ?? []);
    killed += victims.length;
    await Promise.all(victims.map((worker) => worker.end("SIGKILL")));
    underWay.push(...victims.map((worker) => worker.start()));
  };

  for (let racing = 0; racing < 3; racing++)
    await db.query("select graphile_worker.add_job('schedule_due_calls', '{}')");
  await expect
    .poll(() => restarted + killed, { timeout: 180_000, interval: 200 })
    .toBe(restarts.size + [...kills.values()].flat().length);
  await Promise.all(underWay);

  let retries = 0;
  for (let round = 1; round <= 3; round++) {
    await untilQuiet(app, db, proxy, 90_000);
    await proxy.calm();
    // Refused requests come again, the others are reconciled; what then still has no last word is reaped.
    for (let again = true; again; ) {
      await wakeWaitingJobs(db);
      await untilQuiet(app, db, proxy, 60_000);
      again = (await reapStuckCalls(db)) > 0;
      await untilQuiet(app, db, proxy, 60_000);
    }
    const brought = await bringRetriesForward(db);
    if (brought === 0) break;
    retries += brought;
    proxy.stormy = true;
  }

  const log = await wholeVendorLog(app);
  const calls = await callsOf(db, users);
  const deaths = app.workers.flatMap((worker) => worker.deaths).length;
  const lost = lostRequests({ calls, log, swallowed: proxy.swallowed }).length;
  const { tally, faults } = proxy;
  console.log(
    [
      `chaos: seed ${SEED}, ${Math.round((Date.now() - startedAt) / 1000)} s`,
      `${users.length} users, ${calls.length} attempts (${retries} of them retries), ${log.length} rung, ${lost} lost to a death`,
      `workers: ${killed} killed, ${deaths} ended by themselves; Postgres: ${[...restarts.values()].join(" and ")} restart`,
      `${tally.dials} dials of ${tally.requests} requests, ${tally.webhooks} webhooks`,
      Object.entries(faults)
        .map(([fault, times]) => `${fault} ${times}`)
        .join(", "),
    ].join("\n  "),
  );
  // The vendor's log is in its memory: it is whole because it never went away.
  expect(app.web.deaths).toEqual([]);
  const lostToDeaths = (killed + deaths + restarted * WORKERS) * CONCURRENCY;
  const account = { users, calls, log, jobs: await jobsOf(db), swallowed: proxy.swallowed, lostToDeaths };
  expect(problemsOf({ ...account, now: new Date() })).toEqual([]);
}, 420_000);
