import pg from "pg";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OwnPostgres, startOwnPostgres } from "../setup/own-postgres";
import { type App, startApp } from "../setup/start-app";
import { webhookSecret } from "../setup/vendor-log";

/** As many as the web process has connections. */
const OPEN = 10;

let postgres: OwnPostgres;
let app: App;

beforeAll(async () => {
  postgres = await startOwnPostgres();
  app = await startApp({ databaseUrl: postgres.url, worker: false });
});
afterAll(async () => {
  await app?.stop();
  await postgres?.stop();
}, 60_000);

/** A webhook as the simulated vendor signs it. */
async function tell(eventId: string): Promise<number> {
  const call = {
    id: eventId,
    reference: null,
    status: "ringing",
    outcome: null,
    updated_at: new Date().toISOString(),
    answered_at: null,
    duration_seconds: null,
    ended_reason: null,
    transcript: null,
  };
  const body = JSON.stringify({ event_id: eventId, type: "call.status", call });
  const at = new Date();
  const response = await fetch(`${app.url}/api/webhooks/call/simulator`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": eventId,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(webhookSecret(app)).sign(eventId, at, body),
    },
  });
  return response.status;
}

/** A client that may be cut off. */
async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: postgres.url });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

test.each(["fast", "immediate"] as const)(
  "a %s restart of Postgres in the middle of transactions costs no connection",
  async (how) => {
    const [blocker, observer] = await Promise.all([connect(), connect()]);
    await blocker.query("begin; lock table webhook_events in access exclusive mode");
    const told = Promise.all(Array.from({ length: OPEN }, (_, n) => tell(`evt_${how}_${n}`)));
    const waiting = async () =>
      (await observer.query("select from pg_stat_activity where wait_event_type = 'Lock'")).rowCount;
    await expect.poll(waiting, { timeout: 8_000, interval: 50 }).toBe(OPEN);
    await postgres.restart(how);
    for (const status of await told) expect(status).toBeGreaterThanOrEqual(500);
    // The vendor tells again what it wasn't thanked for, and there is a connection for each.
    const again = await Promise.all(Array.from({ length: OPEN }, (_, n) => tell(`evt_${how}_${n}`)));
    expect(again).toEqual(again.map(() => 200));
    expect(app.web.deaths).toEqual([]);
    await Promise.all([blocker, observer].map((client) => client.end()));
  },
  60_000,
);
