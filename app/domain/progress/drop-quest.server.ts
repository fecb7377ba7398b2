import { changeQuest, isAlive } from "./change-quest.server";

/**
 * A person lets a quest go. Doing so again, or with one that is done, changes nothing.
 *
 * @param userId the signed-in person
 * @param now when
 * @throws {AppError} not_found, also for another person's quest
 */
export async function dropQuest(userId: string, questId: string, now: Date): Promise<void> {
  await changeQuest(userId, questId, async (tx, quest) => {
    if (!isAlive(quest)) return false;
    const data = { status: "dropped", closedBy: "tap", closedAt: now };
    await tx.quest.update({ where: { id: questId }, data, select: { id: true } });
    return true;
  });
}
