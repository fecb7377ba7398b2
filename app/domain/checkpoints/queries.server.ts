import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { fromDateColumn } from "~/lib/columns";
import { isUuid } from "~/lib/uuid";
import type { Card, Timing } from "./schedule";

/** More than a page has room for waits for the next one. */
const MOST_ITEMS = 200;

/**
 * What was recalled on a call, as it was heard.
 *
 * @param callId of another person's nothing is found
 */
export function recallsOfCall(userId: string, callId: string) {
  return withUser(userId, async (tx) => (isUuid(callId) ? reviewsOfCall(tx, callId) : []));
}

export type HeardRecall = Awaited<ReturnType<typeof recallsOfCall>>[number];

async function reviewsOfCall(tx: Tx, callId: string) {
  const reviews = await tx.checkpointReview.findMany({
    where: { callId, heardRating: { not: null } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const items = await tx.checkpointItem.findMany({
    where: { id: { in: reviews.map(({ itemId }) => itemId) } },
    select: { id: true, question: true, quote: true, learnedDay: true },
  });
  const inOrder = reviews.toSorted((a, b) => (a.turns[0] ?? 0) - (b.turns[0] ?? 0));
  return inOrder.flatMap((review) => {
    const item = items.find(({ id }) => id === review.itemId);
    if (!item) return [];
    return {
      reviewId: review.id,
      itemId: review.itemId,
      callId,
      question: item.question,
      /** What they had learned. */
      quote: item.quote,
      learnedDay: fromDateColumn(item.learnedDay),
      /** What they said on the call. */
      heard: review.quote ?? "",
      turns: review.turns,
      rating: review.rating,
      timing: review.timing as Timing,
      confirmed: review.confirmedAt !== null,
    };
  });
}

/**
 * What a person keeps in mind of some skills, next to be asked first, those put away last.
 *
 * @param skillIds their skill with those merged into it
 * @returns days are local days; `known` is how many recalls were good, of `recalls`
 */
export function itemsOfSkill(userId: string, skillIds: readonly string[]) {
  return withUser(userId, async (tx) => {
    const items = await tx.checkpointItem.findMany({
      // Without turns, a correction has taken it back.
      where: { skillId: { in: skillIds.filter(isUuid) }, turns: { isEmpty: false } },
      orderBy: [{ retiredAt: { sort: "asc", nulls: "first" } }, { askDay: "asc" }, { id: "asc" }],
      take: MOST_ITEMS,
    });
    const reviews = await tx.checkpointReview.findMany({
      where: { itemId: { in: items.map(({ id }) => id) } },
      select: { itemId: true, rating: true },
    });
    return items.map((item) => {
      const own = reviews.filter(({ itemId }) => itemId === item.id);
      const card = item.card as Card;
      return {
        itemId: item.id,
        skillId: item.skillId,
        text: item.text,
        question: item.question,
        quote: item.quote,
        callId: item.callId,
        turns: item.turns,
        learnedDay: fromDateColumn(item.learnedDay),
        askDay: fromDateColumn(item.askDay),
        lastRecall: card.lastRecall,
        recalls: own.length,
        known: own.filter(({ rating }) => rating >= 3).length,
        retired: item.retiredAt !== null,
      };
    });
  });
}

export type SkillItem = Awaited<ReturnType<typeof itemsOfSkill>>[number];
