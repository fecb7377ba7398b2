import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { isUuid } from "~/lib/uuid";
import { enqueue } from "~/queue/enqueue.server";

/**
 * Puts an item away, so that it isn't asked any more, or brings it back. One that a correction took back stays away.
 *
 * @param userId the signed-in person
 * @param itemId an item of theirs
 * @param retired false brings it back
 * @param now when it is put away
 * @throws {AppError} not_found when it isn't theirs
 */
export async function retireItem(userId: string, itemId: string, retired: boolean, now: Date): Promise<void> {
  if (!isUuid(itemId)) throw new AppError("not_found");
  await withUser(userId, async (tx) => {
    if ((await tx.checkpointItem.count({ where: { id: itemId } })) === 0) throw new AppError("not_found");
    const { count } = await tx.checkpointItem.updateMany({
      where: {
        id: itemId,
        ...(retired ? { retiredAt: null } : { retiredAt: { not: null }, turns: { isEmpty: false } }),
      },
      data: { retiredAt: retired ? now : null },
    });
    if (count > 0) await enqueue(tx, "apply_recalls", { userId });
  });
}
