import pg from "pg";
import { expect, test } from "vitest";
import { startHeldProxy } from "../setup/held-proxy";
import { signUpUser } from "../setup/sign-up-user";
import { startApp } from "../setup/start-app";
import { vendorLog } from "../setup/vendor-log";
import { waitForCall, waitForEnd } from "../setup/watch";

const inProgress = (row: { status: string }) => row.status === "in_progress";

async function callNow(app: Awaited<ReturnType<typeof startApp>>, db: pg.Client) {
  const { browser } = await signUpUser(app, db, "+12025550101");
  const answer = await browser.post("/api/calls/initiate");
  return (JSON.parse(answer.body) as { callId: string }).callId;
}

async function connect(url: string): Promise<pg.Client> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  return db;
}

test("a worker killed after the vendor accepted, before we stored it: one dial, and the call completes", async () => {
  const proxy = await startHeldProxy();
  const app = await startApp({ env: { SIMULATOR_URL: proxy.url, SIMULATOR_SPEED: "60" } });
  proxy.target = app.url;
  const db = await connect(app.databaseUrl);
  try {
    const callId = await callNow(app, db);
    await proxy.accepted;
    const { rows } = await db.query("select status, vendor_call_id from calls where id = $1", [callId]);
    expect(rows).toEqual([{ status: "dialing", vendor_call_id: null }]);
    await app.worker.end("SIGKILL");
    await app.worker.start();
    const row = await waitForEnd(db, callId);
    expect(row.status).toBe("completed");
    expect(row.transcript?.length).toBeGreaterThanOrEqual(8);
    const log = await vendorLog(app, callId);
    expect(log.map((call) => call.id)).toEqual([row.vendor_call_id]);
    // The job of the killed worker was freed, ran again, found `dialing` or later, and did not dial.
    await expect
      .poll(
        async () =>
          (await db.query("select 1 from graphile_worker.jobs where task_identifier = 'place_call'"))
            .rowCount,
        { timeout: 30_000, interval: 100 },
      )
      .toBe(0);
    expect(await vendorLog(app, callId)).toHaveLength(1);
  } finally {
    await db.end();
    await app.stop();
    await proxy.close();
  }
});

test("a worker killed while the call is live, and again: one dial, and the call completes", async () => {
  const app = await startApp({ env: { SIMULATOR_SPEED: "15" } });
  const db = await connect(app.databaseUrl);
  try {
    const callId = await callNow(app, db);
    await waitForCall(db, callId, inProgress);
    await app.worker.end("SIGKILL");
    await app.worker.start();
    await app.worker.end("SIGKILL");
    await expect
      .poll(async () => (await vendorLog(app, callId))[0]?.status, { timeout: 30_000, interval: 50 })
      .toBe("ended");
    expect((await db.query("select status from calls where id = $1", [callId])).rows[0].status).toBe(
      "in_progress",
    );
    await app.worker.start();
    const row = await waitForEnd(db, callId);
    expect(row.status).toBe("completed");
    expect(row.transcript?.length).toBeGreaterThanOrEqual(8);
    expect((await vendorLog(app, callId)).map((call) => call.id)).toEqual([row.vendor_call_id]);
  } finally {
    await db.end();
    await app.stop();
  }
});

test("jobs of a worker that died are free as soon as another one is up, not after four hours", async () => {
  const app = await startApp({ worker: false });
  const db = await connect(app.databaseUrl);
  try {
    await app.worker.start();
    const { rows } = await db.query<{ worker_ids: string[] }>("select worker_ids from worker_heartbeats");
    const [workerId] = rows[0]?.worker_ids ?? [];
    await app.worker.end("SIGKILL");
    await db.query("select graphile_worker.add_job('reap_calls', '{}')");
    await db.query("update graphile_worker._private_jobs set locked_by = $1, locked_at = now()", [workerId]);
    await app.worker.start();
    await expect
      .poll(
        async () =>
          (await db.query("select 1 from graphile_worker.jobs where task_identifier = 'reap_calls'"))
            .rowCount,
        { timeout: 20_000, interval: 50 },
      )
      .toBe(0);
    const living = await db.query("select worker_ids from worker_heartbeats");
    expect(living.rows).toHaveLength(1);
    expect(living.rows[0].worker_ids).not.toContain(workerId);
  } finally {
    await db.end();
    await app.stop();
  }
});

test("the instance is ready only with a living worker, and alive without one", async () => {
  const app = await startApp({ worker: false });
  const db = await connect(app.databaseUrl);
  try {
    const ready = async () => {
      const response = await fetch(`${app.url}/ready`);
      return { status: response.status, body: await response.json() };
    };
    expect(await ready()).toEqual({ status: 503, body: { status: "not ready", missing: ["worker"] } });
    await app.worker.start();
    expect(await ready()).toEqual({ status: 200, body: { status: "ready" } });
    await db.query("update worker_heartbeats set seen_at = now() - interval '121 seconds'");
    expect((await ready()).body).toEqual({ status: "not ready", missing: ["worker"] });
    await db.query("delete from _prisma_migrations where migration_name like '%_access'");
    expect((await ready()).body).toEqual({ status: "not ready", missing: ["migrations", "worker"] });
    expect(await (await fetch(`${app.url}/health`)).json()).toEqual({ status: "ok" });
  } finally {
    await db.end();
    await app.stop();
  }
});
