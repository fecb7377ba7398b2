import { run as runWorker, type Task } from "graphile-worker";
import pg from "pg";
import { Pool } from "undici";
import * as sql from "../../../app/domain/calls/dial-statements";

/**
 * The work of placing a call without the product: the same statements in the same transactions and the same
 * request, in a plain loop, in bare graphile-worker or in BullMQ. Usage: contender.js MODE; the rest is in the
 * environment.
 */

const {
  DATABASE_URL: connectionString,
  SIMULATOR_URL: vendorUrl = "",
  REDIS_PORT: redisPort,
  WORKER_CONCURRENCY,
} = process.env;
const concurrency = Number(WORKER_CONCURRENCY);
const [, , mode] = process.argv;

const pool = new pg.Pool({ connectionString, max: concurrency + 5 });
const vendor = new Pool(vendorUrl, { connections: concurrency });

type Statement = { name: string; text: string };
type Run = (statement: Statement, values: unknown[]) => Promise<pg.QueryResult>;

async function transaction<T>(work: (run: Run) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  await client.query("begin; set local role relevel_service; set local timezone to 'UTC'");
  const result = await work((statement, values) => client.query({ ...statement, values }));
  await client.query("commit");
  client.release();
  return result;
}

async function placeCall(callId: string): Promise<void> {
  const phone = await transaction(async (run) => {
    await run(sql.LOCK_OWNER, [callId]);
    const { rows } = await run(sql.READ_CALL, [callId, new Date()]);
    const detail = { consent: "calls-1", consentAt: new Date(), hours: "08:00-21:00", of: "3" };
    const asked = { followUp: null, recalls: [] };
    const placing = [callId, new Date(), rows[0]?.phone, detail, "simulator", asked];
    await run(sql.MOVE_TO_DIALING, [...placing, 300, null, null, null]);
    return rows[0]?.phone as string;
  });
  const answer = await vendor.request({
    path: "/simulator/api/v1/calls",
    method: "POST",
    headers: { authorization: "Bearer bench", "content-type": "application/json" },
    body: JSON.stringify({
      to: phone,
      reference: callId,
      agenda: {
        firstName: "Asha",
        language: "en",
        purpose: "daily",
        callTime: "20:59",
        localTime: "20:59",
        hours: { opens: "08:00", closes: "21:00" },
        country: "US",
        maxSeconds: 300,
        followUp: null,
        recalls: [],
        code: null,
      },
      ring_seconds: 45,
      webhook_url: "http://localhost:3000/api/webhooks/call/simulator",
      voicemail_message: null,
    }),
  });
  const { id } = (await answer.body.json()) as { id: string };
  await transaction((run) => run(sql.KEEP_ACCEPTED, [callId, id, new Date()]));
}

async function loop(): Promise<void> {
  const { rows } = await pool.query<{ id: string }>("select id from calls where status = 'queued'");
  const hand = async () => {
    for (let call = rows.pop(); call; call = rows.pop()) await placeCall(call.id);
  };
  await Promise.all(Array.from({ length: concurrency }, hand));
}

async function graphile(preset?: GraphileConfig.Preset): Promise<void> {
  const place_call: Task = (payload) => placeCall((payload as { callId: string }).callId);
  const pgPool = new pg.Pool({ connectionString, max: concurrency + 4 });
  pgPool.on("error", () => undefined);
  pgPool.on("connect", (client) => client.on("error", () => undefined));
  await runWorker({ pgPool, concurrency, taskList: { place_call }, parsedCronItems: [], preset });
}

async function bullmq(): Promise<void> {
  const { Worker } = await import("bullmq");
  const connection = { host: "127.0.0.1", port: Number(redisPort) };
  new Worker<{ callId: string }>("place_call", ({ data }) => placeCall(data.callId), {
    connection,
    concurrency,
    removeOnComplete: { count: 0 },
  });
}

const CONTENDERS: Record<string, () => Promise<void>> = {
  loop,
  graphile: () => graphile(),
  // As the product's worker is set up.
  "graphile-batched": () =>
    graphile({
      worker: {
        localQueue: { size: concurrency + 1 },
        completeJobBatchDelay: 100,
        failJobBatchDelay: 100,
      },
    }),
  bullmq,
};

process.on("disconnect", () => process.exit());
process.on("SIGTERM", () => process.exit());
const begin = CONTENDERS[mode ?? ""];
if (!begin) throw new Error(`there is no contender ${mode}`);
// A worker begins by itself, and a loop when it is told to.
if (mode === "loop") process.once("message", () => void begin());
else await begin();
process.send?.("ready");
