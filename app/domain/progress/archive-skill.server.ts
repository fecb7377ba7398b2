import { AppError } from "~/lib/app-error";
import { changeSkills, skillIn, updateOwn } from "./change-skills.server";

/**
 * Takes a skill off the list, or brings it back. Nothing of it is lost either way.
 *
 * @param userId the signed-in person
 * @param change.archived off the list
 * @param now from when on
 * @throws {AppError} not_found, also for another person's skill; bad_request for a meta-skill
 */
export function archiveSkill(
  userId: string,
  { skillId, archived }: { skillId: string; archived: boolean },
  now: Date,
): Promise<void> {
  return changeSkills(userId, async (tx, shelf) => {
    const { mine, isMetaSkill } = skillIn(shelf, skillId);
    if (!mine) throw new AppError("not_found");
    if (isMetaSkill) throw new AppError("bad_request", "This one grows by itself and stays on the list.");
    if ((mine.archivedAt !== null) === archived) return { changed: false, result: undefined };
    await updateOwn(tx, userId, skillId, { archivedAt: archived ? now : null });
    return { changed: true, result: undefined };
  });
}
