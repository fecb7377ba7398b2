import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { isUuid } from "~/lib/uuid";
import { enqueue } from "~/queue/enqueue.server";

/**
 * Notes how well a person says they recalled an item; the worker applies it.
 *
 * @param userId the signed-in person
 * @param answer.reviewId the recall that was heard on a call and is confirmed or put right; null for a recall by hand
 * @param answer.rating 1 not any more, 2 partly, 3 knew it
 * @throws {AppError} not_found when the item, or the review of it, isn't theirs, or the item is put away
 */
export async function answerRecall(
  userId: string,
  { itemId, reviewId, rating }: { itemId: string; reviewId: string | null; rating: 1 | 2 | 3 },
): Promise<void> {
  if (!isUuid(itemId) || (reviewId !== null && !isUuid(reviewId))) throw new AppError("not_found");
  await withUser(userId, async (tx) => {
    const found =
      reviewId === null
        ? await tx.checkpointItem.count({ where: { id: itemId, retiredAt: null } })
        : await tx.checkpointReview.count({ where: { id: reviewId, itemId } });
    if (found === 0) throw new AppError("not_found");
    await tx.recallAnswer.create({ data: { userId, itemId, reviewId, rating }, select: { id: true } });
    await enqueue(tx, "apply_recalls", { userId });
  });
}
