import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/setup/longest-first";

const alias = { "~": fileURLToPath(new URL("./app", import.meta.url)) };

export default defineConfig({
  resolve: { alias },
  test: {
    poolOptions: {
      // Most of them wait for processes most of the time. Files share the runner's processes, which have loaded
      // Prisma and its like by then: see tests/setup/each-file.ts. As many at least as at most, because a process
      // that is let go between two files may be given one all the same.
      forks: { isolate: false, minForks: 3, maxForks: 3 },
      // Beside those. Pure rules leave nothing behind, so that one thread loads each of them once for all.
      threads: { isolate: false, minThreads: 1, maxThreads: 1 },
    },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["app/**/*.test.{ts,tsx}", "jobs/**/*.test.ts", "tests/corpus/**/*.test.ts"],
          // Properties take their time where everything else runs as well.
          testTimeout: 30_000,
          pool: "threads",
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/setup/global-setup.ts"],
          setupFiles: ["tests/setup/each-file.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          pool: "forks",
        },
      },
      {
        resolve: { alias },
        test: {
          name: "chaos",
          include: ["tests/chaos/**/*.test.ts"],
          globalSetup: ["tests/setup/global-setup.ts"],
          setupFiles: ["tests/setup/each-file.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          pool: "forks",
          // They keep the machine busy by themselves: after all others, and one after the other.
          sequence: { groupOrder: 1 },
          poolOptions: { forks: { singleFork: true } },
        },
      },
    ],
  },
});
