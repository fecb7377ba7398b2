import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { freePort, startEmbeddedPostgres } from "../../app/process/embedded-postgres.server";
import { identify, until } from "../../app/process/process-identity.server";
import { keepLog } from "../setup/kept-log";

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "relevel-start-"));
  // The database's own user, which a server started by root has, must be able to pass through.
  await chmod(folder, 0o711);
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Every process that a process has started, however deep, itself included. */
function family(pid: number): number[] {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/).map(Number));
  const childrenOf = (parent: number): number[] =>
    rows.filter(([, ppid]) => ppid === parent).flatMap(([child = 0]) => [child, ...childrenOf(child)]);
  return [pid, ...childrenOf(pid)];
}

/** Empty once it has ended. */
const commandOf = (pid: number) =>
  spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).stdout;

const areGone = (pids: number[]) => pids.every((pid) => identify(pid) === undefined);

class Start {
  output = "";
  readonly exit: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(env: Record<string, string>) {
    const { DATABASE_URL, SESSION_SECRET, NODE_ENV, SIMULATOR, APP_URL, ...inherited } = process.env;
    this.child = spawn(process.execPath, ["--import", "tsx", "app/process/start.ts"], {
      env: { ...inherited, ...env } as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const keep = keepLog("start");
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.output += chunk;
        keep(chunk);
      });
    }
    this.exit = new Promise((resolve) => this.child.once("close", resolve));
    cleanUps.push(async () => {
      this.child.kill("SIGTERM");
      await this.exit;
    });
  }

  get pid(): number {
    if (!this.child.pid) throw new Error("the supervisor did not start");
    return this.child.pid;
  }

  /** Waits for text in the output; fails with the whole output when the process ends before. */
  async says(text: string, from = 0): Promise<void> {
    const ended = () => this.child.exitCode !== null || this.child.signalCode !== null;
    await until(() => this.output.includes(text, from) || ended(), 90_000);
    expect(this.output.slice(from)).toContain(text);
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("npm start on one machine", () => {
  it("starts, watches its children, keeps the data and leaves no process behind", {
    timeout: 120_000,
  }, async () => {
    const dataDir = await temporaryFolder();
    const port = await freePort();
    const env = { RELEVEL_DATA_DIR: dataDir, PORT: String(port) };
    const ready = `relevel.me is ready at http://localhost:${port}\n`;
    const address = async () => (await readFile(path.join(dataDir, "database-url"), "utf8")).trim();

    const first = new Start(env);
    await first.says(ready);
    expect(first.output).toContain("The simulator is on");
    expect((await fetch(`http://localhost:${port}/health`)).status).toBe(200);
    await query(await address(), "CREATE TABLE keepsake AS SELECT 'still here' AS note");
    const [role] = await query(
      await address(),
      "SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user",
    );
    expect(role).toEqual({ rolsuper: false, rolcreaterole: true });

    const second = new Start({ ...env, PORT: String(await freePort()) });
    expect(await second.exit).toBe(1);
    expect(second.output).toContain("already running on this data folder");

    const worker = family(first.pid).find((pid) => commandOf(pid).includes("worker.js")) ?? 0;
    const before = first.output.length;
    process.kill(worker, "SIGKILL");
    await first.says("The worker process was ended by SIGKILL; starting it again", before);
    const isBack = () =>
      family(first.pid).some((pid) => pid !== worker && commandOf(pid).includes("worker.js"));
    expect(await until(isBack, 15_000, 100)).toBe(true);

    const firstFamily = family(first.pid);
    expect(firstFamily.length).toBeGreaterThan(4);
    first.signal("SIGTERM");
    expect(await first.exit).toBe(0);
    expect(areGone(firstFamily)).toBe(true);

    const third = new Start(env);
    await third.says(ready);
    expect(await query(await address(), "SELECT note FROM keepsake")).toEqual([{ note: "still here" }]);

    // Killed without a chance to clean up, it takes everything along all the same.
    const thirdFamily = family(third.pid);
    third.signal("SIGKILL");
    expect(await until(() => areGone(thirdFamily), 20_000, 100)).toBe(true);
  });
});

describe("npm start that cannot work", () => {
  it("names the port that is in use", { timeout: 30_000 }, async () => {
    const port = await freePort();
    const other = createServer().listen(port);
    cleanUps.push(() => new Promise((resolve) => other.close(() => resolve())));
    const start = new Start({ RELEVEL_DATA_DIR: await temporaryFolder(), PORT: String(port) });
    expect(await start.exit).toBe(1);
    expect(start.output).toContain(`Port ${port} is already in use`);
    expect(start.output).toContain("PORT=");
  });

  it("lists every wrong variable in one message", { timeout: 30_000 }, async () => {
    const env = { PORT: "many", LOG_LEVEL: "loud", CALL_PROVIDER: "pigeon" };
    const start = new Start({ ...env, RELEVEL_DATA_DIR: await temporaryFolder() });
    expect(await start.exit).toBe(1);
    for (const name of Object.keys(env)) expect(start.output).toContain(name);
    expect(start.output).not.toMatch(/^\s+at /m);
  });

  it("says which database it cannot reach, without the password", { timeout: 60_000 }, async () => {
    const port = await freePort();
    const start = new Start({
      RELEVEL_DATA_DIR: await temporaryFolder(),
      PORT: String(await freePort()),
      DATABASE_URL: `postgres://someone:verysecret@127.0.0.1:${port}/relevel`,
    });
    expect(await start.exit).toBe(1);
    expect(start.output).toContain(`Cannot reach the database at 127.0.0.1:${port}/relevel as someone`);
    expect(start.output).not.toContain("verysecret");
  });

  it("refuses a half-migrated database and one that is newer than the code", {
    timeout: 60_000,
  }, async () => {
    const database = await startEmbeddedPostgres({ dataDir: await temporaryFolder(), durable: false });
    cleanUps.push(() => database.stop());
    await query(
      database.url,
      "CREATE TABLE _prisma_migrations (migration_name text, finished_at timestamptz, rolled_back_at timestamptz)",
    );
    const env = { RELEVEL_DATA_DIR: await temporaryFolder(), DATABASE_URL: database.url };

    await query(database.url, "INSERT INTO _prisma_migrations VALUES ('20990101000000_half', NULL, NULL)");
    const half = new Start({ ...env, PORT: String(await freePort()) });
    expect(await half.exit).toBe(1);
    expect(half.output).toContain("half migrated: 20990101000000_half");
    expect(half.output).toContain("SET rolled_back_at = now() WHERE migration_name = '20990101000000_half'");

    await query(database.url, "UPDATE _prisma_migrations SET finished_at = now()");
    const newer = new Start({ ...env, PORT: String(await freePort()) });
    expect(await newer.exit).toBe(1);
    expect(newer.output).toContain("newer than this version");
    expect(newer.output).toContain("20990101000000_half");
  });
});
