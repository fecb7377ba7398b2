import { createHash } from "node:crypto";
import type pg from "pg";

/** What the year has become, in an order of its own. Ids and the wall clock have no part in it. */
const CONTENT: Readonly<Record<string, string>> = {
  calls: `select local_date::text, kind, attempt, status, ended_reason, duration_seconds, no_game, scheduled_at, dialed_at,
      answered_at, ended_at, transcript, agenda
    from calls where user_id = $1 order by scheduled_at, attempt, kind`,
  reflections: `select local_date::text, outcome, quality, found, duration_seconds
    from reflections where user_id = $1 order by told_at`,
  xp: `select key, rule, base, multiplier_percent, amount, reason, quote, local_date::text
    from xp_events where user_id = $1 order by id`,
  days: `select local_date::text, state, note from streak_days where user_id = $1 order by local_date`,
  quests: `select source, title, due_day::text, slips, status, closed_by, created_day::text, quote
    from quests where user_id = $1 order by created_day, created_at, title, due_day, status`,
  items: `select text, question, quote, learned_day::text, due_day::text, ask_day::text, card, retired_at is null as active
    from checkpoint_items where user_id = $1 order by learned_day, text, quote`,
  reviews: `select i.text, r.local_date::text, r.rating, r.heard_rating, r.timing, r.quote
    from checkpoint_reviews r join checkpoint_items i on i.id = r.item_id
    where r.user_id = $1 order by r.local_date, i.text`,
  memories: `select kind, subject, text, quote, valid_from::text, valid_until::text, last_said_on::text,
      sensitive, pinned_at is not null as pinned, corrected_at is not null as corrected, forgotten_at is not null as forgotten
    from memories where user_id = $1 order by valid_from, kind, subject, text`,
  skills: `select coalesce(u.name, s.name) as name, u.level, u.xp, u.minutes, u.merged_into is not null as merged
    from user_skills u join skills s on s.id = u.skill_id where u.user_id = $1 order by 1`,
  progress: `select xp, level, streak, longest_streak, freezes, rhythm::text, reflections from progress where user_id = $1`,
  artifacts: `select artifact_code, earned_on::text, weekday from user_artifacts where user_id = $1 order by 1`,
};

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;

/** The whole year as text: equal years are equal letter for letter. */
export async function canonicalText(db: pg.Pool, userId: string): Promise<string> {
  const parts: string[] = [];
  for (const [name, sql] of Object.entries(CONTENT)) {
    const { rows } = await db.query(sql, [userId]);
    parts.push(...rows.map((row) => `${name} ${JSON.stringify(row)}`));
  }
  const ordinals = new Map<string, number>();
  return parts.join("\n").replace(UUID, (id) => {
    const ordinal = ordinals.get(id) ?? ordinals.size + 1;
    ordinals.set(id, ordinal);
    return `#${ordinal}`;
  });
}

export const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** What there is to say of a year in a few numbers. */
export async function totalsOf(db: pg.Pool, userId: string): Promise<Record<string, number>> {
  const { rows } = await db.query<Record<string, number>>(
    `select p.xp, p.level::int, p.streak, p.longest_streak as "longest streak",
       (select count(*)::int from calls where user_id = $1) as calls,
       (select count(*)::int from calls where user_id = $1 and status = 'completed') as talks,
       (select count(*)::int from streak_days where user_id = $1 and state not in ('missed', 'pause', 'skip')) as "kept days",
       (select count(*)::int from quests where user_id = $1 and source = 'promise') as promises,
       (select count(*)::int from quests where user_id = $1 and source = 'promise' and status = 'done') as "kept promises",
       (select count(*)::int from checkpoint_items where user_id = $1) as "things learned",
       (select count(*)::int from checkpoint_reviews where user_id = $1) as recalls,
       (select count(*)::int from memories where user_id = $1) as memories,
       (select round(coalesce(sum(counted_minutes), 0) / 60.0)::int from practice_sessions where user_id = $1) as "hours practised"
     from progress p where p.user_id = $1`,
    [userId],
  );
  return rows[0] ?? {};
}
