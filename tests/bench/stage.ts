import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import pg from "pg";
import { build, isBuildCurrent } from "../../app/process/build.server";
import { startEmbeddedPostgres } from "../../app/process/embedded-postgres.server";
import { makeDemoUsers, zoneByDay } from "../../app/process/make-demo-users.server";
import { migrate } from "../../app/process/migrate.server";

/** How many calls a worker and its yardsticks place at the same time. */
export const CONCURRENCY = 24;

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** A database of demo users, none of whom is due. */
export type Database = {
  url: string;
  /** The owner's connection. */
  db: pg.Client;
  users: number;
};

/** A process that answers questions, one at a time. */
export class Helper {
  private constructor(private readonly child: ChildProcess) {}

  static async start(child: ChildProcess): Promise<Helper> {
    await firstMessage(child);
    return new Helper(child);
  }

  async ask<Answer>(question: object): Promise<Answer> {
    const answer = firstMessage(this.child);
    this.child.send(question);
    return (await answer) as Answer;
  }

  stop = () => endChild(this.child, "SIGTERM");
}

/** Resolves with what a process says next. */
export function firstMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a process of the benchmark ended with ${code}`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      resolve(message);
    });
  });
}

export async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

/** Everything that the benchmarks run on: a throw-away Postgres, its databases, and processes. */
export class Stage {
  private readonly endings: (() => unknown)[] = [];
  private readonly databases = new Map<number, Promise<Database>>();
  private programs = "";
  private templateUrl = "";
  private closing: Promise<void> | undefined;
  readonly secret = randomBytes(32).toString("hex");

  constructor(private readonly say: (line: string) => void) {}

  /** What `close` has to undo; the last comes first. */
  onClose(undo: () => unknown): void {
    this.endings.push(undo);
  }

  close(): Promise<void> {
    this.closing ??= (async () => {
      for (const undo of this.endings.reverse()) await Promise.resolve(undo()).catch(() => undefined);
    })();
    return this.closing;
  }

  /** A folder that is gone at the end. Others may enter it: the database's server may run as another user. */
  folder(name: string): string {
    const folder = mkdtempSync(path.join(tmpdir(), `relevel-bench-${name}-`));
    chmodSync(folder, 0o755);
    this.onClose(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }

  async open(): Promise<void> {
    if (!isBuildCurrent()) {
      this.say("building");
      await build("on-failure");
    }
    // Bundled like the product's own programs, so that no loader takes part. Inside the repository, so that
    // packages are found.
    this.programs = path.resolve("node_modules", ".cache", `relevel-bench-${process.pid}`);
    mkdirSync(this.programs, { recursive: true });
    this.onClose(() => rmSync(this.programs, { recursive: true, force: true }));
    await esbuild.build({
      entryPoints: ["vendor.ts", "contender.ts", "product.ts", "bare-app.tsx"].map((name) =>
        here(`./programs/${name}`),
      ),
      outdir: this.programs,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      packages: "external",
    });
    this.say("starting a throw-away Postgres with the product's own settings (durable: fsync on)");
    const postgres = await startEmbeddedPostgres({
      dataDir: this.folder("postgres"),
      createDatabases: true,
      maxConnections: 200,
      say: () => undefined,
    });
    this.onClose(postgres.stop);
    this.templateUrl = postgres.url;
    await migrate(postgres.url);
  }

  /** A database with so many users, made when it is first asked for. */
  database(users: number): Promise<Database> {
    const known = this.databases.get(users) ?? this.makeDatabase(users);
    this.databases.set(users, known);
    return known;
  }

  private async makeDatabase(users: number): Promise<Database> {
    const template = new URL(this.templateUrl).pathname.slice(1);
    const at = (name: string) => Object.assign(new URL(this.templateUrl), { pathname: `/${name}` }).href;
    const admin = new pg.Client({ connectionString: at("postgres") });
    await admin.connect();
    await admin.query(`create database bench_${users} template ${template}`).finally(() => admin.end());
    const url = at(`bench_${users}`);
    const number = new Intl.NumberFormat("en");
    this.say(`making ${number.format(users)} users`);
    let told = performance.now();
    await makeDemoUsers(url, {
      count: users,
      person: "0101",
      // It is day there for hours to come, and nobody's own time comes while this runs.
      zone: zoneByDay(new Date()),
      due: "20:59",
      entitled: null,
      onProgress: (made) => {
        if (performance.now() - told < 15_000) return;
        told = performance.now();
        this.say(`${number.format(made)} users`);
      },
    });
    const db = new pg.Client({ connectionString: url });
    db.on("error", () => undefined);
    await db.connect();
    this.onClose(() => db.end());
    return { url, db, users };
  }

  env(database: Database | null, vendorUrl = ""): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      SESSION_SECRET: this.secret,
      SIMULATOR: "on",
      WORKER_CONCURRENCY: String(CONCURRENCY),
      ...(database && { DATABASE_URL: database.url }),
      ...(vendorUrl && { SIMULATOR_URL: vendorUrl }),
    };
  }

  /** Starts one of `programs/`, which says when it is ready. */
  spawnProgram(name: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
    return this.spawn([path.join(this.programs, `${name}.js`), ...args], env);
  }

  /** Starts the product's worker as production does. */
  spawnWorker(database: Database, vendorUrl: string): ChildProcess {
    return this.spawn(["build/process/worker.js"], this.env(database, vendorUrl));
  }

  /** Starts the product's web process as production does. @param env besides what everybody gets */
  spawnWeb(database: Database, env: Record<string, string>): ChildProcess {
    return this.spawn(["build/process/web.js"], { ...this.env(database), ...env });
  }

  private spawn(args: string[], env: NodeJS.ProcessEnv): ChildProcess {
    const child = spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
    this.onClose(() => endChild(child, "SIGKILL"));
    return child;
  }
}
