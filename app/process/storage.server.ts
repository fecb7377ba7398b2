import { diskStorage } from "~/providers/storage/disk.server";
import type { FileStorage } from "~/providers/storage/provider";
import { s3Storage } from "~/providers/storage/s3.server";
import { checkedEnv } from "./checked-env";

/**
 * Where the instance keeps files, for commands.
 *
 * @throws CommandError when the configuration is wrong
 */
export function configuredStorage(): FileStorage {
  const { folder, s3 } = checkedEnv(process.env).storage;
  return s3 ? s3Storage(s3) : diskStorage(folder);
}
