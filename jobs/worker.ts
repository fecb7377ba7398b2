import { configuration } from "~/observability/checked-configuration.server";

// Only now: some of these read the configuration while they are loaded.

import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { type Job, Logger, type Runner, type RunnerOptions, run, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { closeDatabase } from "~/db/client.server";
import { rememberAccess } from "~/domain/billing/remember-access.server";
import { compareZones } from "~/domain/schedule/compare-zones.server";
import { dropSimulatedProofs } from "~/domain/schedule/drop-simulated-proofs.server";
import { EnvError } from "~/env.server";
import { SECOND } from "~/lib/time";
import { describeError } from "~/observability/describe-error";
import { aboutCall, withLogContext } from "~/observability/log-context.server";
import { logger } from "~/observability/logger.server";
import { measurePool, measureProcess } from "~/observability/metrics.server";
import { startTracing, stopTracing } from "~/observability/tracing.server";
import { JOBS, type JobName } from "~/queue/catalog";
import { startHeartbeat } from "~/queue/heartbeat.server";
import { beginCounting } from "./begin-counting";
import { countByMinute } from "./job-minutes";
import { taskList } from "./task-list";
import { callOf } from "./watch-run";

/** Below the 30 s that platforms wait before they kill. */
const STOP_WITHIN = 25 * SECOND;
/** When the first jobs are done. */
const COMPARE_ZONES_AFTER = 15 * SECOND;

/**
 * The lane that dials fetches and completes jobs in batches. A killed worker then holds a few more jobs than it
 * runs; they are freed like the others.
 */
const batched = (concurrency: number) =>
  ({
    worker: {
      localQueue: { size: concurrency + 1 },
      completeJobBatchDelay: 100,
      failJobBatchDelay: 100,
    },
  }) satisfies GraphileConfig.Preset;

const queueLogger = new Logger(() => (level, message, meta) => {
  if (level !== "error") {
    logger[level === "warning" ? "warn" : "debug"](message);
    return;
  }
  // Not the queue's own words: they quote those of the error.
  const { job, error, fatalError } = (meta ?? {}) as { job?: Job; error?: unknown; fatalError?: unknown };
  const ids = job ? { job: job.task_identifier, jobId: job.id } : {};
  withLogContext(ids, () => {
    aboutCall(callOf(job?.payload));
    const tries = job && { attempt: job.attempts, of: job.max_attempts };
    logger.error(
      { ...tries, error: describeError(error ?? fatalError) },
      job ? "job failed" : "queue failed",
    );
  });
});

async function main(): Promise<void> {
  const { calls, database: db, signals } = configuration;
  if (!db.url) throw new EnvError("The configuration is wrong:\n  - DATABASE_URL: is required by the worker");
  measureProcess();
  beginCounting();
  await startTracing("relevel-worker", signals.tracesUrl);

  const events = new EventEmitter() as WorkerEvents;
  const workerIds = new Set<string>();
  // A job is locked by the pool or, where the pool hands that on, by one of its workers.
  events.on("pool:create", ({ workerPool }) => workerIds.add(workerPool.id));
  events.on("worker:create", ({ worker }) => workerIds.add(worker.workerId));

  // The queue's own: listening, polling, fetching and completing jobs for both lanes.
  const pgPool = new pg.Pool({ connectionString: db.url, max: calls.concurrency + 4 });
  pgPool.on("error", (error) => logger.warn({ error: describeError(error) }, "idle queue connection lost"));
  // A connection that is lost while it is used fails the query that uses it, and not the process.
  pgPool.on("connect", (client) => client.on("error", () => undefined));
  measurePool("queue", pgPool);
  const common = {
    pgPool,
    concurrency: calls.concurrency,
    pollInterval: 2 * SECOND,
    events,
    logger: queueLogger,
    noHandleSignals: true,
  } satisfies RunnerOptions;

  const heartbeat = startHeartbeat(
    () => [...workerIds],
    (error) => logger.warn({ error: describeError(error) }, "heartbeat failed"),
  );
  events.on("pool:create", () => void heartbeat.beat());

  const minutes = countByMinute(events, (error) =>
    logger.warn({ error: describeError(error) }, "job counts not written"),
  );

  let stopping = false;
  // A lane that fails stops itself and settles as if it had been asked to, while the heartbeat goes on. A worker
  // with one lane is worse than none: it ends, and is started again with both.
  events.on("stop", () => {
    if (stopping) return;
    stopping = true;
    logger.fatal("a lane of the worker stopped by itself");
    process.exit(1);
  });

  await dropSimulatedProofs();
  await rememberAccess();
  const { place_call, ...others } = taskList;
  // Dialling has a lane of its own, so that thousands of calls that are due hold up no webhook.
  const runners: Runner[] = await Promise.all([
    run({
      ...common,
      taskList: others,
      crontab: readFileSync("jobs/crontab", "utf8"),
      // Only completions that may be batched are waited for when the worker stops.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    }),
    run({
      ...common,
      taskList: { place_call },
      parsedCronItems: [],
      preset: batched(calls.concurrency),
    }),
  ]);

  const stop = async (reason: string) => {
    if (stopping) return;
    stopping = true;
    logger.info({ reason }, "worker stopping");
    const giveUp = setTimeout(() => process.exit(1), STOP_WITHIN);
    const stopped = await Promise.allSettled(runners.map((runner) => runner.stop()));
    for (const { reason } of stopped.filter((result) => result.status === "rejected")) {
      logger.error({ error: describeError(reason) }, "worker did not stop cleanly");
    }
    await minutes.stop();
    await heartbeat.stop();
    await closeDatabase();
    await pgPool.end();
    await stopTracing();
    clearTimeout(giveUp);
    process.exit(0);
  };
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("SIGINT"));
  // The supervisor is gone: so are we.
  process.on("disconnect", () => stop("disconnect"));
  for (const runner of runners) {
    runner.promise.catch((error) => {
      logger.fatal({ error: describeError(error) }, "worker failed");
      process.exit(1);
    });
  }

  // What came due while no worker ran doesn't wait for the next minute.
  const tick = "schedule_due_calls" satisfies JobName;
  await runners[0]?.addJob(tick, {}, { jobKey: tick, maxAttempts: JOBS[tick].maxAttempts });

  await heartbeat.beat();
  logger.info({ concurrency: calls.concurrency }, "worker is ready");
  process.send?.({ type: "ready" });
  setTimeout(() => {
    compareZones({ now: new Date() }).catch((error) =>
      logger.warn({ error: describeError(error) }, "time zones not compared"),
    );
  }, COMPARE_ZONES_AFTER).unref();
}

main().catch((error) => {
  if (error instanceof EnvError) process.stderr.write(`${error.message}\n`);
  else logger.fatal({ error: describeError(error) }, "worker could not start");
  process.exit(1);
});
