import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HeldProxy, startHeldProxy } from "../setup/held-proxy";
import { signUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";
import { vendorLog } from "../setup/vendor-log";
import { waitForCall, waitForEnd } from "../setup/watch";

/** Slow enough for a worker to die, start and die again during one talk. */
const SIMULATOR_SPEED = "15";
const TALK_MS = 60_000;

let proxy: HeldProxy;
let app: App;
let db: pg.Client;

beforeAll(async () => {
  proxy = await startHeldProxy();
  app = await startApp({ env: { SIMULATOR_URL: proxy.url, SIMULATOR_SPEED } });
  proxy.target = app.url;
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
  await proxy?.close();
});

const inProgress = (row: { status: string }) => row.status === "in_progress";

async function callNow(): Promise<string> {
  const { browser } = await signUpUser(app, db, "+12025550101");
  const answer = await browser.post("/api/calls/initiate");
  return (JSON.parse(answer.body) as { callId: string }).callId;
}

const jobsLeft = async (task: string) =>
  (await db.query("select 1 from graphile_worker.jobs where task_identifier = $1", [task])).rowCount;

test("a worker killed after the vendor accepted, before we stored it: one dial, and the call completes", async () => {
  const callId = await callNow();
  await proxy.accepted;
  const { rows } = await db.query("select status, vendor_call_id from calls where id = $1", [callId]);
  expect(rows).toEqual([{ status: "dialing", vendor_call_id: null }]);
  await app.worker.end("SIGKILL");
  await app.worker.start();
  const row = await waitForEnd(db, callId, TALK_MS);
  expect(row.status).toBe("completed");
  expect(row.transcript?.length).toBeGreaterThanOrEqual(8);
  const log = await vendorLog(app, callId);
  expect(log.map((call) => call.id)).toEqual([row.vendor_call_id]);
  // The job of the killed worker was freed, ran again, found `dialing` or later, and did not dial.
  await expect.poll(() => jobsLeft("place_call"), { timeout: 30_000, interval: 100 }).toBe(0);
  expect(await vendorLog(app, callId)).toHaveLength(1);
});

test("a worker killed while the call is live, and again: one dial, and the call completes", async () => {
  const callId = await callNow();
  await waitForCall(db, callId, inProgress);
  await app.worker.end("SIGKILL");
  await app.worker.start();
  await app.worker.end("SIGKILL");
  await expect
    .poll(async () => (await vendorLog(app, callId))[0]?.status, { timeout: TALK_MS, interval: 50 })
    .toBe("ended");
  expect((await db.query("select status from calls where id = $1", [callId])).rows[0].status).toBe(
    "in_progress",
  );
  await app.worker.start();
  const row = await waitForEnd(db, callId);
  expect(row.status).toBe("completed");
  expect(row.transcript?.length).toBeGreaterThanOrEqual(8);
  expect((await vendorLog(app, callId)).map((call) => call.id)).toEqual([row.vendor_call_id]);
});

test("jobs of a worker that died are free as soon as another one is up, not after four hours", async () => {
  const { rows } = await db.query<{ worker_ids: string[] }>("select worker_ids from worker_heartbeats");
  const [workerId] = rows[0]?.worker_ids ?? [];
  expect(workerId).toBeDefined();
  await app.worker.end("SIGKILL");
  await db.query("select graphile_worker.add_job('reap_calls', '{}')");
  await db.query("update graphile_worker._private_jobs set locked_by = $1, locked_at = now()", [workerId]);
  await app.worker.start();
  await expect.poll(() => jobsLeft("reap_calls"), { timeout: 20_000, interval: 50 }).toBe(0);
  const living = await db.query("select worker_ids from worker_heartbeats");
  expect(living.rows).toHaveLength(1);
  expect(living.rows[0].worker_ids).not.toContain(workerId);
});

test("the instance is ready only with a living worker, and alive without one", async () => {
  const ready = async () => {
    const response = await fetch(`${app.url}/ready`);
    return { status: response.status, body: await response.json() };
  };
  expect(await ready()).toEqual({ status: 200, body: { status: "ready" } });
  await app.worker.end("SIGTERM");
  expect(await ready()).toEqual({ status: 503, body: { status: "not ready", missing: ["worker"] } });
  await db.query(
    `insert into worker_heartbeats (id, worker_ids, hostname, seen_at)
     values (gen_random_uuid(), '{}', 'here', now() - interval '100 seconds')`,
  );
  expect((await ready()).body).toEqual({ status: "ready" });
  await db.query("update worker_heartbeats set seen_at = now() - interval '121 seconds'");
  expect((await ready()).body).toEqual({ status: "not ready", missing: ["worker"] });
  await db.query("delete from _prisma_migrations where migration_name like '%_access'");
  expect((await ready()).body).toEqual({ status: "not ready", missing: ["migrations", "worker"] });
  expect(await (await fetch(`${app.url}/health`)).json()).toEqual({ status: "ok" });
});
