/**
 * `npm run companion`: builds the companion's model from its geometry and writes public/models/companion.glb.
 * Exit code 1, and nothing written, when the validator finds a fault or the file is over its budget.
 */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { CommandError, runCommand } from "./command";
import { COMPANION_BUDGET, COMPANION_FILE, companionGlb, faultsOf } from "./companion-file";

await runCommand(async () => {
  const glb = await companionGlb();
  const faults = await faultsOf(glb);
  if (faults.length > 0) throw new CommandError(`The model has faults:\n${faults.join("\n")}`);
  const size = { raw: glb.length, gzip: gzipSync(glb).length };
  const inKb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  if (size.raw > COMPANION_BUDGET.raw || size.gzip > COMPANION_BUDGET.gzip) {
    throw new CommandError(`The model is over its budget: ${inKb(size.raw)}, ${inKb(size.gzip)} gzip.`);
  }
  await mkdir(path.dirname(COMPANION_FILE), { recursive: true });
  await writeFile(COMPANION_FILE, glb);
  console.log(`${COMPANION_FILE}: ${inKb(size.raw)}, ${inKb(size.gzip)} gzip.`);
});
