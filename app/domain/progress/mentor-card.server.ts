import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { fromDateColumn } from "~/lib/columns";
import type { MentorFacts } from "./mentor-card";

type Row = {
  first_name: string | null;
  since: Date;
  xp: number;
  kept_days: number;
  skills: MentorFacts["skills"];
};

/** So many skills are on the card. */
const SKILLS = 3;

/**
 * What a person's mentor card is made of, in one statement: nothing but their own.
 *
 * @param userId the signed-in person
 * @returns `keptDays`: local days with a talk, spoken or written, or mended; `skills`: most practised first
 * @throws {AppError} signed_out when the account is gone
 */
export async function mentorFacts(userId: string): Promise<MentorFacts> {
  const [row] = await withUser(
    userId,
    (tx) => tx.$queryRaw<Row[]>`
      select u.first_name, coalesce(p.xp, 0) as xp,
        (u.created_at at time zone coalesce(u.local_tz, 'UTC') - make_interval(hours => u.day_start))::date as since,
        (select count(*)::int from streak_days d
          where d.user_id = u.id and d.state in ('talked', 'written', 'repaired')) as kept_days,
        (select coalesce(jsonb_agg(jsonb_build_object('name', t.name, 'biome', t.biome, 'minutes', t.minutes)
            order by t.minutes desc, t.name), '[]')
          from (select coalesce(o.name, s.name) as name, s.biome, o.minutes
            from user_skills o join skills s on s.id = o.skill_id
            where o.user_id = u.id and o.merged_into is null and o.archived_at is null and o.minutes > 0
            order by o.minutes desc, 1 limit ${SKILLS}::int) t) as skills
      from users u left join progress p on p.user_id = u.id
      where u.id = ${userId}::uuid`,
  );
  if (!row) throw new AppError("signed_out");
  return {
    firstName: row.first_name,
    xp: row.xp,
    since: fromDateColumn(row.since),
    keptDays: row.kept_days,
    skills: row.skills,
  };
}
