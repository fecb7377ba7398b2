import { database } from "~/db/client.server";
import { SECOND } from "~/lib/time";
import { withoutContacts } from "~/observability/without-contacts";
import { JOBS } from "./catalog";
import type { ConsoleFilter } from "./console-filter";
import { findCallOfJob, findJobs, listJobs } from "./inspect.server";
import { listCrons } from "./list-crons.server";
import { type Runs, readRuns } from "./read-runs.server";
import { queueNow } from "./watch-queue.server";

const PAGE = 20;
const RUNS_FRESH_FOR = 10 * SECOND;
/** As many views of what jobs did as are kept; another one starts anew. */
const MOST_KEPT = 100;

const kept = new Map<string, { until: number; runs: Promise<Runs> }>();

/** What jobs did, shared by all who look at the same within a few seconds. */
function runsOf(filter: ConsoleFilter, now: Date): Promise<Runs> {
  const key = `${filter.window} ${filter.task ?? ""}`;
  const known = kept.get(key);
  if (known && performance.now() < known.until) return known.runs;
  if (kept.size >= MOST_KEPT) kept.clear();
  const runs = readRuns(database().pool, filter, now);
  kept.set(key, { until: performance.now() + RUNS_FRESH_FOR, runs });
  runs.catch(() => kept.delete(key));
  return runs;
}

/** What an error may show: a version before kept its own words. */
const shown = <Row extends { lastError: string | null }>(row: Row): Row => ({
  ...row,
  lastError: row.lastError === null ? null : withoutContacts(row.lastError),
});

/**
 * Everything that the console shows of jobs: how many of each task are where, a page of those that are asked for,
 * what jobs did lately, workers and the crontab. Ids and codes; nothing that a person said or is reached by.
 */
export async function readConsole(filter: ConsoleFilter, now: Date) {
  const { pool } = database();
  const { task, state, callId, after } = filter;
  const [counts, runs, crons, found] = await Promise.all([
    queueNow(),
    runsOf(filter, now),
    listCrons(pool, now),
    listJobs(pool, { task, state, callId, after, limit: PAGE + 1 }),
  ]);
  const page = found.slice(0, PAGE);
  return {
    ...counts,
    catalogue: Object.keys(JOBS).sort(),
    runs,
    crons,
    jobs: page.map(({ cursor: _cursor, ...job }) => shown(job)),
    /** Where the next page begins; null at the end. */
    next: found.length > PAGE ? (page.at(-1)?.cursor ?? null) : null,
  };
}

/**
 * One job with its payload, and the call it is about.
 *
 * @param id a decimal number
 * @returns null when the queue has no such job: those that are done leave it
 */
export async function readJob(id: string) {
  if (!/^[1-9]\d{0,17}$/.test(id)) return null;
  const { pool } = database();
  const [job] = await findJobs(pool, [id]);
  if (!job) return null;
  const call = job.callId ? await findCallOfJob(pool, job.callId) : null;
  return { job: shown(job), call };
}
