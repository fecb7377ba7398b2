import type { Tx } from "~/db/transaction.server";
import { groupOf } from "./skill-group";
import { metaMinutes, skillLevel } from "./skill-level";
import { type KnownSkill, targetOf } from "./skill-match";

/** What sessions and ledger add up to, skill by skill, before merging. */
export type SkillSums = {
  practice: ReadonlyMap<string, { minutes: number; last: Date }>;
  xp: ReadonlyMap<string, number>;
};

/**
 * Brings a person's skills in line with their sessions, the ledger and their check-points. What was merged counts for
 * its target and has nothing left of its own; of a meta-skill XP stand for hours.
 *
 * @param tx a service transaction that holds the person's row
 */
export async function settleSkills(
  tx: Tx,
  userId: string,
  skills: readonly KnownSkill[],
  { practice, xp }: SkillSums,
  now: Date,
): Promise<void> {
  const rows = await tx.userSkill.findMany({ where: { userId } });
  const dues = await tx.checkpoint.groupBy({
    by: ["skillId"],
    where: { userId, status: "pending", skillId: { not: null } },
    _min: { dueAt: true },
  });
  const ids = new Set([...rows.map(({ skillId }) => skillId), ...practice.keys(), ...earned(xp)]);
  await tx.userSkill.createMany({
    data: [...ids].map((skillId) => ({ userId, skillId, createdAt: now })),
    skipDuplicates: true,
  });
  for (const skillId of ids) {
    const merged = targetOf(skillId, skills) !== skillId;
    const group = merged ? [] : groupOf(skillId, skills);
    const minutes = sum(group, (id) => practice.get(id)?.minutes);
    const total = sum(group, (id) => xp.get(id));
    const isMeta = skills.find(({ id }) => id === skillId)?.isMetaSkill ?? false;
    const data = {
      minutes,
      xp: total,
      level: skillLevel(isMeta ? metaMinutes(total) : minutes).level,
      lastPracticedAt: latest(group.map((id) => practice.get(id)?.last)),
      dueAt: earliest(dues.filter((due) => group.includes(due.skillId ?? "")).map((due) => due._min.dueAt)),
    };
    const row = rows.find((one) => one.skillId === skillId);
    if (row && isEqual(row, data)) continue;
    await tx.userSkill.update({
      where: { userId_skillId: { userId, skillId } },
      data,
      select: { skillId: true },
    });
  }
}

type Totals = {
  minutes: number;
  xp: number;
  level: number;
  lastPracticedAt: Date | null;
  dueAt: Date | null;
};

function isEqual(row: Totals, data: Totals): boolean {
  const words = ({ minutes, xp, level, lastPracticedAt, dueAt }: Totals) =>
    JSON.stringify([minutes, xp, level, lastPracticedAt, dueAt]);
  return words(row) === words(data);
}

const earned = (xp: ReadonlyMap<string, number>) => [...xp].filter(([, sum]) => sum > 0).map(([id]) => id);

const sum = (ids: readonly string[], of: (id: string) => number | undefined) =>
  ids.reduce((total, id) => total + (of(id) ?? 0), 0);

function latest(instants: readonly (Date | undefined)[]): Date | null {
  const times = instants.flatMap((at) => (at ? [at.getTime()] : []));
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}

function earliest(instants: readonly (Date | null | undefined)[]): Date | null {
  const times = instants.flatMap((at) => (at ? [at.getTime()] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}
