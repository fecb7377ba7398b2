import { noteAct } from "~/db/note-audit.server";
import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { logger } from "~/observability/logger.server";
import { enqueue, enqueueAll } from "~/queue/enqueue.server";
import { LAST_UNDO_TAKES, UNDO_FOR } from "./deletion";
import { endGrants } from "./transcript-grants.server";

/**
 * Begins to delete an account: from this instant nothing rings, every other browser is signed out, no administrator
 * reads a transcript, and a mail says when it will be gone and how to undo it. Asking again changes nothing. It runs as
 * the service, because the jobs that follow aren't a person's to add; it writes the person's own rows alone.
 *
 * @param userId the signed-in person, who asks for themselves
 * @param sessionId the browser that asks stays signed in
 * @param now the account is deleted `UNDO_FOR` later
 * @returns when that is
 */
export function askDeletion(userId: string, sessionId: string, now: Date): Promise<{ dueAt: Date }> {
  return withService(async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const asked = await tx.accountDeletion.findUnique({ where: { userId }, select: { dueAt: true } });
    if (asked) return asked;
    const { callEnabled } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { callEnabled: true },
    });
    const dueAt = new Date(now.getTime() + UNDO_FOR);
    await tx.accountDeletion.create({
      data: { userId, askedAt: now, dueAt, callsWereOn: callEnabled },
      select: { userId: true },
    });
    await tx.user.update({
      where: { id: userId },
      data: { callEnabled: false, nextCallAt: null, nextSilentAt: null },
      select: { id: true },
    });
    await stopCalls(tx, userId, now);
    await tx.session.deleteMany({ where: { userId, id: { not: sessionId } } });
    // The page where it could be taken back is closed to them from here on.
    await endGrants(tx, userId, now);
    await noteAct(tx, { actor: "user", actorId: userId, action: "deletion_asked", userId });
    await enqueue(tx, "purge_account", { userId });
    await enqueue(tx, "purge_account", { userId }, { runAt: new Date(dueAt.getTime() + LAST_UNDO_TAKES) });
    logger.info({ userId }, "an account is to be deleted");
    return { dueAt };
  });
}

/** Drops what waits, each with its receipt, and hangs up what rings or is talked on. */
async function stopCalls(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    with dropped as (
      update calls set status = 'canceled', ended_at = ${now}::timestamptz, ended_reason = 'account_leaving'
      where user_id = ${userId}::uuid and status = 'queued' returning id, user_id
    )
    insert into call_events (call_id, user_id, at, kind, detail)
    select id, user_id, ${now}::timestamptz, 'not_dialed', '{"reason": "account_leaving"}' from dropped`;
  const live = await tx.call.findMany({
    where: { userId, status: { in: ["dialing", "ringing", "in_progress"] } },
    select: { id: true },
  });
  await enqueueAll(
    tx,
    "end_call",
    live.map(({ id }) => ({ callId: id })),
  );
}
