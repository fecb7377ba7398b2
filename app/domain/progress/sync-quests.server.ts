import type { Tx } from "~/db/transaction.server";
import { dateColumn, fromDateColumn, type LocalDate } from "~/lib/columns";
import { storableText } from "~/lib/text";
import type { Finding, FindingOf } from "./findings";
import { LONGEST_TITLE } from "./quest-title";
import { placeFor } from "./quests";
import { countOpen } from "./settle-quests.server";
import { plainName } from "./skill-match";
import type { ToldTalk } from "./sync-sessions.server";

/** A quest as a talk asks for it. */
type Wanted = {
  key: string;
  findingKey: string;
  title: string;
  dueDay: LocalDate | null;
  quote: string;
  turns: number[];
  /** A step is no quest of its own where one of the same title is open. */
  yields: boolean;
};

/**
 * Brings quests in line with what was read out of a talk: one for each promise, and for a next step that isn't one of
 * them; a promise that is told to be kept is done. What the person has made smaller or finished stays theirs.
 *
 * @param tx a service transaction that holds the person's row
 * @param findings of the talk; none when it was no reflection
 * @param now the instant of doing so
 */
export async function syncQuests(
  tx: Tx,
  talk: ToldTalk,
  findings: readonly Finding[],
  now: Date,
): Promise<void> {
  await syncPromises(tx, talk, wantedOf(talk.callId, findings), now);
  const kept = findings.flatMap((finding) => (finding.kind === "kept" ? [finding.questId] : []));
  await syncKept(tx, talk, kept);
}

function wantedOf(callId: string, findings: readonly Finding[]): Wanted[] {
  const promised = findings.filter(
    (finding): finding is FindingOf<"commitment"> => finding.kind === "commitment",
  );
  const turns = new Set(promised.flatMap((finding) => finding.turns));
  const steps = findings.filter(
    (finding): finding is FindingOf<"next_step"> =>
      finding.kind === "next_step" && !finding.turns.some((turn) => turns.has(turn)),
  );
  const base = ({ key, quote, turns }: Finding) => ({
    key: `call:${callId}:${key}`,
    findingKey: key,
    quote,
    turns,
  });
  return [
    ...promised.map((finding) => ({
      ...base(finding),
      title: titleOf(finding.title),
      dueDay: finding.dueDay,
      yields: false,
    })),
    ...steps.map((finding) => ({
      ...base(finding),
      title: titleOf(finding.step),
      dueDay: null,
      yields: true,
    })),
  ].filter(({ title }) => title !== "");
}

function titleOf(words: string): string {
  const plain = words.trim();
  const [first = ""] = plain;
  return storableText(`${first.toUpperCase()}${plain.slice(first.length)}`.slice(0, LONGEST_TITLE)).trim();
}

async function syncPromises(
  tx: Tx,
  { userId, callId, day }: ToldTalk,
  wanted: readonly Wanted[],
  now: Date,
): Promise<void> {
  const kept = await tx.quest.findMany({ where: { userId, callId, source: "promise" } });
  for (const { key, findingKey, title, dueDay, quote, turns, yields } of wanted) {
    const quest = kept.find((one) => one.key === key);
    const due = dueDay && dateColumn(dueDay);
    if (!quest) {
      if (yields && (await isOpenElsewhere(tx, userId, callId, title))) continue;
      await tx.quest.create({
        data: {
          userId,
          key,
          source: "promise",
          title,
          saidTitle: title,
          dueDay: due,
          saidDueDay: due,
          status: placeFor(await countOpen(tx, userId)),
          callId,
          findingKey,
          quote,
          turns,
          createdDay: dateColumn(day),
          createdAt: now,
        },
        select: { id: true },
      });
      continue;
    }
    const back = quest.closedBy === "correction";
    const saidDay = quest.saidDueDay && fromDateColumn(quest.saidDueDay);
    const isSame =
      quest.saidTitle === title &&
      saidDay === dueDay &&
      quest.quote === quote &&
      String(quest.turns) === String(turns);
    if (isSame && !back) continue;
    const isOpen = quest.status === "open" || quest.status === "waiting" || back;
    await tx.quest.update({
      where: { id: quest.id },
      data: {
        quote,
        turns,
        saidTitle: title,
        saidDueDay: due,
        ...(isOpen && quest.title === quest.saidTitle && { title }),
        ...(isOpen && saidDay !== dueDay && { dueDay: due, slips: 0 }),
        ...(back && { status: placeFor(await countOpen(tx, userId)), closedBy: null, closedAt: null }),
      },
      select: { id: true },
    });
  }
  const gone = kept.filter(
    (quest) => quest.closedBy !== "correction" && !wanted.some(({ key }) => key === quest.key),
  );
  await tx.quest.updateMany({
    where: { id: { in: gone.map(({ id }) => id) } },
    data: { status: "dropped", closedBy: "correction", closedAt: now, closedCallId: null },
  });
}

async function isOpenElsewhere(tx: Tx, userId: string, callId: string, title: string): Promise<boolean> {
  const open = await tx.quest.findMany({
    where: {
      userId,
      status: { in: ["open", "waiting"] },
      OR: [{ callId: null }, { callId: { not: callId } }],
    },
    select: { title: true },
  });
  return open.some((quest) => plainName(quest.title) === plainName(title));
}

/** Promises that this talk tells to be kept are done by it; those it tells so no more are open again. */
async function syncKept(
  tx: Tx,
  { userId, callId, toldAt }: ToldTalk,
  kept: readonly string[],
): Promise<void> {
  await tx.quest.updateMany({
    where: { userId, id: { in: [...kept] }, status: { in: ["open", "waiting"] } },
    data: { status: "done", closedBy: "talk", closedAt: toldAt, closedCallId: callId },
  });
  const wrong = await tx.quest.findMany({
    where: { userId, closedCallId: callId, closedBy: "talk", id: { notIn: [...kept] } },
    orderBy: [{ createdAt: "asc" }, { key: "asc" }],
    select: { id: true },
  });
  for (const { id } of wrong) {
    await tx.quest.update({
      where: { id },
      data: {
        status: placeFor(await countOpen(tx, userId)),
        closedBy: null,
        closedAt: null,
        closedCallId: null,
      },
      select: { id: true },
    });
  }
}
