import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { bareTick } from "./bare-tick";
import { makeDue } from "./due";
import { amount, inTurn, median, ms, perSecond, type Row, ratioOf } from "./measure";
import { CONCURRENCY, type Database, endChild, firstMessage, type Stage } from "./stage";
import { MANY, startTicker } from "./tick";
import { clock, startVendor, throughput, type Vendor } from "./vendor";

const DUE = 100_000;
const BARE_BATCH = 5_000;
/** Of the hundred thousand, to learn how fast they are dialled. */
const DRAINED = 5_000;

const due = (database: Database) =>
  makeDue(database, DUE, `date_trunc('minute', now()) - interval '1 minute' + i * interval '0.6 ms'`);

/** A hundred thousand whose calls are due in the same minute. */
export async function* herd(
  stage: Stage,
  rounds: number,
  wanted: (name: string) => boolean,
): AsyncGenerator<Row> {
  const database = await stage.database(MANY);
  if (wanted("herd-enqueue")) yield await enqueueAll(stage, database, rounds);
  if (["herd-first", "herd-longest", "herd-drain"].some(wanted))
    yield* await dialled(stage, database, rounds);
}

async function enqueueAll(stage: Stage, database: Database, rounds: number): Promise<Row> {
  const ticker = await startTicker(stage, database);
  const pair = await inTurn(
    rounds,
    async () => {
      await due(database);
      return ticker.due(DUE);
    },
    async () => {
      await due(database);
      return bareTick(database.db, BARE_BATCH);
    },
  );
  await ticker.stop();
  const ratio = ratioOf(pair);
  return {
    name: "herd-enqueue",
    what: `${amount(DUE)} due in one minute: all enqueued`,
    ours: ms(median(pair.ours)),
    yardstick: `${ms(median(pair.yardstick))}, bare SQL in batches of ${amount(BARE_BATCH)}`,
    ratio,
    budget: "≤ 1.3",
    met: ratio.median <= 1.3,
  };
}

/** A worker of the product claims and dials them at the same time. */
async function dialled(stage: Stage, database: Database, rounds: number): Promise<Row[]> {
  const vendor = await startVendor(stage);
  const runs = [];
  for (let round = 0; round < rounds; round++) runs.push(await dialOnce(stage, database, vendor));
  await vendor.stop();
  const first = runs.map((run) => run.firstMs);
  const longest = runs.map((run) => run.longestMs);
  const rate = runs.map((run) => run.perSecond);
  const what = (rest: string) => `${amount(DUE)} due in one minute: ${rest}`;
  return [
    {
      name: "herd-first",
      what: what("first call on its way after the tick began"),
      ours: `${ms(median(first))} (${ms(Math.min(...first))}–${ms(Math.max(...first))})`,
      yardstick: "",
      budget: "≤ 500 ms",
      met: median(first) <= 500,
    },
    {
      name: "herd-longest",
      what: what("longest transaction"),
      ours: `${ms(median(longest))} (${ms(Math.min(...longest))}–${ms(Math.max(...longest))})`,
      yardstick: "",
      budget: "≤ 1 s",
      met: median(longest) <= 1000,
    },
    {
      name: "herd-drain",
      what: what(`the first ${amount(DRAINED)} dialled while the tick goes on, concurrency ${CONCURRENCY}`),
      ours: `${perSecond(median(rate))}, all in ${ms((DUE / median(rate)) * 1000)} at this rate`,
      yardstick: "",
      budget: "",
      met: null,
    },
  ];
}

async function dialOnce(stage: Stage, database: Database, vendor: Vendor) {
  await vendor.expect(DRAINED, [0, 20]);
  await due(database);
  const watch = await watchTransactions(database.url);
  const all = vendor.all();
  const worker = stage.spawnWorker(database, vendor.url);
  // A worker that starts ticks at once, and says then that it is ready.
  await firstMessage(worker);
  const begun = clock();
  const log = await all;
  const longestMs = await watch.stop();
  await endChild(worker, "SIGKILL");
  const firstMs = Math.min(...log.map(({ at }) => at)) - begun;
  return { firstMs, longestMs, perSecond: throughput(log) };
}

const LOOK_EVERY_MS = 10;

/** Looks again and again how old the oldest transaction of the product is. */
async function watchTransactions(connectionString: string): Promise<{ stop: () => Promise<number> }> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  let longest = 0;
  let over = false;
  const watching = (async () => {
    while (!over) {
      const { rows } = await client.query<{ age: number | null }>(
        `select max(extract(epoch from clock_timestamp() - xact_start) * 1000)::float8 as age from pg_stat_activity
         where datname = current_database() and application_name = 'relevel.me'`,
      );
      longest = Math.max(longest, rows[0]?.age ?? 0);
      await delay(LOOK_EVERY_MS);
    }
  })();
  return {
    stop: async () => {
      over = true;
      await watching;
      await client.end();
      return longest;
    },
  };
}
