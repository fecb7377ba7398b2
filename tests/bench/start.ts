import { addJobs, makeQueuedCalls } from "./due";
import { inTurn, median, ms, type Row, ratioOf } from "./measure";
import { endChild, type Stage } from "./stage";
import { FEW } from "./tick";
import { clock, startVendor } from "./vendor";

/** From starting a worker's process to its first call at the vendor's door. */
export async function* workerStart(stage: Stage, rounds: number): AsyncGenerator<Row> {
  const database = await stage.database(FEW);
  const vendor = await startVendor(stage);
  const untilFirst = async (start: () => ReturnType<Stage["spawnWorker"]>) => {
    await makeQueuedCalls(database, 1);
    await addJobs(database);
    await vendor.expect(1, [0, 0]);
    const first = vendor.first();
    const begun = clock();
    const worker = start();
    const [{ at } = { at: Number.NaN }] = await first;
    await endChild(worker, "SIGKILL");
    return at - begun;
  };
  const pair = await inTurn(
    rounds,
    () => untilFirst(() => stage.spawnWorker(database, vendor.url)),
    () => untilFirst(() => stage.spawnProgram("contender", ["graphile"], stage.env(database, vendor.url))),
  );
  await vendor.stop();
  const ratio = ratioOf(pair);
  yield* [
    {
      name: "start",
      what: "worker start to first call",
      ours: ms(median(pair.ours)),
      yardstick: `${ms(median(pair.yardstick))}, bare graphile-worker`,
      ratio,
      budget: "≤ 2",
      met: ratio.median <= 2,
    },
  ];
}
