import { readTalk } from "~/domain/progress/reading/read-talk";
import { DEV } from "./dev";
import { HELD_OUT } from "./held-out";
import { EXTRACTORS, score, tableOf } from "./score";

/**
 * Prints how well the rules read the corpus. `--misses` lists what they miss and make up in the talks they are
 * written with; those of the held-out talks stay unseen.
 *
 * Usage: npm run corpus [-- --misses]
 */

const dev = score(DEV, readTalk);
process.stdout.write(`${tableOf("written with", dev)}\n${tableOf("held out", score(HELD_OUT, readTalk))}\n`);
if (process.argv.includes("--misses")) {
  for (const extractor of EXTRACTORS) {
    for (const miss of dev[extractor].misses) process.stdout.write(`${extractor}: ${miss}\n`);
  }
}
