import { deriveKey, env } from "~/env.server";
import { observeVendor } from "~/observability/observe-vendor.server";
import { diskStorage } from "./disk.server";
import type { FileStorage } from "./provider";
import { s3Storage } from "./s3.server";

/** What forgotten facts are known again by, without keeping a word of them. */
export const memoryKey = (): Buffer => deriveKey("memory-fingerprint");

/** What the ids of rows that somebody brings are made with, so that nobody can choose one. */
export const importKey = (): Buffer => deriveKey("import-ids");

let known: FileStorage | undefined;

/** The storage that the configuration names. */
export function fileStorage(): FileStorage {
  const { folder, s3 } = env().storage;
  known ??= observeVendor(s3 ? s3Storage(s3) : diskStorage(folder), {
    provider: s3 ? "s3" : "disk",
    kind: "storage",
  });
  return known;
}

/** Where the bucket is that files are kept in; null where this machine's disk keeps them. */
export const bucketAddress = (): string | null => env().storage.s3?.endpoint ?? null;
