import type { Tx } from "~/db/transaction.server";
import { dateColumn, fromDateColumn } from "~/lib/columns";
import { type Card, type Rating, replay, timingOf } from "./schedule";

/**
 * Works out anew, from all recalls of an item, where its memory stands, and where it stood before each of them.
 *
 * @param tx a transaction that holds the user's row
 * @param itemId an item of theirs
 * @param fresh the recall that has just been added, whose timing is set
 */
export async function replayItem(tx: Tx, itemId: string, fresh?: string): Promise<void> {
  const item = await tx.checkpointItem.findUniqueOrThrow({
    where: { id: itemId },
    select: { learnedDay: true, dueDay: true, askDay: true, missedDay: true, card: true },
  });
  const reviews = await tx.checkpointReview.findMany({
    where: { itemId },
    orderBy: [{ localDate: "asc" }, { id: "asc" }],
    select: { id: true, rating: true, localDate: true, cardBefore: true },
  });
  const { card, before } = replay(
    fromDateColumn(item.learnedDay),
    reviews.map(({ rating, localDate }) => ({ rating: rating as Rating, day: fromDateColumn(localDate) })),
  );
  for (const [index, review] of reviews.entries()) {
    const cardBefore = before[index];
    if (!cardBefore) continue;
    if (review.id === fresh) {
      const dueDay = cardBefore.due;
      const planned =
        fromDateColumn(item.dueDay) === dueDay
          ? {
              askDay: fromDateColumn(item.askDay),
              missedDay: item.missedDay && fromDateColumn(item.missedDay),
            }
          : { askDay: dueDay, missedDay: null };
      const timing = timingOf({ dueDay, ...planned }, fromDateColumn(review.localDate));
      await tx.checkpointReview.update({
        where: { id: review.id },
        data: { cardBefore, timing },
        select: { id: true },
      });
    } else if (!isSameCard(cardBefore, review.cardBefore)) {
      await tx.checkpointReview.update({
        where: { id: review.id },
        data: { cardBefore },
        select: { id: true },
      });
    }
  }
  if (isSameCard(card, item.card)) return;
  const due = dateColumn(card.due);
  await tx.checkpointItem.update({
    where: { id: itemId },
    data: { card, dueDay: due, askDay: due, missedDay: null },
    select: { id: true },
  });
}

/** The database keeps the parts of a JSON value in an order of its own. */
function isSameCard(card: Card, stored: unknown): boolean {
  const other = stored as Record<string, unknown>;
  return Object.entries(card).every(([key, value]) => other[key] === value);
}
