import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { assertKey, type FileStorage, StorageError } from "./provider";

/**
 * Keeps files in a folder of this machine, readable by its owner only. A file appears under its name once all of it
 * is on the disk.
 *
 * @param folder absolute path; it is created with the first file
 */
export function diskStorage(folder: string): FileStorage {
  const fileOf = (key: string) => {
    assertKey(key);
    return path.join(folder, ...key.split("/"));
  };
  return {
    async put(key, bytes) {
      const file = fileOf(key);
      const draft = `${file}.${randomUUID()}.part`;
      try {
        await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
        await writeWhole(draft, bytes);
        await rename(draft, file);
      } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined);
        throw failure("was not written", error);
      }
    },
    async get(key) {
      const handle = await openFile(fileOf(key));
      if (!handle) return null;
      const { size } = await handle.stat();
      const body = Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>;
      return { bytes: size, body };
    },
    async remove(key) {
      const file = fileOf(key);
      try {
        await rm(file, { force: true });
        for (const draft of await draftsOf(file)) await rm(draft, { force: true });
        // Folders are named after people, too. One that isn't empty stays.
        await rmdir(path.dirname(file)).catch(() => undefined);
      } catch (error) {
        throw failure("was not removed", error);
      }
    },
  };
}

/** What is left of a file that was being written when the process was killed. */
async function draftsOf(file: string): Promise<string[]> {
  const { dir, base } = path.parse(file);
  const names = await readdir(dir).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  return names
    .filter((name) => name.startsWith(`${base}.`) && name.endsWith(".part"))
    .map((name) => path.join(dir, name));
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openFile(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    if (isMissing(error)) return null;
    throw failure("was not read", error);
  }
}

const codeOf = (error: unknown): string => String(Object(error).code ?? "");

const isMissing = (error: unknown): boolean => ["ENOENT", "ENOTDIR"].includes(codeOf(error));

/** The code alone: messages of the system name the file. */
function failure(what: string, error: unknown): Error {
  return error instanceof StorageError
    ? error
    : new StorageError(`a file ${what}: ${codeOf(error) || "unknown"}`);
}
