import { AppError } from "~/lib/app-error";
import { changeQuest } from "./change-quest.server";
import { placeFor } from "./quests";
import { countOpen } from "./settle-quests.server";

/**
 * Takes on a quest that waits. One that is open already stays so.
 *
 * @param userId the signed-in person
 * @throws {AppError} not_found, also for another person's quest; bad_request where all places are taken
 */
export async function takeOnQuest(userId: string, questId: string): Promise<void> {
  await changeQuest(userId, questId, async (tx, quest) => {
    if (quest.status !== "waiting") return false;
    if (placeFor(await countOpen(tx, userId)) !== "open") {
      throw new AppError("bad_request", "You have five open quests. Finish or drop one first.");
    }
    await tx.quest.update({ where: { id: questId }, data: { status: "open" }, select: { id: true } });
    return true;
  });
}
