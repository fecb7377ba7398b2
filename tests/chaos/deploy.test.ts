import pg from "pg";
import { afterEach, expect, test } from "vitest";
import type { Shares } from "~/lib/seeded";
import { callsOf } from "../setup/call-oracle";
import { ChaosProxy, type WebhookFault } from "../setup/chaos-proxy";
import { type DueUser, makeDueUsers } from "../setup/due-users";
import { jobsOf, untilQuiet, wakeWaitingJobs } from "../setup/settle";
import { type App, startApp } from "../setup/start-app";
import { wholeVendorLog } from "../setup/vendor-log";

const LIVE = 20;
/** Platforms kill after 30 s. */
const EXIT_WITHIN_MS = 25_000;

let proxy: ChaosProxy;
let app: App;
let db: pg.Pool;
let users: DueUser[];
let letGo = () => {};

/** Twenty calls are being dialled; the vendor has taken them, and its answers are held back until `letGo`. */
async function dialTwenty(webhooks: Shares<WebhookFault>): Promise<void> {
  proxy = await ChaosProxy.start({ seed: 1, webhooks });
  app = await startApp({ env: { SIMULATOR_URL: proxy.url, WORKER_CONCURRENCY: "24" } });
  proxy.target = app.url;
  db = new pg.Pool({ connectionString: app.databaseUrl, max: 3 });
  const answers = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  proxy.onDial = () => answers;
  // They pick up and say nothing: what follows from a talk is none of this.
  users = await makeDueUsers(db, LIVE, ["0108"]);
  await db.query("select graphile_worker.add_job('schedule_due_calls', '{}')");
  await expect.poll(() => proxy.tally.taken, { timeout: 30_000, interval: 50 }).toBe(LIVE);
}

afterEach(async () => {
  letGo();
  await db?.end();
  await app?.stop();
  await proxy?.close();
});

/** Asks the worker to stop; `meanwhile` begins when it has said that it does. */
async function deploy(meanwhile: () => void): Promise<{ code: number | null; inTime: boolean }> {
  const askedAt = Date.now();
  const stopped = app.worker.end("SIGTERM");
  await expect.poll(() => app.worker.output, { timeout: 10_000, interval: 20 }).toContain("worker stopping");
  meanwhile();
  const code = await stopped;
  return { code, inTime: Date.now() - askedAt < EXIT_WITHIN_MS };
}

const dialledOnce = async () => {
  const log = await wholeVendorLog(app);
  expect(log.map((call) => call.reference).sort()).toEqual(
    (await callsOf(db, users)).map((call) => call.id).sort(),
  );
  expect(log).toHaveLength(LIVE);
  expect(proxy.tally.dials).toBe(LIVE);
  return log;
};

/** What is left is for the next worker: nothing is held by the one that has gone. */
const expectNothingLocked = async () => {
  const { rows } = await db.query(
    "select * from graphile_worker.jobs where locked_at is not null or attempts >= max_attempts",
  );
  expect(rows).toEqual([]);
};

test("a worker that is stopped during 20 dials waits for their answers and leaves nothing locked", async () => {
  await dialTwenty({});
  expect(await deploy(letGo)).toEqual({ code: 0, inTime: true });
  await expectNothingLocked();
  expect((await jobsOf(db)).filter((job) => job.task !== "apply_call_event")).toEqual([]);
  const log = await dialledOnce();
  expect((await callsOf(db, users)).map((call) => call.vendor_call_id).sort()).toEqual(
    log.map((call) => call.id).sort(),
  );
  await app.worker.start();
  await untilQuiet(app, db, proxy, 30_000);
  expect(new Set((await callsOf(db, users)).map((call) => call.status))).toEqual(new Set(["completed"]));
  await dialledOnce();
});

test("when the answers never come it stops all the same, and the next one asks what became of the calls", async () => {
  // The webhooks are lost, too: asking is the only way to the truth.
  await dialTwenty({ drop: 1 });
  expect(await deploy(() => {})).toEqual({ code: 0, inTime: true });
  await expectNothingLocked();
  expect((await callsOf(db, users)).map((call) => call.status)).toEqual(users.map(() => "dialing"));
  await app.worker.start();
  await wakeWaitingJobs(db);
  await untilQuiet(app, db, proxy, 30_000);
  const log = await dialledOnce();
  const calls = await callsOf(db, users);
  expect(new Set(calls.map((call) => call.status))).toEqual(new Set(["completed"]));
  expect(calls.map((call) => call.vendor_call_id).sort()).toEqual(log.map((call) => call.id).sort());
  expect(await jobsOf(db)).toEqual([]);
});
