import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { freePort, startEmbeddedPostgres } from "../../app/process/embedded-postgres.server";
import { migrate } from "../../app/process/migrate.server";
import { endChild, firstMessage } from "../bench/stage";

/** The finished build as production starts it, with a database, a folder and a port of its own. */
export type Product = {
  url: string;
  databaseUrl: string;
  secret: string;
  metricsToken: string;
  /** Resident memory of both processes, in bytes. */
  memory: () => { web: number; worker: number };
  stop: () => Promise<void>;
};

/** Far more than a talk needs, so that a short soak sees whole talks: five minutes are five seconds. */
const SPEED = "60";

/**
 * Starts everything.
 *
 * @param onProblem told of every line of a log at level error or above, and of a process that ends by itself
 */
export async function startProduct(onProblem: (problem: string) => void): Promise<Product> {
  const folder = mkdtempSync(path.join(tmpdir(), "relevel-soak-"));
  // The server may run as another user.
  chmodSync(folder, 0o755);
  const undo: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const postgres = await startEmbeddedPostgres({ dataDir: folder, say: () => undefined });
    undo.push(postgres.stop);
    await migrate(postgres.url);
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const secret = randomBytes(32).toString("hex");
    const metricsToken = randomBytes(24).toString("hex");
    const env: NodeJS.ProcessEnv = {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      PORT: String(port),
      HOST: "127.0.0.1",
      APP_URL: url,
      RELEVEL_DATA_DIR: folder,
      DATABASE_URL: postgres.url,
      SESSION_SECRET: secret,
      METRICS_TOKEN: metricsToken,
      // Everybody comes from an address of their own.
      TRUST_PROXY: "1",
      SIMULATOR: "on",
      SIMULATOR_URL: url,
      SIMULATOR_SPEED: SPEED,
    };
    const start = async (name: "web" | "worker") => {
      const child = spawn(process.execPath, ["--enable-source-maps", `build/process/${name}.js`], {
        env,
        stdio: ["ignore", "pipe", "pipe", "ipc"],
      });
      watch(name, child, onProblem);
      undo.push(() => {
        child.removeAllListeners("exit");
        return endChild(child, "SIGTERM");
      });
      await firstMessage(child);
      return child.pid ?? 0;
    };
    const pids = { web: await start("web"), worker: await start("worker") };
    const memory = () => ({ web: residentBytes(pids.web), worker: residentBytes(pids.worker) });
    return { url, databaseUrl: postgres.url, secret, metricsToken, memory, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function watch(name: string, child: ChildProcess, onProblem: (problem: string) => void): void {
  if (child.stdout) {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const problem = problemOf(line);
      if (problem) onProblem(`${name}: ${problem}`);
    });
  }
  // Node's own warnings come here, too: of listeners that leak, for instance.
  if (child.stderr) {
    createInterface({ input: child.stderr }).on("line", (line) => onProblem(`${name}: ${line}`));
  }
  child.once("exit", (code, signal) => onProblem(`${name} ended by itself with ${code ?? signal}`));
}

/** What a line of a log reports that shouldn't have happened, or null. */
function problemOf(line: string): string | null {
  try {
    const { level, msg, ...more } = JSON.parse(line) as Record<string, unknown>;
    if (level !== "error" && level !== "fatal") return null;
    return `${msg} ${JSON.stringify({ ...more, time: undefined, pid: undefined })}`;
  } catch {
    return line;
  }
}

function residentBytes(pid: number): number {
  if (process.platform !== "linux") {
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) * 1024;
  }
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) * 1024;
}
