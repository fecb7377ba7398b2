import { AppError } from "~/lib/app-error";
import { changeSkills, skillIn, takeUp, updateOwn } from "./change-skills.server";
import { targetOf } from "./skill-match";

/**
 * Everything of one skill counts for another from now on: minutes, XP, sessions and check-points. What that other one
 * was itself merged into takes its place. Doing it again changes nothing.
 *
 * @param userId the signed-in person
 * @param merge.from a skill of theirs
 * @param merge.into any other, also one of the catalogue that they haven't taken up
 * @throws {AppError} not_found, also for another person's skills; bad_request for meta-skills and in a circle
 */
export function mergeSkills(userId: string, { from, into }: { from: string; into: string }): Promise<void> {
  return changeSkills(userId, async (tx, shelf) => {
    const merged = skillIn(shelf, from);
    const target = skillIn(shelf, targetOf(skillIn(shelf, into).id, shelf));
    if (!merged.mine) throw new AppError("not_found");
    if (merged.isMetaSkill || target.isMetaSkill) {
      throw new AppError("bad_request", "A skill that grows by itself can't be merged.");
    }
    if (target.id === from) {
      const message =
        from === into ? "Choose another skill to merge this one into." : "That skill counts for this one.";
      throw new AppError("bad_request", message);
    }
    if (targetOf(from, shelf) === target.id) return { changed: false, result: undefined };
    await takeUp(tx, userId, target);
    await updateOwn(tx, userId, from, { mergedInto: target.id });
    return { changed: true, result: undefined };
  });
}
