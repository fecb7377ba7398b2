import { Queue } from "bullmq";
import { addJobs, makeQueuedCalls } from "./due";
import { amount, inTurn, median, perSecond, type Row, ratioOf } from "./measure";
import { type Redis, startRedis } from "./redis";
import { CONCURRENCY, type Database, endChild, firstMessage, type Stage } from "./stage";
import { FEW } from "./tick";
import { startVendor, throughput, type Vendor } from "./vendor";

const CALLS = 5_000;
const VENDOR_MS = 20;
const WHAT = `place-call, vendor answers in ${VENDOR_MS} ms, concurrency ${CONCURRENCY}`;

type Contender = "ours" | "loop" | "graphile" | "graphile-batched" | "bullmq";
type Setting = { stage: Stage; database: Database; vendor: Vendor; redis: Redis | null };

/** How fast queued calls are dialled, by the product and by others that do the same work. */
export async function* placeCall(
  stage: Stage,
  rounds: number,
  wanted: (name: string) => boolean,
): AsyncGenerator<Row> {
  const vendor = await startVendor(stage);
  const redis = wanted("place-call-bullmq") ? await startRedis(stage) : null;
  const setting = { stage, database: await stage.database(FEW), vendor, redis };
  const against: { name: string; contender: Contender; yardstick: string; least: number | null }[] = [
    { name: "place-call-loop", contender: "loop", yardstick: "plain loop, no queue", least: 0.85 },
    { name: "place-call-graphile", contender: "graphile", yardstick: "bare graphile-worker", least: null },
    {
      name: "place-call-graphile-batched",
      contender: "graphile-batched",
      yardstick: "bare graphile-worker, batching like ours",
      least: null,
    },
    { name: "place-call-bullmq", contender: "bullmq", yardstick: "BullMQ + Redis", least: 1 },
  ];
  for (const { name, contender, yardstick, least } of against.filter((each) => wanted(each.name))) {
    const budget = least === null ? "" : `≥ ${least.toFixed(2)}`;
    if (contender === "bullmq" && !redis) {
      const missing = { yardstick: "not measured: no redis-server", budget, met: null };
      yield { name, what: WHAT, ours: "", ...missing };
      continue;
    }
    const pair = await inTurn(
      rounds,
      () => dialAll(setting, "ours"),
      () => dialAll(setting, contender),
    );
    const ratio = ratioOf(pair);
    yield {
      name,
      what: WHAT,
      ours: perSecond(median(pair.ours)),
      yardstick: `${perSecond(median(pair.yardstick))}, ${yardstick}`,
      ratio,
      budget,
      met: least === null ? null : ratio.median >= least,
    };
  }
  await vendor.stop();
  await redis?.stop();
}

/** @returns calls per second at the vendor's door */
async function dialAll({ stage, database, vendor, redis }: Setting, contender: Contender): Promise<number> {
  await makeQueuedCalls(database, CALLS);
  await vendor.expect(CALLS, [VENDOR_MS, VENDOR_MS]);
  if (contender === "bullmq" && redis) await fillRedis(database, redis);
  const all = vendor.all();
  const process =
    contender === "ours"
      ? stage.spawnWorker(database, vendor.url)
      : stage.spawnProgram("contender", [contender], {
          ...stage.env(database, vendor.url),
          REDIS_PORT: String(redis?.port ?? ""),
        });
  await firstMessage(process);
  if (contender === "loop") process.send("begin");
  else if (contender !== "bullmq") await addJobs(database);
  const log = await all;
  await endChild(process, "SIGTERM");
  const twice = log.length - new Set(log.map(({ callId }) => callId)).size;
  if (twice > 0) throw new Error(`${amount(twice)} calls were dialled twice by ${contender}`);
  return throughput(log);
}

async function fillRedis({ db }: Database, { port }: Redis): Promise<void> {
  const queue = new Queue("place_call", { connection: { host: "127.0.0.1", port } });
  const { rows } = await db.query<{ id: string }>("select id from calls where status = 'queued'");
  await queue.obliterate({ force: true });
  await queue.addBulk(rows.map(({ id }) => ({ name: "place_call", data: { callId: id } })));
  await queue.close();
}
