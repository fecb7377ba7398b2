import { withUser } from "~/db/with-user.server";
import { isUuid } from "~/lib/uuid";

const PAGE = 50;

/**
 * What was done with a person's account and to it, newest first.
 *
 * @param before the id of the last act of the page before
 * @returns at most 50; `older` is what the next page begins after, null on the last one
 */
export function listActs(userId: string, before: string | null) {
  return withUser(userId, async (tx) => {
    const rows = await tx.auditEntry.findMany({
      where: { userId, ...(before !== null && /^\d{1,18}$/.test(before) && { id: { lt: BigInt(before) } }) },
      orderBy: { id: "desc" },
      take: PAGE + 1,
      select: { id: true, at: true, actor: true, action: true, target: true },
    });
    const shown = rows.slice(0, PAGE);
    return {
      acts: shown.map(({ id, at, actor, action, target }) => ({
        id: String(id),
        at,
        actor,
        action,
        callId: action === "transcript_read" && target && isUuid(target) ? target : null,
      })),
      older: rows.length > PAGE ? String(shown.at(-1)?.id) : null,
    };
  });
}
