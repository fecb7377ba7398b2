import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { dateColumn, fromDateColumn, type LocalDate } from "~/lib/columns";
import { isUuid } from "~/lib/uuid";
import type { Card, Timing } from "./schedule";
import { skillNames } from "./skill-names.server";
import { RECALLS_PER_DAY } from "./spread";

/** More than a page has room for waits for the next one. */
const MOST_ITEMS = 200;

/**
 * What a person can recall now, and what was heard on their last call with recalls and waits for their word. What
 * they have answered already is left out, even before the worker has applied it.
 *
 * @param day the local day it is
 */
export function dueRecalls(userId: string, day: LocalDate) {
  return withUser(userId, async (tx) => {
    const today = dateColumn(day);
    const answered = await tx.recallAnswer.findMany({
      where: { appliedAt: null },
      select: { itemId: true, reviewId: true },
    });
    const done = await tx.checkpointReview.findMany({
      where: { localDate: today },
      select: { itemId: true, timing: true },
    });
    const byHand = answered.flatMap(({ itemId, reviewId }) => (reviewId === null ? [itemId] : []));
    const asked = done.filter(({ timing }) => timing !== "early").length + byHand.length;
    const items = await tx.checkpointItem.findMany({
      where: {
        retiredAt: null,
        askDay: { lte: today },
        id: { notIn: [...byHand, ...done.map(({ itemId }) => itemId)] },
      },
      orderBy: [{ askDay: "asc" }, { dueDay: "asc" }, { createdAt: "asc" }, { id: "asc" }],
      take: Math.max(0, RECALLS_PER_DAY - asked),
    });
    const names = await skillNames(
      tx,
      userId,
      items.map(({ skillId }) => skillId),
    );
    const last = await tx.checkpointReview.findFirst({
      where: { callId: { not: null } },
      orderBy: [{ localDate: "desc" }, { createdAt: "desc" }],
      select: { callId: true },
    });
    const heard = last?.callId ? await reviewsOfCall(tx, last.callId) : [];
    const said = new Set(answered.map(({ reviewId }) => reviewId));
    return {
      due: items.map((item) => ({
        itemId: item.id,
        question: item.question,
        quote: item.quote,
        skill: item.skillId && (names.get(item.skillId) ?? null),
        callId: item.callId,
        learnedDay: fromDateColumn(item.learnedDay),
      })),
      toConfirm: heard.filter(({ reviewId, confirmed }) => !confirmed && !said.has(reviewId)),
    };
  });
}

export type DueRecalls = Awaited<ReturnType<typeof dueRecalls>>;

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
    select: { id: true, question: true, quote: true },
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
