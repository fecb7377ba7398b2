import { AppError } from "~/lib/app-error";
import { storableText } from "~/lib/text";
import { changeSkills, skillIn, updateOwn } from "./change-skills.server";
import { LONGEST_NAME } from "./skill-intents";
import { plainName } from "./skill-match";
import { nameOf } from "./skill-shelf.server";

/**
 * Gives a skill of the person's another name. What was earned under the old one keeps its words.
 *
 * @param userId the signed-in person
 * @param change.name 1 to 60 characters; empty brings back the name it came with
 * @throws {AppError} not_found, also for another person's skill; bad_request where another skill has that name
 */
export async function renameSkill(
  userId: string,
  { skillId, name }: { skillId: string; name: string },
): Promise<void> {
  const words = storableText(name).trim();
  if (words.length > LONGEST_NAME) throw new AppError("bad_request");
  return changeSkills(userId, async (tx, shelf) => {
    const skill = skillIn(shelf, skillId);
    if (!skill.mine) throw new AppError("not_found");
    if (skill.isMetaSkill) throw new AppError("bad_request", "This one grows by itself and keeps its name.");
    const ownName = words === "" || words === skill.name ? null : words;
    if (ownName === skill.ownName) return { changed: false, result: undefined };
    const wanted = plainName(ownName ?? skill.name);
    const twin = shelf.find(
      (other) => other.id !== skillId && other.mergedInto === null && plainName(nameOf(other)) === wanted,
    );
    if (twin) {
      const merge = twin.isMetaSkill ? "" : " You can merge this one into it.";
      throw new AppError("bad_request", `There is a skill named ${nameOf(twin)} already.${merge}`);
    }
    await updateOwn(tx, userId, skillId, { name: ownName });
    return { changed: true, result: undefined };
  });
}
