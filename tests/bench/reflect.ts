import { talkOf } from "../corpus/corpus";
import { DEV } from "../corpus/dev";
import { amount, median, ms, quantile, type Row } from "./measure";
import type { ProductAnswer, ProductQuestion } from "./programs/product";
import { type Database, Helper, type Stage } from "./stage";

const PEOPLE = 300;
const WALL_MS = 5_000;
const CPU_MS = 50;

/** What it takes until a talk is written up, on the talks of the corpus, each another person's. */
export async function* reflect(stage: Stage, rounds: number): AsyncGenerator<Row> {
  const database = await stage.database(PEOPLE);
  const helper = await Helper.start(stage.spawnProgram("product", [], stage.env(database)));
  const follow = async () =>
    helper.ask<ProductAnswer>({ reflect: { callIds: await tellAll(database) } } satisfies ProductQuestion);
  // The first ones open connections and load the rules.
  await follow();
  const [times, cpu] = [[] as number[], [] as number[]];
  for (let round = 0; round < rounds; round++) {
    const answer = await follow();
    times.push(...answer.times);
    cpu.push(...(answer.cpu ?? []));
  }
  await helper.stop();
  const what = `of ${amount(DEV.length)} talks of the corpus`;
  const [late, middle] = [quantile(times, 0.95), median(times)];
  yield {
    name: "reflect-after",
    what: `a talk, its XP, quests, check-points and memories: p95 ${what}`,
    ours: `${ms(late)} (median ${ms(middle)}, slowest ${ms(Math.max(...times))})`,
    yardstick: "",
    budget: `≤ ${amount(WALL_MS)} ms`,
    met: Math.max(...times) <= WALL_MS,
  };
  yield {
    name: "reflect-cpu",
    what: `CPU of reading a talk by rules and keeping the reflection: p95 ${what}`,
    ours: `${ms(quantile(cpu, 0.95))} (median ${ms(median(cpu))}, most ${ms(Math.max(...cpu))})`,
    yardstick: "",
    budget: `≤ ${CPU_MS} ms`,
    met: quantile(cpu, 0.95) <= CPU_MS,
  };
}

/** Gives one person after the other a completed call with a talk of the corpus. @returns the calls */
async function tellAll({ db }: Database): Promise<string[]> {
  const talks = DEV.map((talk) => ({
    turns: talkOf(talk).turns,
    language: talk.language,
    seconds: talk.seconds,
  }));
  const { rows } = await db.query<{ id: string }>(
    `with told as (
       select u.id as user_id, t.talk, row_number() over () as n
       from (select id, row_number() over (order by md5(id::text || clock_timestamp()::text)) as n from users) u
         join jsonb_array_elements($1::jsonb) with ordinality t (talk, n) on t.n = u.n
     ), spoken as (
       update users set language = talk->>'language' from told where users.id = told.user_id
     )
     insert into calls (user_id, kind, local_date, status, provider, scheduled_at, answered_at, ended_at, transcript,
       duration_seconds)
     select user_id, 'on_demand', current_date, 'completed', 'simulator', now(), now(), now(), talk->'turns',
       (talk->>'seconds')::int
     from told returning id`,
    [JSON.stringify(talks)],
  );
  return rows.map(({ id }) => id);
}
