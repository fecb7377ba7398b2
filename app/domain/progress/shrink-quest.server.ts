import { AppError } from "~/lib/app-error";
import { storableText } from "~/lib/text";
import { changeQuest, isAlive } from "./change-quest.server";
import { LONGEST_TITLE } from "./quest-title";
import { placeFor } from "./quests";
import { countOpen } from "./settle-quests.server";

/**
 * Makes a quest smaller: a title that can be done, and no slips behind it.
 *
 * @param userId the signed-in person
 * @param title 1 to 200 characters
 * @throws {AppError} not_found, also for another person's quest; bad_request for a title that is empty or too long
 */
export async function shrinkQuest(userId: string, questId: string, title: string): Promise<void> {
  const smaller = storableText(title).trim();
  if (smaller === "" || smaller.length > LONGEST_TITLE) throw new AppError("bad_request");
  await changeQuest(userId, questId, async (tx, quest) => {
    if (!isAlive(quest)) return false;
    // One that kept slipping had made room for others.
    const status = quest.status === "waiting" ? placeFor(await countOpen(tx, userId)) : quest.status;
    const data = { title: smaller, slips: 0, status };
    await tx.quest.update({ where: { id: questId }, data, select: { id: true } });
    return true;
  });
}
