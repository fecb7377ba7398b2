import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { runHelper } from "./children.server";

/** What the build is made of: anything else may change without a new build. */
const SOURCES = ["app", "jobs", "prisma", "public"];
const SOURCE_FILES = [
  "package-lock.json",
  "package.json",
  "tsconfig.json",
  "vite.config.ts",
  "remix.config.js",
];
const GENERATED = path.join("app", "db", "generated");
const STAMP = path.join("build", ".stamp");

/** Programs that production runs without the TypeScript loader, as bundles in `build/process`. */
const PROGRAMS = {
  worker: "jobs/worker.ts",
  web: "app/process/web.ts",
  migrate: "app/process/migrate.ts",
  seed: "app/process/seed.ts",
  backup: "app/process/backup.ts",
  restore: "app/process/restore.ts",
  graphile: "app/process/graphile.ts",
  user: "app/process/user.ts",
  calls: "app/process/calls.ts",
  jobs: "app/process/jobs.ts",
  "demo-users": "app/process/demo-users.ts",
  "demo-year": "app/process/demo-year.ts",
  "postgres-host": "app/process/postgres-host.ts",
};

/** One number for the content of everything the build is made of. */
function sourceHash(): string {
  const hash = createHash("sha256");
  const add = (file: string) => hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  const walk = (folder: string) => {
    if (folder === GENERATED || !existsSync(folder)) return;
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(file);
      else if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) add(file);
    }
  };
  SOURCES.forEach(walk);
  SOURCE_FILES.filter((file) => existsSync(file)).forEach(add);
  return hash.digest("hex");
}

/** Whether `build/` is there and made from the sources as they are now. */
export function isBuildCurrent(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === sourceHash();
}

/**
 * Generates the Prisma client when it is missing or older than the schema.
 *
 * @param ownGroup see `runHelper`
 */
export async function ensurePrismaClient(output: "show" | "on-failure", ownGroup?: boolean): Promise<void> {
  const client = path.join(GENERATED, "client.ts");
  const schema = path.join("prisma", "schema.prisma");
  if (existsSync(client) && statSync(client).mtimeMs >= statSync(schema).mtimeMs) return;
  await runHelper({
    command: process.execPath,
    args: [path.join("app", "process", "generate.mjs")],
    output,
    what: "Generating the database client",
    ownGroup,
  });
}

/**
 * Builds everything production needs into `build/`: browser files, server, and the bundled programs.
 *
 * @param output whether the tools may talk, or only when they fail
 * @throws CommandError when a step fails
 */
export async function build(output: "show" | "on-failure"): Promise<void> {
  const hash = sourceHash();
  rmSync(STAMP, { force: true });
  await ensurePrismaClient(output, false);
  const remix = path.join(path.dirname(createRequire(import.meta.url).resolve("@remix-run/dev")), "cli.js");
  await runHelper({
    command: process.execPath,
    args: [remix, "vite:build"],
    env: { ...process.env, NODE_ENV: "production" },
    output,
    what: "The build",
    ownGroup: false,
  });
  // Last, because the Remix build empties the folder first.
  await bundlePrograms();
  writeFileSync(STAMP, hash);
}

async function bundlePrograms(): Promise<void> {
  // Only a build needs the bundler, and it is not installed where only a finished build runs.
  const esbuild = await import("esbuild");
  await esbuild.build({
    entryPoints: PROGRAMS,
    outdir: path.join("build", "process"),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
  });
  await esbuild.stop();
}
