import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { localDayAt } from "~/domain/schedule/local-time";
import { dateColumn } from "~/lib/columns";
import { enqueue } from "~/queue/enqueue.server";
import { replayItem } from "./replay-item.server";
import { syncCheckpoints } from "./sync-checkpoints.server";

type Answer = Awaited<ReturnType<typeof unapplied>>[number];

/**
 * Applies what a person said of their recalls themselves, and brings their check-points up to the local day it is. An
 * answer about a review replaces what was heard; one without is a recall by hand, once per item and local day.
 *
 * @param input.userId a person
 * @param input.now when it is applied; a recall by hand belongs to this local day
 */
export async function applyRecalls({ userId, now }: { userId: string; now: Date }): Promise<void> {
  await withService(async (tx) => {
    const [user] = await tx.$queryRaw<{ local_tz: string | null; day_start: number }[]>`
      select local_tz, day_start from users where id = ${userId}::uuid for no key update`;
    if (!user) return;
    let changed = false;
    for (const answer of await unapplied(tx, userId)) {
      const today =
        user.local_tz === null ? null : dateColumn(localDayAt(now, user.local_tz, user.day_start));
      if (answer.reviewId !== null) {
        if (await confirm(tx, userId, answer, answer.reviewId, now)) changed = true;
      } else if (today && (await recallByHand(tx, userId, answer, today, now))) changed = true;
      await tx.recallAnswer.update({
        where: { id: answer.id },
        data: { appliedAt: now },
        select: { id: true },
      });
    }
    if (await syncCheckpoints(tx, userId, now)) changed = true;
    if (changed) await enqueue(tx, "settle_progress", { userId });
  });
}

const unapplied = (tx: Tx, userId: string) =>
  tx.recallAnswer.findMany({
    where: { userId, appliedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, itemId: true, reviewId: true, rating: true },
  });

async function confirm(
  tx: Tx,
  userId: string,
  { itemId, rating }: Answer,
  reviewId: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.checkpointReview.updateMany({
    where: { id: reviewId, userId, itemId },
    data: { rating, confirmedAt: now },
  });
  if (count === 0) return false;
  await replayItem(tx, itemId);
  return true;
}

async function recallByHand(
  tx: Tx,
  userId: string,
  { itemId, rating }: Answer,
  today: Date,
  now: Date,
): Promise<boolean> {
  const item = await tx.checkpointItem.findFirst({
    where: { id: itemId, userId, retiredAt: null, learnedDay: { lt: today } },
    select: { checkpointId: true, card: true },
  });
  if (!item) return false;
  const { checkpointId, card } = item;
  const [added] = await tx.checkpointReview.createManyAndReturn({
    data: {
      ...{ userId, itemId, checkpointId, localDate: today, rating, confirmedAt: now },
      ...{ timing: "on_time", cardBefore: card as object },
    },
    skipDuplicates: true,
    select: { id: true },
  });
  if (!added) return false;
  await replayItem(tx, itemId, added.id);
  return true;
}
