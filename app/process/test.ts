/**
 * Runs all tests. Vitest's come as they run; the browser tests, which mostly wait, run beside them, and what
 * they print comes in one piece after that. The last lines are the summaries of both. Exit code 1 when
 * anything failed, and when a log of any process that was started holds what belongs to people.
 *
 * Usage: node --import tsx app/process/test.ts
 * Each runner works by itself as well: `npx vitest run`, `npx playwright test`.
 */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { build, isBuildCurrent } from "./build.server";
import { runCommand } from "./command";
import { logLinesOf } from "./log-search";
import { searchLogs, searchWords } from "./search-logs.server";

/** How a runner ended: what it printed, and whether it was content. */
interface Ran {
  output: string;
  passed: boolean;
}

/** Where the tests have everything they start leave what it prints: see tests/setup/kept-log.ts. */
const LOGS = path.resolve("test-results/logs");

const require = createRequire(import.meta.url);

/** The script behind a package's command. */
const programOf = (name: string, script: string) =>
  path.join(path.dirname(require.resolve(`${name}/package.json`)), script);

/**
 * Runs a test runner to its end, in our process group.
 *
 * @param show gets what it prints, as it comes
 * @param stopped ends it, when we are asked to end
 */
function run(
  program: string,
  args: string[],
  show: (chunk: Buffer) => void,
  stopped: AbortSignal,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      // A pipe has no colours of its own.
      env: {
        ...process.env,
        TEST_LOGS: LOGS,
        ...(process.stdout.isTTY && process.stdout.hasColors() ? { FORCE_COLOR: "1" } : {}),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const end = () => child.kill("SIGTERM");
    stopped.addEventListener("abort", end, { once: true });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        show(chunk);
      });
    child.once("error", reject);
    child.once("close", (code) => {
      stopped.removeEventListener("abort", end);
      resolve({ output: Buffer.concat(chunks).toString(), passed: code === 0 });
    });
  });
}

/** The last lines of Vitest's output: how many files and tests there were, and how long they took. */
function summaryOf(output: string): string {
  const lines = output.trimEnd().split("\n");
  const first = lines.findLastIndex((line) => /^ *Test Files /.test(stripVTControlCharacters(line)));
  return first < 0 ? "" : lines.slice(first).join("\n");
}

await runCommand(async () => {
  rmSync(LOGS, { recursive: true, force: true });
  mkdirSync(LOGS, { recursive: true });
  // Once, for both: neither finds anything left to build.
  if (!isBuildCurrent()) await build("on-failure");
  const stop = new AbortController();
  // The terminal tells everybody of a Ctrl-C; we only wait until they have tidied up.
  process.on("SIGINT", () => undefined);
  for (const name of ["SIGTERM", "SIGHUP"] as const) process.on(name, () => stop.abort());
  const browsers = run(programOf("@playwright/test", "cli.js"), ["test"], () => undefined, stop.signal);
  const rest = run(
    programOf("vitest", "vitest.mjs"),
    ["run"],
    (chunk) => void process.stdout.write(chunk),
    stop.signal,
  );
  const [inBrowsers, others] = await Promise.all([browsers, rest]);
  process.stdout.write(`\n${inBrowsers.output}\n${summaryOf(others.output)}\n`);
  // Use cases that tests call by themselves log through the runner.
  for (const [name, { output }] of Object.entries({ vitest: others, playwright: inBrowsers }))
    writeFileSync(path.join(LOGS, `${name}.log`), logLinesOf(stripVTControlCharacters(output)));
  const searched = searchLogs(LOGS);
  console.log(searchWords(searched));
  const silent = searched.lines === 0 && others.passed;
  if (silent) console.log("No process has logged anything, so nothing was searched.");
  if (!inBrowsers.passed || !others.passed || silent || searched.findings.length > 0) process.exitCode = 1;
});
