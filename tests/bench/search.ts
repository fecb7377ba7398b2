import { amount, ms, quantile, type Row } from "./measure";
import type { ProductAnswer, ProductQuestion } from "./programs/product";
import { type Database, Helper, type Stage } from "./stage";
import { fillSearch } from "./talks";

const CALLS = 5_000;
/** Besides the one who searches; each with as many calls. */
const OTHERS = 20;
const BUDGET_MS = 200;

/** Words that most talks have, that few have, and that none has. */
const EXACT = [
  ...["guitar", "piano", "Spanish", "practised", "practising", "manager", "Marta", "Friday", "proud", "rain"],
  ...[
    "metronome",
    "guitar metronome",
    "sister listening",
    "thumb neck",
    "chords muffled",
    "holidays in Portugal",
  ],
  ...["draft Friday", "pottery wrist", "swimming with the teacher", "xylophone", "45", "concentrating"],
];
/** Phrases, exclusions, alternatives, and what is no word at all. */
const SPECIAL = [
  ...[
    '"feel proud"',
    '"my thumb belongs behind the neck"',
    '"came along"',
    "guitar -metronome",
    "yoga or chess",
  ],
  ...["-guitar", "guitar or piano or chess or yoga or coding", "the", "%", "'; drop table users; --"],
];
/** What fingers make of words; each means one that everybody has said. */
const MISTYPED = [
  ...["gitar", "giutar", "pinao", "metronme", "practsed", "manger", "neigbours", "conentrate", "portugl"],
  ...["swiming", "excausted", "mufled", "kichen", "gitar metronme", "photografy", "renovting"],
];
/** Like no word of anybody's. */
const UNKNOWN = ["qqqqqqqq", "wzxwzx kjkjkj"];

/** How long a person who has talked for years waits for what they once said. */
export async function* search(stage: Stage, rounds: number): AsyncGenerator<Row> {
  const database = await stage.database(OTHERS + 1);
  const userId = await fillSearch(database, CALLS);
  const helper = await Helper.start(stage.spawnProgram("product", [], stage.env(database)));
  const ask = (queries: string[], times: number) =>
    helper.ask<ProductAnswer>({ search: { userId, queries, times } } satisfies ProductQuestion);
  const all = [...EXACT, ...SPECIAL, ...MISTYPED, ...UNKNOWN];
  // The first ones open connections and plan.
  await ask(all, 1);
  for (const typed of MISTYPED) {
    const { found } = await ask([typed], 1);
    if (!found) throw new Error(`nothing was found by ${typed}`);
  }
  const { times } = await ask(all, rounds);
  await helper.stop();
  const [middle, late] = [quantile(times, 0.5), quantile(times, 0.95)];
  const rows = await countRows(database);
  yield {
    name: "search",
    what: `search at ${amount(CALLS)} calls, ${amount(rows)} rows in all: p95 of ${all.length} searches`,
    ours: `${ms(late)} (median ${ms(middle)}, slowest ${ms(Math.max(...times))})`,
    yardstick: "",
    budget: `≤ ${BUDGET_MS} ms`,
    met: late <= BUDGET_MS,
  };
}

async function countRows({ db }: Database): Promise<number> {
  const { rows } = await db.query<{ count: string }>("select count(*) from search_entries");
  return Number(rows[0]?.count);
}
