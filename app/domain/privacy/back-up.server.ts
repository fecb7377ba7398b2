import { keepNightly } from "~/db/backup/keep-nightly.server";
import { logger } from "~/observability/logger.server";
import { fileStorage } from "~/providers/storage/registry.server";

/**
 * The backup of a night, where the instance was asked for one.
 *
 * @param stopping ends it early; nothing is left of it then, and another worker begins again
 * @throws BackupError when it could not be written
 */
export async function backUp({ now, stopping }: { now: Date; stopping: AbortSignal }): Promise<void> {
  const kept = await keepNightly({ storage: fileStorage(), now, stopping });
  if (!kept) return;
  const { rows, files, missing, removed } = kept;
  logger.info({ rows, files, missing: missing.length, removed }, "backup written");
}
