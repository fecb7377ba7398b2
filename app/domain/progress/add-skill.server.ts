import { randomUUID } from "node:crypto";
import { AppError } from "~/lib/app-error";
import { storableText } from "~/lib/text";
import { changeSkills, skillIn, takeUp } from "./change-skills.server";
import { LONGEST_NAME } from "./skill-intents";
import { type Biome, plainName, targetOf } from "./skill-match";

/**
 * Adds a skill of the person's own. Where there is one of that name already, theirs or the catalogue's, that one is
 * taken up instead, or what it was merged into.
 *
 * @param userId the signed-in person
 * @param skill.name 1 to 60 characters
 * @returns the id of the skill that is now on their list, and whether it is new
 * @throws {AppError} bad_request for a name of no letters
 */
export async function addSkill(
  userId: string,
  { name, biome }: { name: string; biome: Biome },
): Promise<{ skillId: string; isNew: boolean }> {
  const words = storableText(name).replace(/\s+/g, " ").trim();
  const plain = plainName(words);
  if (plain === "" || words.length > LONGEST_NAME) throw new AppError("bad_request");
  return changeSkills<{ skillId: string; isNew: boolean }>(userId, async (tx, shelf) => {
    const isNamed = (text: string | null) => text !== null && plainName(text) === plain;
    const same = shelf.find(({ ownName }) => isNamed(ownName)) ?? shelf.find((skill) => isNamed(skill.name));
    if (same) {
      const skill = skillIn(shelf, targetOf(same.id, shelf));
      const changed = await takeUp(tx, userId, skill);
      return { changed, result: { skillId: skill.id, isNew: false } };
    }
    const { id } = await tx.skill.create({
      data: {
        userId,
        code: `own:${randomUUID()}`,
        name: words,
        category: "own",
        biome,
        description: "A skill of your own.",
      },
      select: { id: true },
    });
    await tx.userSkill.createMany({ data: [{ userId, skillId: id }] });
    return { changed: true, result: { skillId: id, isNew: true } };
  });
}
