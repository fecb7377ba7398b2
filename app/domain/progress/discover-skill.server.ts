import { changeSkills, skillIn, takeUp } from "./change-skills.server";

/**
 * Takes up a skill of the catalogue, or brings back one that was archived. Doing it again changes nothing.
 *
 * @param userId the signed-in person
 * @throws {AppError} not_found, also for another person's skill
 */
export function discoverSkill(userId: string, skillId: string): Promise<void> {
  return changeSkills(userId, async (tx, shelf) => ({
    changed: await takeUp(tx, userId, skillIn(shelf, skillId)),
    result: undefined,
  }));
}
