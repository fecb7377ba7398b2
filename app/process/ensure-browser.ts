/**
 * Makes sure that the browser tests have a Chromium: the one of the distribution, the one in CHROMIUM_PATH,
 * or Playwright's own. Installs Debian's when there is none and we may.
 */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { runHelper } from "./children.server";
import { CommandError, runCommand } from "./command";

const DISTRIBUTION_CHROMIUM = "/usr/bin/chromium";

async function hasChromium(): Promise<boolean> {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new CommandError(`CHROMIUM_PATH: there is no file ${named}.`);
  if (named || existsSync(DISTRIBUTION_CHROMIUM)) return true;
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath());
}

async function installFromDebian(): Promise<void> {
  const apt = (...args: string[]) =>
    runHelper({
      command: "apt-get",
      args,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      output: "on-failure",
      what: `apt-get ${args[0]}`,
    });
  await apt("update");
  await apt("install", "--yes", "--no-install-recommends", "chromium");
}

async function installFromPlaywright(): Promise<void> {
  const playwright = createRequire(import.meta.url).resolve("@playwright/test/package.json");
  await runHelper({
    command: process.execPath,
    args: [path.join(path.dirname(playwright), "cli.js"), "install", "chromium"],
    output: "on-failure",
    what: "The installation of Chromium",
  });
}

await runCommand(async () => {
  if (await hasChromium()) return;
  console.log("Installing Chromium for the browser tests…");
  const debian = existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get");
  await (debian && process.getuid?.() === 0 ? installFromDebian() : installFromPlaywright());
});
