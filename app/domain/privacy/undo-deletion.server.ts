import { noteAct } from "~/db/note-audit.server";
import { withService } from "~/db/with-service.server";
import { logger } from "~/observability/logger.server";
import { enqueue } from "~/queue/enqueue.server";

/**
 * Takes back that an account be deleted, and puts its calls back as they were, unless the person has said since that
 * they want none. Where there is nothing to undo, nothing changes. It runs as the service, whose row the deletion is; it writes the person's own rows alone.
 *
 * @param userId the signed-in person
 * @param now before the day of the deletion
 * @returns false when there was nothing to undo, or it was too late
 */
export function undoDeletion(userId: string, now: Date): Promise<boolean> {
  return withService(async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const [undone] = await tx.$queryRaw<{ callsWereOn: boolean }[]>`
      delete from account_deletions d where user_id = ${userId}::uuid and due_at > ${now}::timestamptz
      returning calls_were_on and not exists (
        select from consents c where c.user_id = d.user_id and c.kind = 'calls' and not c.granted
          and c.created_at >= d.asked_at) as "callsWereOn"`;
    if (!undone) return false;
    await tx.user.update({
      where: { id: userId },
      data: { callEnabled: undone.callsWereOn },
      select: { id: true },
    });
    await noteAct(tx, { actor: "user", actorId: userId, action: "deletion_undone", userId });
    await enqueue(tx, "keep_next_call", { userId });
    logger.info({ userId }, "the deletion of an account was undone");
    return true;
  });
}
