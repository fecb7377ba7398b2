import pg from "pg";
import { env } from "~/env.server";
import { describeError } from "~/observability/describe-error";
import { logger } from "~/observability/logger.server";
import { measurePool } from "~/observability/metrics.server";
import { PoolKeepingAdapter } from "./adapter.server";
import { PrismaClient } from "./generated/client";

export { Prisma } from "./generated/client";

const CONNECT_TIMEOUT_MS = 5_000;
/** A server that hangs must not hold requests and jobs for ever. Longer than any statement of ours takes. */
const QUERY_TIMEOUT_MS = 15_000;

/** What a statement of a hot path begins with: the server then prepares it once per connection under that name. */
const NAMED = /^\s*\/\* ([a-z-]+) \*\//;

type Connection = { pool: pg.Pool; prisma: PrismaClient };
const shared = globalThis as typeof globalThis & { relevelDatabase?: Connection };

function connect(): Connection {
  const pool = new pg.Pool({
    connectionString: env().database.url,
    // Every job on the hands of a worker's two lanes may hold one, besides the listener and the heartbeat.
    max: Math.max(10, 2 * env().calls.concurrency + 5),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    application_name: "relevel.me",
  });
  // A server restart kills idle connections: the pool replaces them, the process goes on.
  pool.on("error", (error) => logger.warn({ error: describeError(error) }, "idle database connection lost"));
  // A connection that is lost while it is used fails the query that uses it, and not the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  // Prisma's transactions take their connections from it, too.
  measurePool("database", pool);
  return {
    pool,
    prisma: new PrismaClient({
      adapter: new PoolKeepingAdapter(pool, {
        // Without a name it is planned anew each time, which takes longer than running it.
        statementNameGenerator: ({ sql }) => NAMED.exec(sql)?.[1] ?? "",
      }),
      // The longer formats quote the values of a failed query, and those are people's data.
      errorFormat: "minimal",
    }),
  };
}

/** One pool per process, kept over module reloads in development. Only this folder and the worker use it. */
export function database(): Connection {
  shared.relevelDatabase ??= connect();
  return shared.relevelDatabase;
}

/** Closes the pool. For the end of a process or a test. */
export async function closeDatabase(): Promise<void> {
  const open = shared.relevelDatabase;
  shared.relevelDatabase = undefined;
  await open?.prisma.$disconnect();
  if (open && !open.pool.ended) await open.pool.end();
}
