import { withUser } from "~/db/with-user.server";
import { MINUTE } from "~/lib/time";
import { isUuid } from "~/lib/uuid";

/** As long as it is a slip of the finger. */
const TO_UNDO = 10 * MINUTE;

/**
 * A quest that was tapped as done a moment ago.
 *
 * @param questId from the URL: any text
 * @param now the instant of looking
 * @returns null for any other quest, and another person's
 */
export async function justDone(
  userId: string,
  questId: string | null,
  now: Date,
): Promise<{ id: string; title: string } | null> {
  if (!questId || !isUuid(questId)) return null;
  return withUser(userId, (tx) =>
    tx.quest.findFirst({
      where: {
        id: questId,
        status: "done",
        closedBy: "tap",
        closedAt: { gt: new Date(now.getTime() - TO_UNDO) },
      },
      select: { id: true, title: true },
    }),
  );
}
