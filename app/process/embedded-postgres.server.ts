import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import pg from "pg";
import { CommandError } from "./command";
import {
  claimDataDir,
  dataDir,
  ensureDataDir,
  readKept,
  recordHost,
  releaseDataDir,
  writeKept,
} from "./data-dir.server";
import { findBinaries, reachableBinaries, SERVER_ENV, serverUser } from "./postgres-binaries.server";
import { APP_ROLE, databaseUrlFile, ensureCluster } from "./postgres-cluster.server";
import type { HostOrder, HostReport } from "./postgres-host";
import { programOf, signal, until } from "./process-identity.server";
import { siblingScript } from "./sibling";

/** A running embedded Postgres. */
export interface EmbeddedPostgres {
  /** Connection string of the product's role, with its password. */
  url: string;
  /** Shuts it down (open transactions are rolled back) and gives the data folder free. */
  stop(): Promise<void>;
}

/** Options of a start; the product uses none but `dataDir` and `kind`. */
export interface EmbeddedPostgresOptions {
  dataDir?: string;
  /** `start` keeps the product running, `command` is over in a moment and gives way to nobody. */
  kind?: "start" | "command";
  /** False only for throw-away databases of tests: a power cut may then ruin the cluster. */
  durable?: boolean;
  /** Whether the role may create databases (tests make one per file). */
  createDatabases?: boolean;
  maxConnections?: number;
  /** Prints a line for the person at the terminal. */
  say?: (line: string) => void;
}

const LOG_LIMIT_BYTES = 5 * 1024 * 1024;

/**
 * Starts the embedded Postgres of a data folder, creating its cluster the first time.
 *
 * @throws CommandError when another run uses the folder, or Postgres cannot be started
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  const dir = path.resolve(options.dataDir ?? dataDir());
  ensureDataDir(dir);
  const holder = await claimDataDir(dir, options.kind ?? "start");
  if (holder) throw new CommandError(inUse(dir, holder.owner.pid, holder.kind));
  try {
    return await startClaimed(dir, options);
  } catch (error) {
    releaseDataDir(dir);
    throw error;
  }
}

/** The sentence that says who uses a data folder. */
export function inUse(dir: string, pid: number, kind: "start" | "command"): string {
  return kind === "start"
    ? `relevel.me is already running on this data folder (process ${pid}, ${dir}).\nStop it first, or give this one a folder of its own with RELEVEL_DATA_DIR.`
    : `Another command (process ${pid}) is using the database in ${dir}. Try again when it is done.`;
}

async function startClaimed(dir: string, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const place = path.join(dir, "postgres");
  if (existsSync(place)) await endForgottenServer(realpathSync(place));
  const user = serverUser(place);
  const binaries = reachableBinaries(findBinaries(), user);
  const durable = options.durable ?? true;
  const { folder, password } = await ensureCluster({
    dataDir: dir,
    binaries,
    user,
    durable,
    createDatabases: options.createDatabases ?? false,
    say: options.say ?? console.log,
  });
  const logFile = path.join(dir, "postgres.log");
  rotateLog(logFile);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const order: HostOrder = {
      program: binaries.postgres,
      args: ["-D", folder, ...settings({ port, durable, maxConnections: options.maxConnections ?? 60 })],
      folder,
      logFile,
      env: SERVER_ENV,
      user,
    };
    const logged = existsSync(logFile) ? statSync(logFile).size : 0;
    const host = spawnHost();
    if (host.pid) recordHost(dir, host.pid);
    const report = await give(host, order);
    if (report.type === "ready") {
      const url = `postgres://${APP_ROLE}:${password}@127.0.0.1:${port}/${APP_ROLE}`;
      writeKept(databaseUrlFile(dir), url);
      return { url, stop: () => stopHost(host, dir) };
    }
    const log = existsSync(logFile) ? readFileSync(logFile, "utf8").slice(logged).trim() : "";
    // Between choosing a port and listening on it somebody else may have taken it.
    if (attempt < 3 && log.includes("could not bind")) continue;
    throw new CommandError(
      `The embedded Postgres did not start: ${report.reason}.\n${log.split("\n").slice(-8).join("\n")}\nIts log is ${logFile}.`,
    );
  }
}

/** Server settings for a small machine. What keeps data safe is only ever relaxed for tests. */
function settings(of: { port: number; durable: boolean; maxConnections: number }): string[] {
  const values: Record<string, string | number> = {
    port: of.port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    max_connections: of.maxConnections,
    shared_buffers: "128MB",
    effective_cache_size: "512MB",
    work_mem: "8MB",
    maintenance_work_mem: "64MB",
    max_wal_size: "512MB",
    password_encryption: "scram-sha-256",
    log_checkpoints: "off",
    ...(of.durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function spawnHost(): ChildProcess {
  const { command, args } = siblingScript("postgres-host");
  return spawn(command, args, { detached: true, cwd: "/", stdio: ["ignore", "ignore", "inherit", "ipc"] });
}

function give(host: ChildProcess, order: HostOrder): Promise<HostReport> {
  return new Promise((resolve) => {
    host.once("message", (report: HostReport) => resolve(report));
    host.once("error", (error) => resolve({ type: "failed", reason: error.message }));
    host.once("exit", () => resolve({ type: "failed", reason: "its host process ended" }));
    host.send(order, () => undefined);
  });
}

async function stopHost(host: ChildProcess, dir: string): Promise<void> {
  if (host.exitCode === null && host.signalCode === null) {
    const gone = new Promise((resolve) => host.once("exit", resolve));
    if (host.connected) host.send("stop", () => undefined);
    else host.kill("SIGTERM");
    await gone;
  }
  releaseDataDir(dir);
}

/**
 * Deals with a postmaster.pid that another run left behind. The data folder is claimed by us, so a server
 * that still runs has lost its host: it is shut down. A file whose process is gone, or is not Postgres, is
 * removed, because Postgres itself only looks at the number.
 */
async function endForgottenServer(folder: string): Promise<void> {
  const file = path.join(folder, "postmaster.pid");
  const pid = Number(readKept(file)?.split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 1) return;
  const runs = () => programOf(pid)?.includes("postgres") ?? false;
  if (runs()) {
    signal(pid, "SIGINT");
    if (!(await until(() => !runs(), 20_000))) {
      throw new CommandError(
        `A Postgres of a previous run (process ${pid}) still uses ${folder} and does not stop.\nStop it with \`kill -QUIT ${pid}\` and start again.`,
      );
    }
  }
  rmSync(file, { force: true });
}

function rotateLog(file: string): void {
  if (existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
}

/** A port of the loopback interface that is free right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/**
 * Connection string of the embedded Postgres that another process of this data folder runs.
 *
 * @param timeoutMs how long to wait for one that is just starting
 * @returns undefined when it does not answer in time
 */
export async function runningEmbeddedPostgres(dir: string, timeoutMs: number): Promise<string | undefined> {
  let url: string | undefined;
  const answers = await until(
    async () => {
      url = readKept(databaseUrlFile(dir));
      if (!url) return false;
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
      try {
        await client.connect();
        return true;
      } catch {
        return false;
      } finally {
        await client.end().catch(() => undefined);
      }
    },
    timeoutMs,
    200,
  );
  return answers ? url : undefined;
}
