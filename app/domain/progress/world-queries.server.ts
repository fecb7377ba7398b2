import { Prisma } from "~/db/client.server";
import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { emblemOf } from "./banner-words";
import { biomeOf } from "./skill-words";
import type { WorldFacts, WorldSkill } from "./world-view";

/** A skill as JSON has it. */
export type StoredSkill = Omit<WorldSkill, "biome" | "lastPracticedAt" | "dueAt"> & {
  biome: string;
  lastPracticedAt: string | null;
  dueAt: string | null;
};

type Row = {
  zone: string;
  day_start: number;
  xp: number;
  skills: StoredSkill[];
  banner: { biome: string; words: string; emblem: string } | null;
};

/**
 * All skills that a person may see, as one column; their own in the order in which they were made.
 *
 * @param userId an expression of the statement
 */
export const worldSkillsOf = (userId: Prisma.Sql) => Prisma.sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'code', s.code, 'name', coalesce(o.name, s.name),
      'biome', s.biome, 'category', s.category, 'description', s.description, 'isMeta', s.is_meta_skill,
      'isMine', o.skill_id is not null, 'isArchived', o.archived_at is not null,
      'isMerged', o.merged_into is not null, 'minutes', coalesce(o.minutes, 0), 'xp', coalesce(o.xp, 0),
      'lastPracticedAt', o.last_practiced_at, 'dueAt', o.due_at)
      order by o.created_at nulls last, s.code), '[]')
    from skills s left join user_skills o on o.skill_id = s.id and o.user_id = ${userId}
    where s.user_id is null or s.user_id = ${userId})`;

/**
 * Everything that the map shows, in one statement.
 *
 * @param userId the signed-in person
 * @returns `skills`: all that the person may see, their own in the order in which they were made
 * @throws {AppError} signed_out when the account is gone
 */
export async function loadWorld(userId: string): Promise<WorldFacts> {
  const [row] = await withUser(
    userId,
    (tx) => tx.$queryRaw<Row[]>`
      select coalesce(u.local_tz, 'UTC') as zone, u.day_start::int, coalesce(p.xp, 0) as xp,
        ${worldSkillsOf(Prisma.sql`u.id`)} as skills,
        (select jsonb_build_object('biome', b.biome, 'words', b.words, 'emblem', b.emblem)
          from world_banners b where b.user_id = u.id) as banner
      from users u left join progress p on p.user_id = u.id
      where u.id = ${userId}::uuid`,
  );
  if (!row) throw new AppError("signed_out");
  const { zone, day_start: dayStart, xp, skills, banner } = row;
  return {
    ...{ zone, dayStart, xp },
    skills: skills.map(asWorldSkill),
    banner: banner && { ...banner, biome: biomeOf(banner.biome), emblem: emblemOf(banner.emblem) },
  };
}

const instant = (text: string | null) => (text === null ? null : new Date(text));

/** JSON has no instants. */
export function asWorldSkill(skill: StoredSkill): WorldSkill {
  return {
    ...skill,
    biome: biomeOf(skill.biome),
    lastPracticedAt: instant(skill.lastPracticedAt),
    dueAt: instant(skill.dueAt),
  };
}
