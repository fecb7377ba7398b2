import { changeQuest } from "./change-quest.server";
import { placeFor } from "./quests";
import { countOpen } from "./settle-quests.server";

/**
 * Takes back that a quest was finished or dropped by hand. What a talk, a correction or a check-point has closed stays
 * closed, and so does an offer of a day that is over.
 *
 * @param userId the signed-in person
 * @throws {AppError} not_found, also for another person's quest
 */
export async function reopenQuest(userId: string, questId: string): Promise<void> {
  await changeQuest(userId, questId, async (tx, quest) => {
    if (quest.closedBy !== "tap") return false;
    const status = placeFor(await countOpen(tx, userId));
    const data = { status, closedBy: null, closedAt: null };
    await tx.quest.update({ where: { id: questId }, data, select: { id: true } });
    return true;
  });
}
