import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { type Job, Logger, type Runner, run, type WorkerEvents } from "graphile-worker";
import { closeDatabase } from "~/db/client.server";
import { EnvError, env } from "~/env.server";
import { SECOND } from "~/lib/time";
import { describeError } from "~/observability/describe-error";
import { logger } from "~/observability/logger.server";
import { startHeartbeat } from "~/queue/heartbeat.server";
import { taskList } from "./task-list";

/** Below the 30 s that platforms wait before they kill. */
const STOP_WITHIN = 25 * SECOND;

const queueLogger = new Logger(() => (level, message, meta) => {
  if (level !== "error") {
    logger[level === "warning" ? "warn" : "debug"](message);
    return;
  }
  // Not the queue's own words: they quote those of the error.
  const { job, error, fatalError } = (meta ?? {}) as { job?: Job; error?: unknown; fatalError?: unknown };
  logger.error(
    {
      ...(job && { job: job.task_identifier, jobId: job.id, attempt: job.attempts, of: job.max_attempts }),
      error: describeError(error ?? fatalError),
    },
    job ? "job failed" : "queue failed",
  );
});

async function main(): Promise<void> {
  const { calls, database: db } = env();
  if (!db.url) throw new EnvError("The configuration is wrong:\n  - DATABASE_URL: is required by the worker");

  const events = new EventEmitter() as WorkerEvents;
  const workerIds = new Set<string>();
  // A job is locked by the pool or, where the pool hands that on, by one of its workers.
  events.on("pool:create", ({ workerPool }) => workerIds.add(workerPool.id));
  events.on("worker:create", ({ worker }) => workerIds.add(worker.workerId));

  const runner: Runner = await run({
    connectionString: db.url,
    // One more than the tasks need: the queue's own listening and polling.
    maxPoolSize: calls.concurrency + 3,
    concurrency: calls.concurrency,
    pollInterval: 2 * SECOND,
    taskList,
    crontab: readFileSync("jobs/crontab", "utf8"),
    events,
    logger: queueLogger,
    noHandleSignals: true,
  });
  const heartbeat = startHeartbeat(
    () => [...workerIds],
    (error) => logger.warn({ error: describeError(error) }, "heartbeat failed"),
  );
  await heartbeat.started;

  let stopping = false;
  const stop = async (reason: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ reason }, "worker stopping");
    const giveUp = setTimeout(() => process.exit(1), STOP_WITHIN);
    await runner
      .stop()
      .catch((error) => logger.error({ error: describeError(error) }, "worker did not stop cleanly"));
    await heartbeat.stop();
    await closeDatabase();
    clearTimeout(giveUp);
    process.exit(0);
  };
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("SIGINT"));
  // The supervisor is gone: so are we.
  process.on("disconnect", () => stop("disconnect"));
  runner.promise.catch((error) => {
    logger.fatal({ error: describeError(error) }, "worker failed");
    process.exit(1);
  });

  logger.info({ concurrency: calls.concurrency }, "worker is ready");
  process.send?.({ type: "ready" });
}

main().catch((error) => {
  if (error instanceof EnvError) process.stderr.write(`${error.message}\n`);
  else logger.fatal({ error: describeError(error) }, "worker could not start");
  process.exit(1);
});
