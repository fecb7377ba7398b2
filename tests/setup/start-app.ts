import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { inject } from "vitest";
import { freePort } from "../../app/process/embedded-postgres.server";
import { freshDatabase } from "./database";

/** One of the product's processes, started as production starts it. */
export class Process {
  private child: ChildProcess | null = null;
  /** Everything it has printed. */
  output = "";

  constructor(
    private readonly name: "web" | "worker",
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** Resolves when it says that it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ["--enable-source-maps", `build/process/${this.name}.js`], {
      env: this.env,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (this.output += chunk));
    await new Promise<void>((resolve, reject) => {
      child.once("message", () => resolve());
      child.once("exit", (code) => reject(new Error(`${this.name} ended with ${code}:\n${this.output}`)));
    });
  }

  /** Sends a signal and resolves when the process has ended. */
  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    this.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  }
}

export type App = {
  url: string;
  /** The owner's connection string of its database. */
  databaseUrl: string;
  env: NodeJS.ProcessEnv;
  web: Process;
  worker: Process;
  stop: () => Promise<void>;
};

/**
 * The product as it runs in production, on a database and a port of its own.
 *
 * @param options.env overrides; by default the simulator is on and as fast as it can be
 * @param options.worker false leaves the worker stopped
 */
export async function startApp(
  options: { env?: Record<string, string>; worker?: boolean } = {},
): Promise<App> {
  const database = await freshDatabase(inject("templateUrl"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    NODE_ENV: "production",
    PORT: String(port),
    DATABASE_URL: database.url,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    SIMULATOR: "on",
    SIMULATOR_SPEED: "1000",
    LOG_LEVEL: "info",
    ...options.env,
  };
  const web = new Process("web", env);
  const worker = new Process("worker", env);
  const stop = async () => {
    await Promise.all([web.end("SIGTERM"), worker.end("SIGTERM")]);
    await database.drop();
  };
  try {
    await Promise.all([web.start(), options.worker === false ? undefined : worker.start()]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, databaseUrl: database.url, env, web, worker, stop };
}
