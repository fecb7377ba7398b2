import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { build, isBuildCurrent } from "../../app/process/build.server";
import { startEmbeddedPostgres } from "../../app/process/embedded-postgres.server";
import { migrate } from "../../app/process/migrate.server";

declare module "vitest" {
  interface ProvidedContext {
    /** Owner's connection string of a migrated database that tests copy and never use itself. */
    templateUrl: string;
  }
}

/** One Postgres for all test files, and a finished build for those that run the real processes. */
export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(path.join(tmpdir(), "relevel-test-"));
  // The server may run as another user.
  chmodSync(dataDir, 0o755);
  const postgres = await startEmbeddedPostgres({
    dataDir,
    durable: false,
    createDatabases: true,
    maxConnections: 300,
    say: () => {},
  });
  await Promise.all([migrate(postgres.url), isBuildCurrent() ? undefined : build("on-failure")]);
  project.provide("templateUrl", postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
