import { readFileSync } from "node:fs";
import type pg from "pg";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { type Snapshot, snapshotOf } from "./exposition";

/**
 * What this process measures of itself. Labels hold names that the code knows, never an id, an address or anything
 * of a person, so that there is an end to them.
 */

/** Seconds. */
const BUCKETS = {
  request: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  run: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60],
  wait: [0.1, 0.5, 1, 5, 15, 60, 300, 1800],
  vendor: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
  ring: [1, 2, 5, 10, 15, 30, 60, 120, 300, 900, 2700],
  lag: [0.1, 0.5, 1, 2, 5, 15, 60, 300, 1800],
};

function makeMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const pools = new Map<string, pg.Pool>();
  const { version, build } = whatIsBuilt();
  new Gauge({
    name: "relevel_build_info",
    help: "Always 1: which version of the product this process runs, and of which sources it was built.",
    labelNames: ["version", "build", "node"],
    registers,
  }).set({ version, build, node: process.version }, 1);
  new Gauge({
    name: "relevel_pool_connections",
    help: "Database connections that this process holds, by pool and by whether they are in use.",
    labelNames: ["pool", "state"],
    registers,
    collect() {
      for (const [pool, { totalCount, idleCount }] of pools) {
        this.set({ pool, state: "idle" }, idleCount);
        this.set({ pool, state: "used" }, totalCount - idleCount);
      }
    },
  });
  new Gauge({
    name: "relevel_pool_waiting",
    help: "Queries and transactions that wait for a database connection of the pool.",
    labelNames: ["pool"],
    registers,
    collect() {
      for (const [pool, { waitingCount }] of pools) this.set({ pool }, waitingCount);
    },
  });
  return {
    registry,
    pools,
    requests: new Counter({
      name: "relevel_http_requests_total",
      help: "Requests answered, by method, pattern of the address and class of the status.",
      labelNames: ["method", "route", "status"],
      registers,
    }),
    requestSeconds: new Histogram({
      name: "relevel_http_request_duration_seconds",
      help: "How long requests took from their head to the last byte of the answer; event streams excepted.",
      labelNames: ["route"],
      buckets: BUCKETS.request,
      registers,
    }),
    jobs: new Counter({
      name: "relevel_jobs_total",
      help: "Runs of jobs, by task and outcome: done, failed (it is tried again) or gave_up.",
      labelNames: ["task", "outcome"],
      registers,
    }),
    jobRunSeconds: new Histogram({
      name: "relevel_job_run_duration_seconds",
      help: "How long runs of jobs took.",
      labelNames: ["task"],
      buckets: BUCKETS.run,
      registers,
    }),
    jobWaitSeconds: new Histogram({
      name: "relevel_job_wait_seconds",
      help: "How long after the instant they were due runs of jobs began.",
      labelNames: ["task"],
      buckets: BUCKETS.wait,
      registers,
    }),
    slotToRingSeconds: new Histogram({
      name: "relevel_slot_to_ring_seconds",
      help: "From the instant a call was for to the first ring, by kind of call.",
      labelNames: ["kind"],
      buckets: BUCKETS.ring,
      registers,
    }),
    dials: new Counter({
      name: "relevel_dials_total",
      help: "Requests to dial, by provider and answer: accepted, deferred (not now), refused or ambiguous.",
      labelNames: ["provider", "outcome"],
      registers,
    }),
    callsEnded: new Counter({
      name: "relevel_calls_ended_total",
      help: "Calls that ended, by kind, final state and whose doing it was: ours where the product or its vendor failed.",
      labelNames: ["kind", "status", "side"],
      registers,
    }),
    vendorRequests: new Counter({
      name: "relevel_vendor_requests_total",
      help: "What was asked of vendors, by provider, kind of vendor, operation and outcome: ok or error.",
      labelNames: ["provider", "kind", "operation", "outcome"],
      registers,
    }),
    vendorSeconds: new Histogram({
      name: "relevel_vendor_request_duration_seconds",
      help: "How long vendors took, by provider, kind of vendor and operation.",
      labelNames: ["provider", "kind", "operation"],
      buckets: BUCKETS.vendor,
      registers,
    }),
    webhookLagSeconds: new Histogram({
      name: "relevel_webhook_lag_seconds",
      help: "From storing a webhook event to having applied it, by source.",
      labelNames: ["source"],
      buckets: BUCKETS.lag,
      registers,
    }),
  };
}

// One for the process, which is made of two bundles.
const shared = globalThis as typeof globalThis & { relevelMetrics?: ReturnType<typeof makeMetrics> };

/** The metrics of this process, to be counted in. */
export function metrics() {
  shared.relevelMetrics ??= makeMetrics();
  return shared.relevelMetrics;
}

/** Measures the process itself, too: its time, its memory, its event loop. Once, when it starts. */
export function measureProcess(): void {
  collectDefaultMetrics({ register: metrics().registry });
}

/**
 * Measures a pool of database connections from now on.
 *
 * @param name its label
 */
export function measurePool(name: string, pool: pg.Pool): void {
  metrics().pools.set(name, pool);
}

/** Everything that this process has measured until now. */
export async function ownMetrics(): Promise<Snapshot> {
  return snapshotOf(await metrics().registry.getMetricsAsJSON());
}

/** The version of package.json, and the first letters of what the sources' content adds up to. */
function whatIsBuilt(): { version: string; build: string } {
  const read = (file: string): string | null => {
    try {
      return readFileSync(file, "utf8");
    } catch {
      return null;
    }
  };
  const version = /"version": "([^"]+)"/.exec(read("package.json") ?? "")?.[1] ?? "unknown";
  return { version, build: read("build/.stamp")?.slice(0, 12) ?? "none" };
}
