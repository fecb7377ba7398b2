import { randomUUID } from "node:crypto";
import type { Tx } from "~/db/transaction.server";
import { biomeFor, type KnownSkill, matchSkill, skillName } from "./skill-match";

/**
 * Every skill that a person may mean: the catalogue, and their own with the names they gave.
 *
 * @param tx any transaction that sees the person's rows
 */
export async function knownSkills(tx: Tx, userId: string): Promise<KnownSkill[]> {
  const skills = await tx.skill.findMany({
    where: { OR: [{ userId: null }, { userId }] },
    orderBy: { code: "asc" },
    select: { id: true, code: true, name: true, isMetaSkill: true },
  });
  const own = await tx.userSkill.findMany({
    where: { userId },
    select: { skillId: true, name: true, mergedInto: true },
  });
  return skills.map((skill) => {
    const row = own.find(({ skillId }) => skillId === skill.id);
    return { ...skill, ownName: row?.name ?? null, mergedInto: row?.mergedInto ?? null };
  });
}

/**
 * The skill for a thing that a person practised. One that nobody knows yet becomes a skill of their own, named as
 * they said it; a skill they have not had before is theirs from now on.
 *
 * @param tx a service transaction that holds the person's row
 * @param thing as said: "guitar"
 * @param known every skill so far; a new one is added to it
 * @param now the instant from which it is theirs
 * @returns the skill's id
 */
export async function ensureSkill(
  tx: Tx,
  userId: string,
  thing: string,
  known: KnownSkill[],
  now: Date,
): Promise<string> {
  const skillId = matchSkill(thing, known) ?? (await addSkill(tx, userId, thing, known));
  await tx.userSkill.createMany({ data: [{ userId, skillId, createdAt: now }], skipDuplicates: true });
  return skillId;
}

async function addSkill(tx: Tx, userId: string, thing: string, known: KnownSkill[]): Promise<string> {
  const name = skillName(thing);
  const { id, code } = await tx.skill.create({
    data: {
      userId,
      code: `own:${randomUUID()}`,
      name,
      category: "own",
      biome: biomeFor(name),
      description: "A skill of your own.",
    },
    select: { id: true, code: true },
  });
  known.push({ id, code, name, ownName: null, mergedInto: null, isMetaSkill: false });
  return id;
}
