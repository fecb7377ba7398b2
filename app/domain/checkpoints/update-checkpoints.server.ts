import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { type Asked, asMeant, type Finding, type Outcome } from "~/domain/progress/findings";
import { fromDateColumn } from "~/lib/columns";
import { logger } from "~/observability/logger.server";
import { LANGUAGES, type Turn } from "~/providers/telephony/provider";
import { enqueue } from "~/queue/enqueue.server";
import { keepItems } from "./keep-items.server";
import { keepRecalls } from "./keep-recalls.server";
import { syncCheckpoints } from "./sync-checkpoints.server";
import type { TalkRead } from "./talk-read";

/**
 * Makes items of what was learned in a talk, and grades what was recalled in it, in line with how the talk is read
 * now. In one transaction; what is there already is left alone.
 *
 * @param input.callId a call; one that nobody has reflected on is left for its reflection
 * @param input.now decides which local day it is
 */
export async function updateCheckpoints({ callId, now }: { callId: string; now: Date }): Promise<void> {
  const changed = await withService(async (tx) => {
    const call = await tx.call.findUnique({ where: { id: callId }, select: { userId: true } });
    if (!call) return null;
    const { userId } = call;
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const talk = await loadTalkRead(tx, userId, callId);
    if (!talk) return null;
    const items = await keepItems(tx, talk, now);
    const recalls = await keepRecalls(tx, talk);
    const days = await syncCheckpoints(tx, userId, now);
    if (items || recalls || days) await enqueue(tx, "settle_progress", { userId, day: talk.localDay });
    return { items, recalls, days };
  });
  if (changed && Object.values(changed).includes(true)) {
    logger.info({ callId, ...changed }, "check-points brought in line with a talk");
  }
}

async function loadTalkRead(tx: Tx, userId: string, callId: string): Promise<TalkRead | null> {
  const reflection = await tx.reflection.findUnique({ where: { userId_callId: { userId, callId } } });
  if (!reflection) return null;
  const call = await tx.call.findUniqueOrThrow({
    where: { id: callId },
    select: { transcript: true, agenda: true },
  });
  const corrections = await tx.reflectionCorrection.findMany({
    where: { userId, callId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { turn: true, meant: true },
  });
  return {
    userId,
    callId,
    localDay: fromDateColumn(reflection.localDate),
    language: LANGUAGES.find((language) => language === reflection.language) ?? "en",
    outcome: reflection.outcome as Outcome,
    findings: reflection.found as Finding[],
    turns: asMeant((call.transcript ?? []) as Turn[], corrections),
    asked: call.agenda as Asked | null,
  };
}
