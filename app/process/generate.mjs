/**
 * Generates the database client from prisma/schema.prisma. Prisma only asks for an address to decide that it
 * needs no engine to be downloaded; it never connects here.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";

const environment = {
  ...process.env,
  DATABASE_URL: process.env.DATABASE_URL || "postgres://unset@127.0.0.1:1/unset",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  CHECKPOINT_DISABLE: "1",
};

/** Path of Prisma's command line, or undefined where npm only writes the lock file. */
function prismaCli() {
  try {
    return createRequire(import.meta.url).resolve("prisma/build/index.js");
  } catch {
    return undefined;
  }
}

const prisma = prismaCli();
// An image that installs its packages before it gets the sources generates the client when it builds.
if (prisma && existsSync("prisma/schema.prisma")) {
  const options = { stdio: "inherit", env: environment };
  const { status } = spawnSync(process.execPath, [prisma, "generate", "--no-hints"], options);
  process.exitCode = status ?? 1;
}
