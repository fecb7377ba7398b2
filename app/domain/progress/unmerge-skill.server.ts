import { changeSkills, skillIn, updateOwn } from "./change-skills.server";

/**
 * Lets a merged skill count on its own again, with everything it had and what was merged into it.
 *
 * @param userId the signed-in person
 * @throws {AppError} not_found, also for another person's skill
 */
export function unmergeSkill(userId: string, skillId: string): Promise<void> {
  return changeSkills(userId, async (tx, shelf) => {
    if (skillIn(shelf, skillId).mergedInto === null) return { changed: false, result: undefined };
    await updateOwn(tx, userId, skillId, { mergedInto: null });
    return { changed: true, result: undefined };
  });
}
