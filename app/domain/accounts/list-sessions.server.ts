import { withUser } from "~/db/with-user.server";

/** One browser that is signed in. */
export type SessionSummary = { id: string; userAgent: string | null; createdAt: Date; lastSeenAt: Date };

/** A person's live sessions, the most recently used first. */
export function listSessions(userId: string, now: Date): Promise<SessionSummary[]> {
  return withUser(userId, (tx) =>
    tx.session.findMany({
      where: { userId, expiresAt: { gt: now } },
      orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
      select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
    }),
  );
}
