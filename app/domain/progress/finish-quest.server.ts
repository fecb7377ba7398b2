import { changeQuest, isAlive } from "./change-quest.server";

/**
 * A quest is done, says the person. Saying it again, or of one that was dropped, changes nothing.
 *
 * @param userId the signed-in person
 * @param now when it was done
 * @throws {AppError} not_found, also for another person's quest
 */
export async function finishQuest(userId: string, questId: string, now: Date): Promise<void> {
  await changeQuest(userId, questId, async (tx, quest) => {
    if (!isAlive(quest)) return false;
    const data = { status: "done", closedBy: "tap", closedAt: now };
    await tx.quest.update({ where: { id: questId }, data, select: { id: true } });
    return true;
  });
}
