import { median, quantile } from "../bench/measure";

/** What was seen at one moment. Bytes, milliseconds, counts. */
export type Sample = {
  /** Since the load began; `null` before and after it. */
  second: number | null;
  rss: { web: number; worker: number };
  /** Postgres connections of the product by state. */
  connections: { active: number; idle: number; idleInTransaction: number };
  queue: { ready: number; running: number; scheduled: number; retrying: number; failed: number };
  /** Requests answered since the last sample, and how long they took; null when none was. */
  requests: { count: number; p50: number; p95: number } | null;
  /** What the web process's heap holds, garbage included; null where /metrics doesn't say. */
  heap: number | null;
  /** How late the web process's event loop ran, p99; null where /metrics doesn't say. */
  loopDelay: number | null;
  /** Everything that went wrong so far. */
  problems: number;
};

/** One sentence that has to be true. */
export type Finding = { what: string; seen: string; bound: string; holds: boolean };

/** A process may grow by so much between the second and the last fifth of the load, whichever is more. */
export const GROWTH_SHARE = 0.15;
export const GROWTH_BYTES = 32 * 1024 * 1024;
/** What garbage collection leaves may grow by less: it has no pages that the allocator merely keeps. */
export const HEAP_GROWTH_BYTES = 12 * 1024 * 1024;
/** The clock's own jobs may be at work just when somebody looks. */
export const SPARE_CONNECTIONS = 2;

const MB = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

/** Connections in whatever state. */
export const connectionsIn = ({ connections: { active, idle, idleInTransaction } }: Sample): number =>
  active + idle + idleInTransaction;

/**
 * Says whether a soak has shown what it should.
 *
 * @param run.before at rest after a warm-up, before the load
 * @param run.load every few seconds under load, oldest first; at least five
 * @param run.after at rest again
 * @param run.problems everything that went wrong, a line each
 * @param run.drained whether nothing was left in the queue that could run
 */
export function judge(run: {
  before: Sample;
  load: readonly Sample[];
  after: Sample;
  problems: readonly string[];
  drained: boolean;
}): Finding[] {
  const { before, load, after, problems } = run;
  const fifth = (n: number) =>
    load.slice(Math.floor((load.length * n) / 5), Math.floor((load.length * (n + 1)) / 5));
  const memory = (["web", "worker"] as const).map((name): Finding => {
    const [early, late] = [fifth(1), fifth(4)].map((samples) =>
      median(samples.map(({ rss }) => rss[name])),
    ) as [number, number];
    const most = early + Math.max(early * GROWTH_SHARE, GROWTH_BYTES);
    return {
      what: `memory of the ${name} process is flat`,
      seen: `${MB(early)} in the second fifth, ${MB(late)} in the last`,
      bound: `at most ${MB(most)}`,
      // An empty fifth has no median and proves nothing.
      holds: late <= most,
    };
  });
  const floors = [1, 4].map((n) => Math.min(...fifth(n).flatMap(({ heap }) => heap ?? []))) as [
    number,
    number,
  ];
  const heap: Finding = {
    what: "what garbage collection leaves is flat",
    seen: `${MB(floors[0])} at least in the second fifth, ${MB(floors[1])} in the last`,
    bound: `at most ${MB(floors[0] + HEAP_GROWTH_BYTES)}`,
    holds: floors[1] <= floors[0] + HEAP_GROWTH_BYTES,
  };
  const room = connectionsIn(before) + SPARE_CONNECTIONS;
  const waiting = after.queue.ready + after.queue.running + after.queue.retrying;
  return [
    ...memory,
    ...(load.some((each) => each.heap !== null) ? [heap] : []),
    {
      what: "connections are back where they were",
      seen: `${connectionsIn(before)} before, ${connectionsIn(after)} after, ${Math.max(...load.map(connectionsIn))} at most`,
      bound: `at most ${room}, none inside a transaction`,
      holds: connectionsIn(after) <= room && after.connections.idleInTransaction === 0,
    },
    {
      what: "the queue is drained",
      seen: `${waiting} left to run, ${after.queue.failed} failed for good, ${after.queue.scheduled} for later`,
      bound: "none left, none failed",
      holds: run.drained && waiting === 0 && after.queue.failed === 0,
    },
    {
      what: "nothing went wrong",
      seen: problems.length === 0 ? "no problem" : `${problems.length}, the first: ${problems[0]}`,
      bound: "none",
      holds: problems.length === 0,
    },
  ];
}

/** How long some requests took. @param times milliseconds */
export function spread(times: number[]): Sample["requests"] {
  if (times.length === 0) return null;
  return { count: times.length, p50: median(times), p95: quantile(times, 0.95) };
}
