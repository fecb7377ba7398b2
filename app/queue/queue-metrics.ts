import type { Snapshot } from "~/observability/exposition";
import { JOBS } from "./catalog";
import type { JobState } from "./job-state";

/** What the database says of the queue and its workers. */
export type QueueLook = {
  tasks: ({ task: string; oldestReadySeconds: number | null; lockedByDead: number } & Record<
    Exclude<JobState, "dead">,
    number
  >)[];
  /** Those with a fresh heartbeat. */
  workers: { id: string; hostname: string }[];
};

type Samples = NonNullable<Snapshot[number]["samples"]>;

/** The first part of its id tells a worker from others, also from those before it on the same machine. */
export const workerName = (id: string): string => id.slice(0, 8);

const NOTHING = {
  ...{ ready: 0, scheduled: 0, running: 0, retrying: 0, failed: 0, lockedByDead: 0 },
  oldestReadySeconds: null,
};

/**
 * The numbers of the queue, which are the same whichever web process is asked for them.
 *
 * @param seen null when the database didn't answer
 */
export function queueMetrics(seen: QueueLook | null): Snapshot {
  const { tasks: busy, workers } = seen ?? { tasks: [], workers: [] };
  const named = new Set(busy.map(({ task }) => task));
  const idle = Object.keys(JOBS).filter((task) => !named.has(task));
  // None is a number: only a database that is away says nothing.
  const tasks = seen ? [...busy, ...idle.map((task) => ({ task, ...NOTHING }))] : [];
  return [
    gauge("relevel_database_up", "Whether the database answered when the queue was measured: 1 or 0.", [
      [{}, seen ? 1 : 0],
    ]),
    gauge("relevel_queue_jobs", "Jobs in the queue, by task and state.", tasks.flatMap(statesOf)),
    gauge(
      "relevel_queue_oldest_ready_seconds",
      "How long the oldest job that could run has waited, by task.",
      tasks.map(({ task, oldestReadySeconds }) => [{ task }, oldestReadySeconds ?? 0]),
    ),
    gauge("relevel_workers_alive", "Workers with a fresh heartbeat.", seen ? [[{}, workers.length]] : []),
    gauge(
      "relevel_worker_info",
      "Always 1: the machines of the workers that live, by the name that their metrics carry.",
      workers.map(({ id, hostname }) => [{ worker: workerName(id), hostname }, 1]),
    ),
  ];
}

const gauge = (name: string, help: string, samples: Samples) => ({ name, help, type: "gauge", samples });

function statesOf({
  task,
  lockedByDead,
  ready,
  scheduled,
  running,
  retrying,
  failed,
}: QueueLook["tasks"][number]) {
  const states: Record<JobState, number> = {
    ready,
    scheduled,
    running,
    retrying,
    failed,
    dead: lockedByDead,
  };
  return Object.entries(states).map(([state, jobs]): Samples[number] => [{ task, state }, jobs]);
}
