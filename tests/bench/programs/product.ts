import { closeDatabase, database } from "../../../app/db/client.server";
import { scheduleDueCalls } from "../../../app/domain/schedule/schedule-due-calls.server";

/** Runs the product's own use cases in a process with their environment, and times them. */

export type ProductQuestion = { tick: { times: number } } | { selectOne: { times: number } };
/** Milliseconds, one after the other, and how many calls were put on their way. */
export type ProductAnswer = { times: number[]; scheduled: number };

async function timed(times: number, work: () => Promise<number>): Promise<ProductAnswer> {
  const answer: ProductAnswer = { times: [], scheduled: 0 };
  for (let i = 0; i < times; i++) {
    const begun = performance.now();
    answer.scheduled += await work();
    answer.times.push(performance.now() - begun);
  }
  return answer;
}

process.on("message", async (question: ProductQuestion) => {
  const answer =
    "tick" in question
      ? await timed(question.tick.times, () => scheduleDueCalls({ now: new Date() }))
      : await timed(question.selectOne.times, async () => {
          await database().pool.query("select 1");
          return 0;
        });
  process.send?.(answer);
});
process.on("disconnect", () => process.exit());
process.on("SIGTERM", () => closeDatabase().then(() => process.exit()));
process.send?.("ready");
