/**
 * Asks the registry which known advisories concern what we ship, and fails on those that nobody has explained.
 *
 * Usage: npm run audit
 */
import { spawnSync } from "node:child_process";
import { judgeAudit, KNOWN_ADVISORIES } from "./advisories";
import { CommandError, runCommand } from "./command";

const TIMEOUT_MS = 120_000;

await runCommand(async () => {
  const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
    encoding: "utf8",
    timeout: TIMEOUT_MS,
    maxBuffer: 64 * 1024 * 1024,
  });
  const judged = judgeAudit(stdout);
  if (!judged) throw new CommandError("The registry gave no audit report. `npm audit` says why.");
  for (const id of judged.gone) console.log(`${id} is not reported any more: take it off the list.`);
  if (judged.open.length > 0) {
    throw new CommandError(["Neither mended nor explained:", ...judged.open].join("\n  "));
  }
  console.log(`Nothing from moderate on but what is explained (${KNOWN_ADVISORIES.length} advisories).`);
});
