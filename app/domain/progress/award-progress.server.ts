import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { fromDateColumn } from "~/lib/columns";
import { logger } from "~/observability/logger.server";
import { enqueue } from "~/queue/enqueue.server";
import { finishDiffs } from "./correction-diff.server";
import type { Finding } from "./findings";
import { lockPerson, settleInTransaction } from "./settle-progress.server";
import { syncQuests } from "./sync-quests.server";
import { syncSessions } from "./sync-sessions.server";

/**
 * Brings practice, quests and XP in line with what was read out of a talk, and has its check-points made. Doing it
 * again changes nothing; after a correction only what it changed.
 *
 * @param input.callId a call that was reflected on
 * @param input.now the instant of doing so
 */
export async function awardProgress({ callId, now }: { callId: string; now: Date }): Promise<void> {
  const outcome = await withService(async (tx) => {
    const call = await tx.call.findUnique({ where: { id: callId }, select: { userId: true } });
    if (!call || !(await lockPerson(tx, call.userId))) return null;
    return award(tx, call.userId, callId, now);
  });
  if (outcome) logger.info({ callId, outcome }, "progress awarded");
}

async function award(tx: Tx, userId: string, callId: string, now: Date): Promise<string | null> {
  const reflection = await tx.reflection.findUnique({ where: { userId_callId: { userId, callId } } });
  if (!reflection) return null;
  const { outcome, localDate, toldAt, turnsHash } = reflection;
  const talk = { userId, callId, day: fromDateColumn(localDate), toldAt };
  const findings = outcome === "reflected" ? (reflection.found as Finding[]) : [];
  await syncSessions(tx, talk, findings, now);
  await syncQuests(tx, talk, findings, now);
  await settleInTransaction(tx, userId, [talk.day], now);
  await finishDiffs(tx, userId, callId);
  if (reflection.awardedHash !== turnsHash) {
    await tx.reflection.update({
      where: { id: reflection.id },
      data: { awardedHash: turnsHash },
      select: { id: true },
    });
  }
  await enqueue(tx, "update_checkpoints", { callId });
  return outcome;
}
