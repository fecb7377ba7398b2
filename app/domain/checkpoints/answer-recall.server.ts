import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { localDayAt } from "~/domain/schedule/local-time";
import { AppError } from "~/lib/app-error";
import { dateColumn } from "~/lib/columns";
import { isUuid } from "~/lib/uuid";
import { enqueue } from "~/queue/enqueue.server";
import { RECALLS_PER_DAY } from "./spread";

/**
 * Notes how well a person says they recalled an item; the worker applies it.
 *
 * @param userId the signed-in person
 * @param answer.reviewId the recall that was heard on a call and is confirmed or put right; null for a recall by hand
 * @param answer.rating 1 not any more, 2 partly, 3 knew it
 * @param now decides which local day it is
 * @throws {AppError} not_found when the item, or the review of it, isn't theirs, or the item is put away; bad_request
 *   when as many were recalled ahead of their day as there is room for
 */
export async function answerRecall(
  userId: string,
  { itemId, reviewId, rating }: { itemId: string; reviewId: string | null; rating: 1 | 2 | 3 },
  now: Date,
): Promise<void> {
  if (!isUuid(itemId) || (reviewId !== null && !isUuid(reviewId))) throw new AppError("not_found");
  await withUser(userId, async (tx) => {
    // Answers that are sent at the same moment are counted one after the other.
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const found =
      reviewId === null
        ? await tx.checkpointItem.count({ where: { id: itemId, retiredAt: null } })
        : await tx.checkpointReview.count({ where: { id: reviewId, itemId } });
    if (found === 0) throw new AppError("not_found");
    if (reviewId === null) await keepTheirDay(tx, userId, itemId, now);
    await tx.recallAnswer.create({ data: { userId, itemId, reviewId, rating }, select: { id: true } });
    await enqueue(tx, "apply_recalls", { userId });
  });
}

/** Recalling ahead of the day pays more: as often as the day has room for, and not for everything at once. */
async function keepTheirDay(tx: Tx, userId: string, itemId: string, now: Date): Promise<void> {
  const { localTz, dayStart } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { localTz: true, dayStart: true },
  });
  const today = dateColumn(localDayAt(now, localTz ?? "UTC", dayStart));
  const isAhead = await tx.checkpointItem.count({ where: { id: itemId, askDay: { gt: today } } });
  if (isAhead === 0) return;
  const done = await tx.checkpointReview.count({ where: { localDate: today, timing: "early" } });
  const waiting = await tx.recallAnswer.findMany({
    where: { appliedAt: null, reviewId: null, NOT: { itemId } },
    select: { itemId: true },
  });
  if (done + new Set(waiting.map((answer) => answer.itemId)).size >= RECALLS_PER_DAY) {
    throw new AppError(
      "bad_request",
      "That's enough ahead of time for today. The rest comes back by itself.",
    );
  }
}
