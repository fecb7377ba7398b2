import { randomUUID } from "node:crypto";
import { database } from "~/db/client.server";
import { inTime } from "~/lib/in-time";
import { SECOND } from "~/lib/time";
import { describeError } from "~/observability/describe-error";
import { exposition, readSnapshot, type Source } from "~/observability/exposition";
import { logger } from "~/observability/logger.server";
import { ownMetrics } from "~/observability/metrics.server";
import { countQueue, SILENT_AFTER } from "./inspect.server";
import { type QueueLook, queueMetrics, workerName } from "./queue-metrics";

/** Several readers, or an impatient one, cost the database one look. */
const LOOK_EVERY = 5 * SECOND;
/** The process's own numbers don't wait longer than that for those of the database. */
const LOOK_WITHIN = 3 * SECOND;

/** Tells this web process from others that are read as well. */
const OWN_NAME = workerName(randomUUID());

type WorkerMetrics = { id: string; hostname: string; metrics: unknown };
type Look = QueueLook & { workers: WorkerMetrics[] };

let latest: { at: number; look: Promise<Look | null> } | undefined;

/**
 * What this process, every living worker and the queue say of themselves, as Prometheus' text. A worker's numbers
 * are as old as its last heartbeat and end with it. When the database is away, the process still speaks for itself.
 */
export async function readMetrics(): Promise<string> {
  if (!latest || performance.now() - latest.at > LOOK_EVERY) {
    latest = { at: performance.now(), look: look() };
  }
  const seen = await latest.look;
  return exposition([
    { labels: { web: OWN_NAME }, metrics: await ownMetrics() },
    { labels: {}, metrics: queueMetrics(seen) },
    ...(seen?.workers ?? []).map(ofWorker),
  ]);
}

async function look(): Promise<Look | null> {
  const { pool } = database();
  try {
    return await inTime(LOOK_WITHIN, async () => {
      const [{ tasks }, { rows: workers }] = await Promise.all([
        countQueue(pool),
        pool.query<WorkerMetrics>(
          `select id, hostname, metrics from worker_heartbeats
           where seen_at >= now() - $1::interval order by started_at, id`,
          [SILENT_AFTER],
        ),
      ]);
      return { tasks, workers };
    });
  } catch (error) {
    logger.warn({ error: describeError(error) }, "the queue was not measured");
    return null;
  }
}

const ofWorker = ({ id, metrics }: WorkerMetrics): Source => ({
  labels: { worker: workerName(id) },
  metrics: readSnapshot(metrics),
});
