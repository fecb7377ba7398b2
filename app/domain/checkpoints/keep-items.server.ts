import type { Tx } from "~/db/transaction.server";
import { isSensitive } from "~/domain/conversation/sensitive";
import type { Finding } from "~/domain/progress/findings";
import { dateColumn } from "~/lib/columns";
import { isNearlySame } from "./nearly-same";
import { questionFor } from "./question";
import { newCard } from "./schedule";
import { ownSkills, skillNames, standingSkills } from "./skill-names.server";
import { skillOf } from "./skill-of";
import type { TalkRead } from "./talk-read";

/** So much of one talk can be kept in mind. */
const ITEMS_PER_TALK = 3;

type Learned = Pick<Finding, "key" | "turns" | "quote" | "text">;
type Item = Awaited<ReturnType<typeof itemsOf>>[number];

/**
 * Brings the items of a talk in line with what was learned in it. What is too grave, or is nearly the same as an item
 * of another talk, makes none. An item whose finding is gone is put away and cites no turn any more; its recalls stay.
 *
 * @param tx a service transaction that holds the user's row
 * @param talk as it was read
 * @param now when an item is put away
 * @returns whether anything has changed
 */
export async function keepItems(tx: Tx, talk: TalkRead, now: Date): Promise<boolean> {
  const { userId, callId } = talk;
  const own = await itemsOf(tx, userId, callId);
  const learned = talk.outcome === "reflected" ? talk.findings.filter((f) => f.kind === "learned") : [];
  if (own.length === 0 && learned.length === 0) return false;
  const wanted = await chooseLearned(tx, talk, learned, own);
  const asColumns = await describing(tx, talk);
  let changed = await retire(tx, own, wanted, now);
  for (const finding of wanted) {
    const item = own.find(({ findingKey }) => findingKey === finding.key);
    const data = asColumns(finding);
    if (!item) {
      const card = newCard(talk.localDay);
      await tx.checkpointItem.create({
        data: {
          ...{ userId, callId, findingKey: finding.key, card, ...data },
          learnedDay: dateColumn(talk.localDay),
          dueDay: dateColumn(card.due),
          askDay: dateColumn(card.due),
        },
        select: { id: true },
      });
      changed = true;
    } else if (!isDescribed(item, data)) {
      // What a correction had put away comes back with it; what the person put away stays away.
      const back = isTakenBack(item) ? { retiredAt: null } : {};
      await tx.checkpointItem.update({
        where: { id: item.id },
        data: { ...data, ...back },
        select: { id: true },
      });
      changed = true;
    }
  }
  return changed;
}

const itemsOf = (tx: Tx, userId: string, callId: string) =>
  tx.checkpointItem.findMany({
    where: { userId, callId },
    select: {
      id: true,
      findingKey: true,
      skillId: true,
      text: true,
      question: true,
      quote: true,
      turns: true,
      retiredAt: true,
    },
  });

const isTakenBack = ({ retiredAt, turns }: Item) => retiredAt !== null && turns.length === 0;

/** Those that are items already come first, so that a correction elsewhere in the talk takes no place of theirs. */
async function chooseLearned(
  tx: Tx,
  { userId, callId, language }: TalkRead,
  learned: readonly Learned[],
  own: readonly Item[],
): Promise<Learned[]> {
  const standing = new Set(own.flatMap((item) => (isTakenBack(item) ? [] : [item.findingKey])));
  const others = await tx.checkpointItem.findMany({
    where: { userId, retiredAt: null, NOT: { callId } },
    select: { text: true, quote: true },
  });
  const chosen: Learned[] = [];
  for (const finding of learned.toSorted((a, b) => +standing.has(b.key) - +standing.has(a.key))) {
    if (chosen.length >= ITEMS_PER_TALK) break;
    if (isSensitive(finding.quote, language)) continue;
    const known = [...chosen, ...(standing.has(finding.key) ? [] : others)];
    if (known.some((other) => isNearlySame(finding, other, language))) continue;
    chosen.push(finding);
  }
  return chosen;
}

/** What an item says, in the columns it is kept in. */
async function describing(tx: Tx, { userId, callId, localDay, language }: TalkRead) {
  const sessions = await tx.practiceSession.findMany({
    where: { userId, callId },
    select: { skillId: true },
  });
  const practised = await standingSkills(
    tx,
    userId,
    sessions.map(({ skillId }) => skillId),
  );
  const skills = await ownSkills(tx, userId);
  const names = await skillNames(tx, userId, [...practised, ...skills.map(({ id }) => id)]);
  return ({ text, quote, turns }: Learned) => {
    const skillId = skillOf(practised, skills, [quote, text]);
    const skill = skillId === null ? null : (names.get(skillId) ?? null);
    return {
      skillId,
      text,
      quote,
      turns,
      question: questionFor({ text, quote, skill, day: localDay }, language),
    };
  };
}

type Described =
  Awaited<ReturnType<typeof describing>> extends (finding: Learned) => infer Data ? Data : never;

function isDescribed(item: Item, data: Described): boolean {
  return (
    item.skillId === data.skillId &&
    item.text === data.text &&
    item.question === data.question &&
    item.quote === data.quote &&
    item.turns.join() === data.turns.join()
  );
}

async function retire(tx: Tx, own: readonly Item[], wanted: readonly Learned[], now: Date): Promise<boolean> {
  const keys = new Set(wanted.map(({ key }) => key));
  const gone = own.filter((item) => !keys.has(item.findingKey) && !isTakenBack(item));
  for (const { id, retiredAt } of gone) {
    await tx.checkpointItem.update({
      where: { id },
      data: { retiredAt: retiredAt ?? now, turns: [] },
      select: { id: true },
    });
  }
  return gone.length > 0;
}
