import type { Tx } from "~/db/transaction.server";
import { dateColumn } from "~/lib/columns";
import { gradeRecall } from "./grade";
import { answersTo } from "./recall-answer";
import { replayItem } from "./replay-item.server";
import type { TalkRead } from "./talk-read";

type Review = Awaited<ReturnType<typeof reviewsOf>>[number];
type Heard = { heardRating: number; quote: string; turns: number[] };

/**
 * Grades what was recalled in a talk: one review for each item that was asked and answered, at most one a local day.
 * Silence is none. After a correction the grade follows the words, unless the person has said themselves how well
 * they knew it.
 *
 * @param tx a service transaction that holds the user's row
 * @param talk as it was read
 * @returns whether anything has changed
 */
export async function keepRecalls(tx: Tx, talk: TalkRead): Promise<boolean> {
  const { userId, callId } = talk;
  const before = await reviewsOf(tx, userId, callId);
  const asked = talk.asked?.recalls ?? [];
  if (asked.length === 0 && before.length === 0) return false;
  const items = await tx.checkpointItem.findMany({
    where: { userId, id: { in: asked.map(({ itemId }) => itemId) } },
    select: {
      id: true,
      text: true,
      quote: true,
      retiredAt: true,
      checkpointId: true,
      card: true,
      learnedDay: true,
    },
  });
  const heard = hear(talk, items);
  let changed = false;
  for (const review of before) {
    if (await followWords(tx, review, heard.get(review.itemId), talk)) changed = true;
  }
  const localDate = dateColumn(talk.localDay);
  for (const { itemId } of asked) {
    const item = items.find(({ id }) => id === itemId);
    const said = heard.get(itemId);
    if (!item || !said || item.retiredAt !== null || localDate <= item.learnedDay) continue;
    const [added] = await tx.checkpointReview.createManyAndReturn({
      data: {
        ...{ userId, callId, localDate, itemId: item.id, checkpointId: item.checkpointId, ...said },
        ...{ rating: said.heardRating, timing: "on_time", cardBefore: item.card as object },
      },
      skipDuplicates: true,
      select: { id: true },
    });
    if (!added) continue;
    await replayItem(tx, item.id, added.id);
    changed = true;
  }
  return changed;
}

const reviewsOf = (tx: Tx, userId: string, callId: string) =>
  tx.checkpointReview.findMany({
    where: { userId, callId },
    select: {
      id: true,
      itemId: true,
      checkpointId: true,
      heardRating: true,
      confirmedAt: true,
      quote: true,
      turns: true,
    },
  });

/** What was heard of each item. A talk that was none has no recalls. */
function hear(
  { outcome, asked, turns, language }: TalkRead,
  items: readonly { id: string; text: string; quote: string }[],
): Map<string, Heard> {
  const heard = new Map<string, Heard>();
  if (outcome !== "reflected" || !asked) return heard;
  const answers = answersTo(
    asked.recalls.map(({ question }) => question),
    turns,
    language,
  );
  for (const [index, { itemId, question }] of asked.recalls.entries()) {
    const item = items.find(({ id }) => id === itemId);
    const answer = answers[index];
    if (!item || !answer) continue;
    const heardRating = gradeRecall(answer.said, { text: item.text, quote: item.quote, question }, language);
    heard.set(itemId, { heardRating, quote: answer.quote, turns: answer.turns });
  }
  return heard;
}

/** @returns whether the review has changed */
async function followWords(
  tx: Tx,
  review: Review,
  heard: Heard | undefined,
  { outcome }: TalkRead,
): Promise<boolean> {
  const { id, itemId, confirmedAt, heardRating, quote, turns } = review;
  if (!heard) {
    // What the person said of it themselves stands, unless it was somebody else who picked up.
    if (confirmedAt !== null && outcome !== "wrong_number") return false;
    await tx.checkpointReview.delete({ where: { id }, select: { id: true } });
    if (review.checkpointId !== null) await reopen(tx, review.checkpointId);
    await replayItem(tx, itemId);
    return true;
  }
  if (heardRating === heard.heardRating && quote === heard.quote && turns.join() === heard.turns.join())
    return false;
  const rating = confirmedAt === null ? { rating: heard.heardRating } : {};
  await tx.checkpointReview.update({ where: { id }, data: { ...heard, ...rating }, select: { id: true } });
  await replayItem(tx, itemId);
  return true;
}

/** A check-point that was completed by a recall which was none waits again, or is looked at as one that is over. */
async function reopen(tx: Tx, id: string): Promise<void> {
  const checkpoint = await tx.checkpoint.findUnique({ where: { id } });
  if (
    checkpoint?.status !== "completed" ||
    (await tx.checkpointReview.count({ where: { checkpointId: id } })) > 0
  )
    return;
  const { userId, dueDay, skillId } = checkpoint;
  const other = await tx.checkpoint.findFirst({
    where: { userId, dueDay, skillId, status: "pending" },
    select: { id: true },
  });
  if (other) await tx.checkpoint.delete({ where: { id }, select: { id: true } });
  else
    await tx.checkpoint.update({
      where: { id },
      data: { status: "pending", completedAt: null },
      select: { id: true },
    });
}
