import { withService } from "~/db/with-service.server";
import { HOUR } from "~/lib/time";
import { fileStorage } from "~/providers/storage/registry.server";

/** Whoever uploads is done by then. */
const UNFINISHED_MS = HOUR;
const BATCH = 100;

/**
 * Takes away files that nobody has any more: of uploads that were removed, of accounts that are gone, and of uploads
 * that broke off.
 *
 * @throws StorageError when the storage is away; what is left is taken away the next time
 */
export async function sweepFiles(now: Date): Promise<void> {
  const before = new Date(now.getTime() - UNFINISHED_MS);
  await withService((tx) => tx.upload.deleteMany({ where: { storedAt: null, createdAt: { lt: before } } }));
  for (;;) {
    const gone = await withService((tx) =>
      tx.removedFile.findMany({ take: BATCH, orderBy: { removedAt: "asc" } }),
    );
    for (const { storageKey } of gone) {
      await fileStorage().remove(storageKey);
      await withService((tx) => tx.removedFile.deleteMany({ where: { storageKey } }));
    }
    if (gone.length < BATCH) return;
  }
}
