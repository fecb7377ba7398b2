import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { fromDateColumn } from "~/lib/columns";
import { MINUTE } from "~/lib/time";
import { isUuid } from "~/lib/uuid";
import type { CorrectionDiff } from "./correction-diff";
import { describeReflection } from "./describe-reflection";
import type { Finding, Outcome, Quality } from "./findings";
import type { Rule } from "./ledger-view";

/** A talk that isn't written up by then won't be by looking again every second. */
const WRITING_UP = 2 * MINUTE;

/**
 * What a call has become so far: the reflection, what was earned and why, practice, quests, and the person's
 * corrections.
 *
 * @param call of theirs; of another person's nothing is found
 * @param now decides whether it is still being written up
 */
export function callOutcome(
  userId: string,
  call: { id: string; kind: string; status: string; endedAt: string | null },
  now: Date,
) {
  const { id: callId } = call;
  return withUser(userId, async (tx) => {
    const reflection = isUuid(callId)
      ? await tx.reflection.findUnique({ where: { userId_callId: { userId, callId } } })
      : null;
    const corrections = await tx.reflectionCorrection.findMany({
      where: { callId },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { turn: true, meant: true, createdAt: true, appliedAt: true, diff: true },
    });
    const waiting = corrections.some(({ appliedAt }) => appliedAt === null);
    const ended = call.status === "completed" && call.kind !== "verification" && call.endedAt;
    const unfinished = !reflection || reflection.awardedHash !== reflection.turnsHash || waiting;
    const since = Math.max(ended ? Date.parse(ended) : 0, corrections.at(-1)?.createdAt.getTime() ?? 0);
    return {
      words:
        reflection &&
        describeReflection({
          outcome: reflection.outcome as Outcome,
          quality: reflection.quality as Quality | null,
          found: reflection.found as Finding[],
        }),
      writing: Boolean(ended) && unfinished && now.getTime() - since < WRITING_UP,
      xp: await xpOf(tx, callId),
      earnedByAnother: reflection !== null && (await earnedByAnother(tx, userId, reflection)),
      practice: await practiceOf(tx, userId, callId),
      quests: (
        await tx.quest.findMany({
          where: { callId, source: "promise", OR: [{ closedBy: null }, { closedBy: { not: "correction" } }] },
          orderBy: [{ dueDay: { sort: "asc", nulls: "last" } }, { id: "asc" }],
          select: { id: true, title: true, dueDay: true, status: true },
        })
      ).map((quest) => ({ ...quest, dueDay: quest.dueDay && fromDateColumn(quest.dueDay) })),
      corrections: corrections.map(({ turn, meant }) => ({ turn, meant })),
      changed: changesOf(corrections.at(-1)?.diff),
    };
  });
}

export type CallOutcome = Awaited<ReturnType<typeof callOutcome>>;

/** What the last correction has changed, once all has followed from it. */
const changesOf = (diff: unknown) => (diff as CorrectionDiff | null | undefined)?.changes ?? null;

/** What stands in the ledger for a call: rows that were taken back again are left out with what took them back. */
async function xpOf(tx: Tx, callId: string) {
  const rows = await tx.xpEvent.findMany({
    where: { callId },
    orderBy: { id: "asc" },
    select: {
      id: true,
      amount: true,
      base: true,
      multiplierPercent: true,
      reason: true,
      quote: true,
      reverses: true,
    },
  });
  const reversed = new Set(rows.map(({ reverses }) => reverses));
  return rows
    .filter(({ id, reverses }) => reverses === null && !reversed.has(id))
    .map(({ id, amount, base, multiplierPercent, reason, quote }) => ({
      id: String(id),
      amount,
      base,
      multiplierPercent,
      reason,
      quote,
    }));
}

/** One reflection of a local day earns XP: has another talk's? */
async function earnedByAnother(
  tx: Tx,
  userId: string,
  { callId, localDate }: { callId: string; localDate: Date },
): Promise<boolean> {
  const { _sum } = await tx.xpEvent.aggregate({
    where: { userId, rule: "reflection" satisfies Rule, localDate, callId: { not: callId } },
    _sum: { amount: true },
  });
  return (_sum.amount ?? 0) > 0;
}

async function practiceOf(tx: Tx, userId: string, callId: string) {
  const sessions = await tx.practiceSession.findMany({
    where: { callId },
    orderBy: [{ findingKey: "asc" }],
    select: { id: true, skillId: true, minutes: true, countedMinutes: true },
  });
  const skillIds = sessions.map(({ skillId }) => skillId);
  const own = await tx.userSkill.findMany({
    where: { userId, skillId: { in: skillIds } },
    select: { skillId: true, name: true },
  });
  const skills = await tx.skill.findMany({
    where: { id: { in: skillIds } },
    select: { id: true, name: true },
  });
  return sessions.map(({ skillId, ...session }) => ({
    ...session,
    skillId,
    skill:
      own.find((row) => row.skillId === skillId)?.name ?? skills.find(({ id }) => id === skillId)?.name ?? "",
  }));
}
