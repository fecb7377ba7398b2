import { withService } from "~/db/with-service.server";
import { DAY } from "~/lib/time";
import { enqueueAll } from "~/queue/enqueue.server";
import { purgeWords } from "./purge-words.server";
import { sendReceipts } from "./send-receipts.server";

/** By then the attempts of a job are used up, or it is lost. */
const LOST_AFTER = DAY;
const MOST = 1_000;

/**
 * The hourly look: deletes the words of talks that are past their time, and takes up what was lost of accounts that
 * leave, of vendors that were to delete calls, and of last mails.
 *
 * @param now what is due is judged at this instant
 */
export async function keepRetention(now: Date): Promise<void> {
  await purgeWords(now);
  await withService(async (tx) => {
    const due = await tx.accountDeletion.findMany({
      where: { dueAt: { lte: now } },
      select: { userId: true },
      take: MOST,
    });
    await enqueueAll(tx, "purge_account", due);
    const before = { lt: new Date(now.getTime() - LOST_AFTER) };
    const open = await tx.vendorDeletion.findMany({
      where: { doneAt: null, OR: [{ triedAt: before }, { triedAt: null, askedAt: before }] },
      select: { id: true },
      take: MOST,
    });
    await enqueueAll(
      tx,
      "delete_at_vendor",
      open.map(({ id }) => ({ vendorDeletionId: id })),
    );
  });
  await sendReceipts(now);
}
