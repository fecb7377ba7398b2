import { withService } from "~/db/with-service.server";
import { DAY } from "~/lib/time";
import { logger } from "~/observability/logger.server";
import { findCallProvider } from "~/providers/telephony/registry.server";

/** A vendor that hasn't deleted a call by then never will. */
const GIVE_UP_AFTER = 90 * DAY;

type Outcome = "deleted" | "not_offered" | "not_set_up" | "gave_up";

/**
 * Asks a vendor to delete one call. Once there is an outcome, its id of the call is forgotten here as well.
 *
 * @param input.vendorDeletionId one that has an outcome is left alone
 * @param input.now the instant of asking
 * @throws when the vendor can't be reached or doesn't do it now, so that the job is tried again
 */
export async function deleteAtVendor({
  vendorDeletionId: id,
  now,
}: {
  vendorDeletionId: string;
  now: Date;
}): Promise<void> {
  const row = await withService((tx) => tx.vendorDeletion.findUnique({ where: { id } }));
  if (!row || row.doneAt || !row.vendorCallId) return;
  const provider = findCallProvider(row.provider);
  if (!provider) return close(id, "not_set_up", now);
  if (!provider.capabilities.deletes) return close(id, "not_offered", now);
  await withService((tx) =>
    tx.vendorDeletion.update({
      where: { id },
      data: { attempts: { increment: 1 }, triedAt: now },
      select: { id: true },
    }),
  );
  try {
    await provider.deleteCall(row.vendorCallId);
  } catch (error) {
    if (now.getTime() - row.askedAt.getTime() < GIVE_UP_AFTER) throw error;
    logger.warn({ provider: row.provider }, "a vendor didn't delete a call");
    return close(id, "gave_up", now);
  }
  await close(id, "deleted", now);
}

async function close(id: string, outcome: Outcome, now: Date): Promise<void> {
  await withService((tx) =>
    tx.vendorDeletion.updateMany({
      where: { id, doneAt: null },
      data: { outcome, doneAt: now, vendorCallId: null },
    }),
  );
  logger.info({ vendorDeletionId: id, outcome }, "a vendor was asked to delete a call");
}
