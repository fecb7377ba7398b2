import type { Tx } from "~/db/transaction.server";
import type { Biome, KnownSkill } from "./skill-match";
import { biomeOf } from "./skill-words";

/** A skill of the catalogue or of the person's own, with what is theirs of it. */
export type ShelvedSkill = KnownSkill & {
  biome: Biome;
  category: string;
  description: string;
  /** The person has made it themselves. */
  isOwn: boolean;
  /** Null for a skill of the catalogue that they haven't taken up. What is merged has nothing left of its own. */
  mine: {
    minutes: number;
    xp: number;
    lastPracticedAt: Date | null;
    dueAt: Date | null;
    archivedAt: Date | null;
  } | null;
};

/**
 * Every skill that a person may see.
 *
 * @param tx sees the person's rows
 * @returns in the order of names
 */
export async function skillShelf(tx: Tx, userId: string): Promise<ShelvedSkill[]> {
  const skills = await tx.skill.findMany({
    where: { OR: [{ userId: null }, { userId }] },
    orderBy: [{ name: "asc" }, { code: "asc" }],
  });
  const rows = new Map((await tx.userSkill.findMany({ where: { userId } })).map((row) => [row.skillId, row]));
  return skills.map((skill) => {
    const row = rows.get(skill.id);
    return {
      id: skill.id,
      code: skill.code,
      name: skill.name,
      ownName: row?.name ?? null,
      mergedInto: row?.mergedInto ?? null,
      isMetaSkill: skill.isMetaSkill,
      biome: biomeOf(skill.biome),
      category: skill.category,
      description: skill.description,
      isOwn: skill.userId !== null,
      mine: row ? shown(row) : null,
    };
  });
}

function shown({ minutes, xp, lastPracticedAt, dueAt, archivedAt }: NonNullable<ShelvedSkill["mine"]>) {
  return { minutes, xp, lastPracticedAt, dueAt, archivedAt };
}

/** A skill as its person calls it. */
export const nameOf = ({ ownName, name }: Pick<KnownSkill, "ownName" | "name">): string => ownName ?? name;
