import { bareTick } from "./bare-tick";
import { makeDue, makeNobodyDue } from "./due";
import { amount, inTurn, median, ms, type Pair, type Row, ratioOf } from "./measure";
import type { ProductAnswer, ProductQuestion } from "./programs/product";
import { type Database, Helper, type Stage } from "./stage";

export const FEW = 10_000;
export const MANY = 1_000_000;
/** As many as the product claims at a time. */
const PRODUCT_BATCH = 2_000;
const IDLE_TICKS = 100;
const DUE = 10_000;

/** Runs the product's tick for a database in a process of its own. */
export async function startTicker(stage: Stage, database: Database) {
  const helper = await Helper.start(stage.spawnProgram("product", [], stage.env(database)));
  const ask = (question: ProductQuestion) => helper.ask<ProductAnswer>(question);
  return {
    /** Median of many, in milliseconds. */
    idle: async () => median((await ask({ tick: { times: IDLE_TICKS } })).times),
    selectOne: async () => median((await ask({ selectOne: { times: IDLE_TICKS } })).times),
    /** @returns milliseconds */
    due: async (expected: number) => {
      const { times, scheduled } = await ask({ tick: { times: 1 } });
      if (scheduled !== expected) throw new Error(`${scheduled} of ${expected} were scheduled`);
      return times[0] ?? Number.NaN;
    },
    stop: helper.stop,
  };
}

/** A tick that finds nobody. */
export async function* tickIdle(stage: Stage, rounds: number): AsyncGenerator<Row> {
  const [few, many] = [await stage.database(FEW), await stage.database(MANY)];
  const [ofFew, ofMany] = [await startTicker(stage, few), await startTicker(stage, many)];
  await makeNobodyDue(few);
  await makeNobodyDue(many);
  // The first ones open connections and plan.
  for (const ticker of [ofFew, ofMany]) await Promise.all([await ticker.idle(), await ticker.selectOne()]);
  const bare = await inTurn(rounds, ofMany.idle, ofMany.selectOne);
  const growth = await inTurn(rounds, ofMany.idle, ofFew.idle);
  await Promise.all([ofFew.stop(), ofMany.stop()]);
  const [bareRatio, growthRatio] = [ratioOf(bare), ratioOf(growth)];
  yield* [
    {
      name: "tick-idle-select",
      what: `tick, nobody due, ${amount(MANY)} users`,
      ours: ms(median(bare.ours)),
      yardstick: `${ms(median(bare.yardstick))}, select 1`,
      ratio: bareRatio,
      budget: "≤ 5",
      met: bareRatio.median <= 5,
    },
    {
      name: "tick-idle-growth",
      what: "tick, nobody due, as users become more",
      ours: `${ms(median(growth.ours))}, ${amount(MANY)} users`,
      yardstick: `${ms(median(growth.yardstick))}, ${amount(FEW)} users`,
      ratio: growthRatio,
      budget: "≤ 1.5",
      met: growthRatio.median <= 1.5,
    },
  ];
}

/** A tick that finds ten thousand. */
export async function* tickDue(
  stage: Stage,
  rounds: number,
  wanted: (name: string) => boolean,
): AsyncGenerator<Row> {
  const database = await stage.database(MANY);
  const ticker = await startTicker(stage, database);
  const due = () => makeDue(database, DUE, "now() - interval '1 second'");
  const ours = async () => {
    await due();
    return ticker.due(DUE);
  };
  const bare = (batch: number) => async () => {
    await due();
    return bareTick(database.db, batch);
  };
  await ours();
  await bare(DUE)();
  const row = (name: string, how: string, pair: Pair): Row => {
    const ratio = ratioOf(pair);
    return {
      name,
      what: `tick, ${amount(DUE)} due among ${amount(MANY)}`,
      ours: ms(median(pair.ours)),
      yardstick: `${ms(median(pair.yardstick))}, bare SQL ${how}`,
      ratio,
      budget: "≤ 1.3",
      met: ratio.median <= 1.3,
    };
  };
  for (const [name, batch, how] of [
    ["tick-due-batches", PRODUCT_BATCH, `in batches of ${amount(PRODUCT_BATCH)}`],
    ["tick-due-at-once", DUE + 1, "in one statement"],
  ] as const) {
    if (wanted(name)) yield row(name, how, await inTurn(rounds, ours, bare(batch)));
  }
  await ticker.stop();
}
