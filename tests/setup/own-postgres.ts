import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { readKept } from "../../app/process/data-dir.server";
import { startEmbeddedPostgres } from "../../app/process/embedded-postgres.server";
import { migrate } from "../../app/process/migrate.server";
import { until } from "../../app/process/process-identity.server";
import { databaseFolder } from "./database-folder";

/** Postgres' own words for how it is ended: connections are cut off orderly, or it dies where it stands. */
const SHUTDOWN = { fast: "SIGINT", immediate: "SIGQUIT" } as const;

export type OwnPostgres = {
  /** The owner's connection string of a migrated database. */
  url: string;
  /** Ends the server and resolves when it answers again, on the same port and with the same data. */
  restart: (how: keyof typeof SHUTDOWN) => Promise<void>;
  stop: () => Promise<void>;
};

/** A Postgres that no other test uses, as safe with its data as in production. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const dataDir = mkdtempSync(path.join(databaseFolder(), "relevel-chaos-"));
  // The server may run as another user.
  chmodSync(dataDir, 0o755);
  const server = await startEmbeddedPostgres({ dataDir, maxConnections: 250, say: () => {} });
  const pidFile = path.join(dataDir, "postgres", "postmaster.pid");
  const serverPid = () => Number(readKept(pidFile)?.split("\n")[0]);
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await migrate(server.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: server.url,
    restart: async (how) => {
      const pid = serverPid();
      process.kill(pid, SHUTDOWN[how]);
      // Its host starts it again.
      const back = await until(async () => serverPid() !== pid && (await answers(server.url)), 60_000);
      if (!back) throw new Error(`Postgres is not back after its ${how} shutdown`);
    },
    stop,
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
