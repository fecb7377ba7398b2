import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { freePort } from "../../../app/process/embedded-postgres.server";
import { identify, isAlive, type ProcessIdentity, until } from "../../../app/process/process-identity.server";
import { databaseFolder } from "../../setup/database-folder";
import { keepLog } from "../../setup/kept-log";

/** A simulated minute takes a second: fast, and slow enough to be watched while it runs. */
const SIMULATOR_SPEED = "60";
const READY_MS = 180_000;

/** @property dataDir its data folder; `database-url` in it says where its database is */
export type Product = { url: string; dataDir: string; stop: () => Promise<void> };

/**
 * Starts the product for all browser tests, and leaves its address in E2E_URL and its data folder in E2E_DATA_DIR.
 *
 * @returns how to stop it; that fails when a process stays behind
 */
export default async function startForAll(): Promise<() => Promise<void>> {
  const { url, dataDir, stop } = await startProduct();
  process.env.E2E_URL = url;
  process.env.E2E_DATA_DIR = dataDir;
  return stop;
}

/**
 * Starts the product as `npm start` does, with a database and a port of its own.
 *
 * @param env what is set otherwise than for most tests
 */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const dataDir = await mkdtemp(path.join(databaseFolder(), "relevel-e2e-"));
  // The database's own user, which a server started by root has, must be able to pass through.
  await chmod(dataDir, 0o711);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let output = "";
  const inherited = { ...process.env };
  // The test runner's own.
  delete (inherited as Record<string, string | undefined>).NODE_ENV;
  const child = spawn(process.execPath, ["--import", "tsx", "app/process/start.ts"], {
    // What is set wins over a .env file: these tests must never reach anybody's own database or mail server.
    env: {
      ...inherited,
      DATABASE_URL: "",
      DATABASE_URL_FILE: "",
      RELEVEL_DATA_DIR: dataDir,
      PORT: String(port),
      APP_URL: url,
      CALL_PROVIDER: "simulator",
      CALL_COUNTRIES: "",
      CALLS_PAUSED: "",
      MAIL: "outbox",
      PAYMENTS: "off",
      SIMULATOR: "",
      SIMULATOR_SPEED,
      SIMULATOR_URL: "",
      LOG_LEVEL: "warn",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const keep = keepLog("npm-start");
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk;
      keep(chunk);
    });
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  const stop = async () => {
    const family = familyOf(child.pid);
    child.kill("SIGTERM");
    const code = await exit;
    const left = family.filter(isAlive).map(({ pid }) => pid);
    await rm(dataDir, { recursive: true, force: true });
    if (code !== 0) throw new Error(`npm start ended with ${code}:\n${output}`);
    if (left.length > 0) throw new Error(`npm start left processes behind: ${left.join(", ")}\n${output}`);
  };
  const ready = () => output.includes(`relevel.me is ready at ${url}`);
  await until(() => ready() || hasEnded(child), READY_MS);
  if (!ready()) {
    await stop().catch(() => undefined);
    throw new Error(`npm start did not get ready:\n${output}`);
  }
  return { url, dataDir, stop };
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** Every process that a process has started, however deep, itself included. */
function familyOf(pid: number | undefined): ProcessIdentity[] {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/).map(Number));
  const below = (parent: number | undefined): number[] =>
    rows.filter(([, ppid]) => ppid === parent).flatMap(([child = 0]) => [child, ...below(child)]);
  return [...(pid === undefined ? [] : [pid]), ...below(pid)].flatMap((one) => identify(one) ?? []);
}
