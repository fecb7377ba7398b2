import { z } from "zod";
import { withUser } from "~/db/with-user.server";

/**
 * Signs one browser out.
 *
 * @param sessionId one of the person's own sessions
 * @returns false when there is no such session, or it's someone else's
 */
export async function revokeSession(userId: string, sessionId: string): Promise<boolean> {
  if (!z.uuid().safeParse(sessionId).success) return false;
  const { count } = await withUser(userId, (tx) =>
    tx.session.deleteMany({ where: { id: sessionId, userId } }),
  );
  return count > 0;
}

/**
 * Signs every other browser out.
 *
 * @param keepSessionId the session that asks for it
 * @returns how many were ended
 */
export async function revokeOtherSessions(userId: string, keepSessionId: string): Promise<number> {
  const { count } = await withUser(userId, (tx) =>
    tx.session.deleteMany({ where: { userId, id: { not: keepSessionId } } }),
  );
  return count;
}
