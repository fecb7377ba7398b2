import { makeDue } from "./due";
import { ms, quantile, type Row, rankCorrelation } from "./measure";
import { CONCURRENCY, type Database, endChild, firstMessage, type Stage } from "./stage";
import { FEW } from "./tick";
import { startVendor } from "./vendor";

const DUE = 500;
/** Each waits for the crontab's own minute. */
const MOST_ROUNDS = 3;

/** From the slot to the vendor's door, through the crontab's own tick, as it happens every minute. */
export async function* ring(stage: Stage, rounds: number): AsyncGenerator<Row> {
  const database = await stage.database(FEW);
  const vendor = await startVendor(stage);
  await makeDue(database, 0, "null");
  const worker = stage.spawnWorker(database, vendor.url);
  await firstMessage(worker);
  const waits: number[] = [];
  const orders: number[] = [];
  for (let round = 0; round < Math.min(rounds, MOST_ROUNDS); round++) {
    await vendor.expect(DUE, [20, 20]);
    await untilFarFromTheMinute(database);
    // The end of the last second before the next minute, each user in a place of their own.
    await makeDue(
      database,
      DUE,
      "date_trunc('minute', now()) + interval '59.5 seconds' + i * interval '1 ms'",
    );
    const log = await vendor.all();
    const { rows } = await database.db.query<{ id: string; slot: Date }>(
      "select id, scheduled_at as slot from calls",
    );
    const slots = new Map(rows.map(({ id, slot }) => [id, slot.getTime()]));
    const rung = log.map(({ callId, at }) => ({ at, slot: slots.get(callId) ?? Number.NaN }));
    waits.push(...rung.map(({ at, slot }) => at - slot));
    orders.push(rankCorrelation(...([rung.map(({ slot }) => slot), rung.map(({ at }) => at)] as const)));
  }
  await endChild(worker, "SIGTERM");
  await vendor.stop();
  const [middle, late, order] = [quantile(waits, 0.5), quantile(waits, 0.99), Math.min(...orders)];
  const what = `slot to ring, ${DUE} due in the half second before the minute, concurrency ${CONCURRENCY}`;
  yield* [
    {
      name: "ring-p50",
      what: `${what}: median`,
      ours: ms(middle),
      yardstick: "",
      budget: "≤ 2 s",
      met: middle <= 2_000,
    },
    {
      name: "ring-p99",
      what: `${what}: p99`,
      ours: ms(late),
      yardstick: "",
      budget: "≤ 15 s",
      met: late <= 15_000,
    },
    {
      name: "ring-order",
      what: `${what}: order of slots and of rings`,
      ours: `rank correlation ${order.toFixed(4)}`,
      yardstick: "",
      budget: "≥ 0.99",
      met: order >= 0.99,
    },
  ];
}

/** Leaves time to make users due before the minute comes. */
async function untilFarFromTheMinute({ db }: Database): Promise<void> {
  await db.query(
    "select pg_sleep(greatest(0, 61 - extract(second from clock_timestamp()))) where extract(second from clock_timestamp()) > 50",
  );
}
