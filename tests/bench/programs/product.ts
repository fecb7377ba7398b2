import { closeDatabase, database } from "../../../app/db/client.server";
import { updateCheckpoints } from "../../../app/domain/checkpoints/update-checkpoints.server";
import { searchAll } from "../../../app/domain/memories/search.server";
import { readSearch } from "../../../app/domain/memories/search-query";
import { storeMemories } from "../../../app/domain/memories/store-memories.server";
import { awardProgress } from "../../../app/domain/progress/award-progress.server";
import { reflectOnCall } from "../../../app/domain/progress/reflect-on-call.server";
import { scheduleDueCalls } from "../../../app/domain/schedule/schedule-due-calls.server";

/** Runs the product's own use cases in a process with their environment, and times them. */

export type ProductQuestion =
  | { tick: { times: number } }
  | { selectOne: { times: number } }
  | { reflect: { callIds: string[] } }
  | { search: { userId: string; queries: string[]; times: number } };
/** Milliseconds, one after the other, and how many calls were put on their way, or results were found. */
export type ProductAnswer = { times: number[]; scheduled: number; found: number; cpu?: number[] };

async function timed(times: number, work: () => Promise<number>): Promise<ProductAnswer> {
  const answer: ProductAnswer = { times: [], scheduled: 0, found: 0 };
  for (let i = 0; i < times; i++) {
    const begun = performance.now();
    answer.scheduled += await work();
    answer.times.push(performance.now() - begun);
  }
  return answer;
}

async function timedSearches(userId: string, queries: string[], times: number): Promise<ProductAnswer> {
  const answer: ProductAnswer = { times: [], scheduled: 0, found: 0 };
  for (const q of Array.from({ length: times }).flatMap(() => queries)) {
    const query = readSearch(new URLSearchParams({ q }));
    const begun = performance.now();
    const { results } = await searchAll(userId, query);
    answer.times.push(performance.now() - begun);
    answer.found += results.length;
  }
  return answer;
}

/** Everything that follows a call, one job after the other; `cpu` is of reading and keeping the reflection. */
async function timedReflections(callIds: string[]): Promise<ProductAnswer> {
  const answer = { times: [] as number[], scheduled: 0, found: 0, cpu: [] as number[] };
  for (const callId of callIds) {
    const now = new Date();
    const begun = performance.now();
    const before = process.cpuUsage();
    await reflectOnCall({ callId, now });
    const { user, system } = process.cpuUsage(before);
    answer.cpu.push((user + system) / 1000);
    await awardProgress({ callId, now });
    await updateCheckpoints({ callId, now });
    await storeMemories({ callId, now });
    answer.times.push(performance.now() - begun);
  }
  return answer;
}

function answerTo(question: ProductQuestion): Promise<ProductAnswer> {
  if ("tick" in question) return timed(question.tick.times, () => scheduleDueCalls({ now: new Date() }));
  if ("reflect" in question) return timedReflections(question.reflect.callIds);
  if ("search" in question) {
    const { userId, queries, times } = question.search;
    return timedSearches(userId, queries, times);
  }
  return timed(question.selectOne.times, async () => {
    await database().pool.query("select 1");
    return 0;
  });
}

process.on("message", async (question: ProductQuestion) => process.send?.(await answerTo(question)));
process.on("disconnect", () => process.exit());
process.on("SIGTERM", () => closeDatabase().then(() => process.exit()));
process.send?.("ready");
