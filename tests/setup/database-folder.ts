import { accessSync, constants, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

/** What Linux keeps in memory. */
const IN_MEMORY = "/dev/shm";
/** More than all databases of a run take at once, with the log of what was written to them. */
const ROOM_BYTES = 4 * 1024 ** 3;

/**
 * Where the databases of tests lie: in memory, as far as there is such a place with room. On a disk, making and
 * dropping one for each test file takes several times what is done in it.
 */
export function databaseFolder(): string {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ROOM_BYTES ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}
