import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { Logger, type Runner, run, type WorkerEvents } from "graphile-worker";
import { closeDatabase } from "~/db/client.server";
import { EnvError, env } from "~/env.server";
import { SECOND } from "~/lib/time";
import { logger } from "~/observability/logger.server";
import { startHeartbeat } from "~/queue/heartbeat.server";
import { taskList } from "./task-list";

/** Below the 30 s that platforms wait before they kill. */
const STOP_WITHIN = 25 * SECOND;

const queueLogger = new Logger(() => (level, message, meta) => {
  const method = level === "error" ? "error" : level === "warning" ? "warn" : "debug";
  const error = meta && "error" in meta && meta.error instanceof Error ? meta.error : null;
  logger[method]({ error: error && { name: error.name, stack: error.stack } }, message);
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
    (error) => logger.warn({ error: error instanceof Error ? error.message : "unknown" }, "heartbeat failed"),
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
      .catch((error) => logger.error({ error: String(error) }, "worker did not stop cleanly"));
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
    logger.fatal({ error: String(error) }, "worker failed");
    process.exit(1);
  });

  logger.info({ concurrency: calls.concurrency }, "worker is ready");
  process.send?.({ type: "ready" });
}

main().catch((error) => {
  process.stderr.write(`${error instanceof EnvError ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
});
