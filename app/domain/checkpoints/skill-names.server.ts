import type { Tx } from "~/db/transaction.server";

/** A skill of a person under the name they know it by. */
export type NamedSkill = { id: string; name: string };

/**
 * The names of skills, as the person calls them.
 *
 * @param ids of skills; of another person's nothing is found
 */
export async function skillNames(
  tx: Tx,
  userId: string,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  if (wanted.length === 0) return new Map();
  const skills = await tx.skill.findMany({
    where: { id: { in: wanted }, OR: [{ userId: null }, { userId }] },
    select: { id: true, name: true },
  });
  const own = await tx.userSkill.findMany({
    where: { userId, skillId: { in: wanted }, name: { not: null } },
    select: { skillId: true, name: true },
  });
  const names = new Map(skills.map(({ id, name }) => [id, name]));
  for (const { skillId, name } of own) if (name !== null) names.set(skillId, name);
  return names;
}

/** All skills of a person that can be named in a talk. Those that were put away or merged are left out. */
export async function ownSkills(tx: Tx, userId: string): Promise<NamedSkill[]> {
  const own = await tx.userSkill.findMany({
    where: { userId, archivedAt: null, mergedInto: null },
    select: { skillId: true },
  });
  const names = await skillNames(
    tx,
    userId,
    own.map(({ skillId }) => skillId),
  );
  return [...names].map(([id, name]) => ({ id, name }));
}

/**
 * What a skill counts for now.
 *
 * @returns the skill it was merged into, or the same
 */
export async function standingSkills(tx: Tx, userId: string, ids: readonly string[]): Promise<string[]> {
  let standing = [...new Set(ids)];
  // Merged at most so often in a row; a circle ends there too.
  for (let step = 0; step < 5; step++) {
    const merged = await tx.userSkill.findMany({
      where: { userId, skillId: { in: standing }, mergedInto: { not: null } },
      select: { skillId: true, mergedInto: true },
    });
    if (merged.length === 0) break;
    const into = new Map(merged.map(({ skillId, mergedInto }) => [skillId, mergedInto]));
    standing = [...new Set(standing.map((id) => into.get(id) ?? id))];
  }
  return standing;
}
