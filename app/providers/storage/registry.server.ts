import { deriveKey, env } from "~/env.server";
import { diskStorage } from "./disk.server";
import type { FileStorage } from "./provider";
import { s3Storage } from "./s3.server";

/** What forgotten facts are known again by, without keeping a word of them. */
export const memoryKey = (): Buffer => deriveKey("memory-fingerprint");

let known: FileStorage | undefined;

/** The storage that the configuration names. */
export function fileStorage(): FileStorage {
  const { folder, s3 } = env().storage;
  known ??= s3 ? s3Storage(s3) : diskStorage(folder);
  return known;
}
