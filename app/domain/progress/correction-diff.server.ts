import type { Tx } from "~/db/transaction.server";
import { fromDateColumn } from "~/lib/columns";
import { type CorrectionDiff, diffOf, type Snapshot } from "./correction-diff";
import type { Finding } from "./findings";

/**
 * What stands of a talk in the caller's transaction. A quest that a correction took away isn't part of it.
 *
 * @param tx sees the person's rows
 */
export async function loadSnapshot(tx: Tx, userId: string, callId: string): Promise<Snapshot> {
  const reflection = await tx.reflection.findUnique({
    where: { userId_callId: { userId, callId } },
    select: { found: true },
  });
  const practice = await tx.$queryRaw<Snapshot["practice"]>`
    select coalesce(u.name, s.name) as skill, sum(p.minutes)::int as minutes
    from practice_sessions p join skills s on s.id = p.skill_id
      left join user_skills u on u.user_id = p.user_id and u.skill_id = p.skill_id
    where p.user_id = ${userId}::uuid and p.call_id = ${callId}::uuid
    group by 1 order by min(p.turns[1]), 1`;
  const quests = await tx.quest.findMany({
    where: { userId, callId, OR: [{ closedBy: null }, { closedBy: { not: "correction" } }] },
    orderBy: { key: "asc" },
    select: { key: true, title: true, dueDay: true },
  });
  const { _sum } = await tx.xpEvent.aggregate({ where: { userId, callId }, _sum: { amount: true } });
  return {
    findings: (reflection?.found ?? []) as Finding[],
    practice,
    quests: quests.map((quest) => ({ ...quest, dueDay: quest.dueDay && fromDateColumn(quest.dueDay) })),
    xp: _sum.amount ?? 0,
  };
}

/**
 * Completes the difference that corrections of a talk have made, once everything has followed from them.
 *
 * @param tx the transaction in which it followed
 */
export async function finishDiffs(tx: Tx, userId: string, callId: string): Promise<void> {
  const corrections = await tx.reflectionCorrection.findMany({
    where: { userId, callId, appliedAt: { not: null } },
    select: { id: true, diff: true },
  });
  const open = corrections.filter(({ diff }) => diff && !("changes" in (diff as CorrectionDiff)));
  if (open.length === 0) return;
  const after = await loadSnapshot(tx, userId, callId);
  for (const { id, diff } of open) {
    const { before } = diff as CorrectionDiff;
    const whole: CorrectionDiff = { before, after, changes: diffOf(before, after) };
    await tx.reflectionCorrection.update({
      where: { id },
      data: { diff: whole as object },
      select: { id: true },
    });
  }
}
