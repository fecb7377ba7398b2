import { z } from "zod";
import { noteAct } from "~/db/note-audit.server";
import { withUser } from "~/db/with-user.server";

/**
 * Signs one browser out.
 *
 * @param sessionId one of the person's own sessions
 * @returns false when there is no such session, or it's someone else's
 */
export async function revokeSession(userId: string, sessionId: string): Promise<boolean> {
  if (!z.uuid().safeParse(sessionId).success) return false;
  return withUser(userId, async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id: sessionId, userId } });
    if (count === 0) return false;
    const action = "session_ended";
    await noteAct(tx, { actor: "user", actorId: userId, action, userId, target: sessionId });
    return true;
  });
}

/**
 * Signs every other browser out.
 *
 * @param keepSessionId the session that asks for it
 * @returns how many were ended
 */
export async function revokeOtherSessions(userId: string, keepSessionId: string): Promise<number> {
  return withUser(userId, async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { userId, id: { not: keepSessionId } } });
    if (count > 0) {
      const [action, detail] = ["sessions_ended", { sessions: count }];
      await noteAct(tx, { actor: "user", actorId: userId, action, userId, detail });
    }
    return count;
  });
}
