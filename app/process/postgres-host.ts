/**
 * The process that hosts the embedded Postgres. It has a process group of its own, so a Ctrl-C in the
 * terminal reaches only the supervisor, and it watches the channel to whoever started it: when that closes
 * (stopped or killed), it shuts Postgres down itself and exits. A Postgres that crashes is started again.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import path from "node:path";

/** First message to the host: what to run. */
export interface HostOrder {
  program: string;
  args: string[];
  folder: string;
  logFile: string;
  env: NodeJS.ProcessEnv;
  user?: { uid: number; gid: number };
}

/** What the host reports: the server answers, or it could not be started. */
export type HostReport = { type: "ready" } | { type: "failed"; reason: string };

const FAST_SHUTDOWN = "SIGINT";
const IMMEDIATE_SHUTDOWN = "SIGQUIT";
const STOP_MS = 20_000;
const READY_MS = 60_000;

let order: HostOrder | undefined;
let server: ChildProcess | undefined;
let wasReady = false;
let stopping = false;
let backOffMs = 500;

function report(message: HostReport): void {
  if (process.connected) process.send?.(message);
}

/** Postgres writes its state into the eighth line of postmaster.pid; that is what pg_ctl reads, too. */
function isReady(of: HostOrder, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(path.join(of.folder, "postmaster.pid"), "utf8").split("\n");
    return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
  } catch {
    return false;
  }
}

function launch(of: HostOrder): void {
  const log = openSync(of.logFile, "a", 0o600);
  const child = spawn(of.program, of.args, {
    cwd: of.folder,
    env: of.env,
    stdio: ["ignore", log, log],
    ...of.user,
  });
  server = child;
  const launchedAt = Date.now();
  const watch = setInterval(() => {
    if (isReady(of, child.pid)) {
      clearInterval(watch);
      wasReady = true;
      report({ type: "ready" });
    } else if (Date.now() - launchedAt > READY_MS) {
      clearInterval(watch);
      report({ type: "failed", reason: `it was not ready within ${READY_MS / 1000} s` });
    }
  }, 20);
  child.once("error", (error) => {
    clearInterval(watch);
    report({ type: "failed", reason: error.message });
    process.exit(1);
  });
  child.once("exit", (code) => {
    clearInterval(watch);
    server = undefined;
    if (stopping) process.exit(0);
    if (!wasReady) {
      report({ type: "failed", reason: `it ended with code ${code}` });
      process.exitCode = 1;
      process.disconnect?.();
      return;
    }
    if (Date.now() - launchedAt > 30_000) backOffMs = 500;
    setTimeout(() => !stopping && launch(of), backOffMs);
    backOffMs = Math.min(backOffMs * 2, 10_000);
  });
}

function stop(): void {
  if (stopping) return;
  stopping = true;
  if (!server) process.exit(0);
  server.kill(FAST_SHUTDOWN);
  setTimeout(() => server?.kill(IMMEDIATE_SHUTDOWN), STOP_MS);
}

process.on("message", (message: HostOrder | "stop") => {
  if (message === "stop") stop();
  else if (!order && !stopping) {
    order = message;
    launch(order);
  }
});
process.on("disconnect", stop);
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.on("SIGHUP", () => undefined);
