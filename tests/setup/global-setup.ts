import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { build, isBuildCurrent } from "../../app/process/build.server";
import { startEmbeddedPostgres } from "../../app/process/embedded-postgres.server";
import { migrate } from "../../app/process/migrate.server";
import { databaseFolder } from "./database-folder";

declare module "vitest" {
  interface ProvidedContext {
    /** Owner's connection string of a migrated database that tests copy and never use itself. */
    templateUrl: string;
  }
}

type Server = { url: string; stop: () => Promise<void> };

async function start(): Promise<Server> {
  const dataDir = mkdtempSync(path.join(databaseFolder(), "relevel-test-"));
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
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

// Every project loads this file anew, and all of them share one server.
const everyProject = globalThis as typeof globalThis & {
  testServer?: { server: Promise<Server>; users: number };
};

/** One Postgres for all test files, and a finished build for those that run the real processes. */
export default async function setup(project: TestProject) {
  everyProject.testServer ??= { server: start(), users: 0 };
  const shared = everyProject.testServer;
  shared.users += 1;
  project.provide("templateUrl", (await shared.server).url);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    everyProject.testServer = undefined;
    await (await shared.server).stop();
  };
}
