import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { inject } from "vitest";
import { freePort } from "../../app/process/embedded-postgres.server";
import { freshDatabase } from "./database";
import { keepLog, neverLogKeys } from "./kept-log";

/** How long the supervisor waits before it starts a process again that has ended by itself. */
const START_AGAIN_MS = 500;

/** One of the product's processes, started as production starts it. */
export class Process {
  private child: ChildProcess | null = null;
  private startingAgain: NodeJS.Timeout | undefined;
  private settleStart: (error?: Error) => void = () => {};
  /** Everything it has printed. */
  output = "";
  /** How it has ended without being asked to: exit codes and signals. */
  readonly deaths: (number | NodeJS.Signals | null)[] = [];

  /** @param supervised starts again when it ends by itself, as under the supervisor */
  constructor(
    private readonly name: "web" | "worker",
    private readonly env: NodeJS.ProcessEnv,
    private readonly supervised = false,
  ) {}

  /** Resolves when it says that it is ready, or when it is ended before. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.settleStart = (error) => (error ? reject(error) : resolve());
      this.launch();
    });
  }

  private launch(): void {
    const child = spawn(process.execPath, ["--enable-source-maps", `build/process/${this.name}.js`], {
      env: this.env,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.child = child;
    const keep = keepLog(this.name);
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => {
        this.output += chunk;
        keep(chunk);
      });
    child.once("message", () => this.child === child && this.settleStart());
    child.once("exit", (code, signal) => {
      if (this.child !== child) return;
      this.child = null;
      this.deaths.push(code ?? signal);
      if (this.supervised) this.startingAgain = setTimeout(() => this.launch(), START_AGAIN_MS);
      else this.settleStart(new Error(`${this.name} ended with ${code}:\n${this.output}`));
    });
  }

  /**
   * Sends a signal and resolves when the process has ended.
   *
   * @returns its exit code; null when a signal ended it or it didn't run
   */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    clearTimeout(this.startingAgain);
    const child = this.child;
    this.child = null;
    this.settleStart();
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const exited = once(child, "exit") as Promise<[number | null]>;
    child.kill(signal);
    const [code] = await exited;
    return code;
  }
}

export type App = {
  url: string;
  /** The owner's connection string of its database. */
  databaseUrl: string;
  env: NodeJS.ProcessEnv;
  web: Process;
  /** The first of the workers. */
  worker: Process;
  workers: Process[];
  stop: () => Promise<void>;
};

/**
 * The product as it runs in production, on a database and a port of its own.
 *
 * @param options.env overrides; by default the simulator is on and as fast as it can be
 * @param options.web false leaves the web process stopped
 * @param options.worker false leaves the workers stopped
 * @param options.workers how many there are, one by default
 * @param options.supervised processes that end by themselves are started again
 * @param options.databaseUrl a migrated database to use instead of a new one; it is left alone at the end
 */
export async function startApp(
  options: {
    env?: Record<string, string>;
    web?: boolean;
    worker?: boolean;
    workers?: number;
    supervised?: boolean;
    databaseUrl?: string;
  } = {},
): Promise<App> {
  const database = options.databaseUrl
    ? { url: options.databaseUrl, drop: async () => {} }
    : await freshDatabase(inject("templateUrl"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    NODE_ENV: "production",
    PORT: String(port),
    APP_URL: url,
    DATABASE_URL: database.url,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    SIMULATOR: "on",
    SIMULATOR_SPEED: "1000",
    LOG_LEVEL: "info",
    ...options.env,
  };
  neverLogKeys(env);
  const web = new Process("web", env, options.supervised);
  const worker = new Process("worker", env, options.supervised);
  const others = Array.from(
    { length: (options.workers ?? 1) - 1 },
    () => new Process("worker", env, options.supervised),
  );
  const workers = [worker, ...others];
  const stop = async () => {
    await Promise.all([web, ...workers].map((each) => each.end("SIGTERM")));
    await database.drop();
  };
  try {
    const starting = [...(options.web === false ? [] : [web]), ...(options.worker === false ? [] : workers)];
    await Promise.all(starting.map((each) => each.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, databaseUrl: database.url, env, web, worker, workers, stop };
}
