import { Prisma } from "~/db/client.server";
import { daysAfter } from "~/domain/schedule/local-time";
import { fromDateColumn, type LocalDate } from "~/lib/columns";
import { levelOf } from "./level";
import { keptRatio, SLIPS_TO_SHRINK } from "./quests";
import { dayEnd, type FoldedState, mayRepair } from "./streak";
import { multiplierPercent } from "./xp";

/** What a day in a calendar was; null: no slot and no talk. */
export type ShownDay = { date: LocalDate; state: FoldedState | null; callId: string | null };

/** A quest as a list shows it. */
export type ShownQuest = {
  id: string;
  title: string;
  source: "promise" | "checkpoint" | "default";
  dueDay: LocalDate | null;
  slips: number;
  callId: string | null;
  /** First turn of the call that it rests on. */
  turn: number | null;
  quote: string | null;
  checkpointId: string | null;
};

export type ProgressRow = {
  today: Date;
  zone: string;
  day_start: number;
  xp: number;
  streak: number;
  longest_streak: number;
  freezes: number;
  rhythm: number;
  reflections: number;
  xp_today: number;
  quests: (ShownQuest & { status: "open" | "waiting" })[];
  checkpoints: { id: string; skill: string | null; dueDay: LocalDate; items: number }[];
  days: ShownDay[];
  wishes: LocalDate[];
  no_game: boolean;
  kept: number;
  dropped: number;
  slipped_out: number;
};

const WEEK = 7;
const DAYS_OF_RATIO = 90;

/**
 * The person's row with their zone and the local day it is: what `me` is in the statements below. It has to be
 * materialized there: otherwise the day is worked out from the zone again for every row that is compared with it.
 */
export const whoAndWhen = (userId: string, now: Date) => Prisma.sql`
  select u.*, coalesce(u.local_tz, 'UTC') as zone,
    (${now}::timestamptz at time zone coalesce(u.local_tz, 'UTC') - make_interval(hours => u.day_start))::date as today
  from users u where u.id = ${userId}::uuid`;

/** Of `PROGRESS_FROM`. */
export const PROGRESS_COLUMNS = Prisma.sql`
  me.today, me.zone, me.day_start::int,
  coalesce(p.xp, 0) as xp, coalesce(p.streak, 0) as streak,
  coalesce(p.longest_streak, 0) as longest_streak, coalesce(p.freezes, 0)::int as freezes,
  coalesce(p.rhythm, 0)::float8 as rhythm, coalesce(p.reflections, 0) as reflections,
  (select coalesce(sum(e.amount), 0)::int from xp_events e
    where e.user_id = me.id and e.local_date = me.today) as xp_today,
  (select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'title', q.title, 'source', q.source,
      'status', q.status, 'dueDay', q.due_day, 'slips', q.slips, 'callId', q.call_id, 'turn', q.turns[1],
      'quote', q.quote, 'checkpointId', q.checkpoint_id)
      order by q.due_day nulls last, q.created_at, q.key), '[]')
    from quests q where q.user_id = me.id and q.status in ('open', 'waiting')) as quests,
  (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'skill', coalesce(o.name, s.name),
      'dueDay', c.due_day, 'items', c.items_count) order by c.due_day, c.id), '[]')
    from checkpoints c left join skills s on s.id = c.skill_id
      left join user_skills o on o.user_id = c.user_id and o.skill_id = c.skill_id
    where c.user_id = me.id and c.status = 'pending' and c.due_day <= me.today) as checkpoints,
  (select coalesce(jsonb_agg(jsonb_build_object('date', d.local_date, 'state', d.state, 'callId', d.call_id)),
      '[]')
    from streak_days d where d.user_id = me.id and d.local_date > me.today - ${WEEK}::int) as days,
  (select coalesce(jsonb_agg(r.local_date), '[]') from streak_repairs r
    where r.user_id = me.id and r.local_date > me.today - ${WEEK}::int) as wishes,
  exists (select from calls c where c.user_id = me.id and c.no_game and c.local_date = me.today
    and c.status = 'completed') as no_game,
  r.kept, r.dropped, r.slipped_out`;

/** Needs `me` of `whoAndWhen`. */
export const PROGRESS_FROM = Prisma.sql`
  me left join progress p on p.user_id = me.id,
  lateral (
    select count(*) filter (where q.status = 'done')::int as kept,
      count(*) filter (where q.status = 'dropped' and q.closed_by = 'tap')::int as dropped,
      count(*) filter (where q.status in ('open', 'waiting') and q.slips >= ${SLIPS_TO_SHRINK}::int)::int
        as slipped_out
    from quests q where q.user_id = me.id and q.source = 'promise'
      and q.created_day > me.today - ${DAYS_OF_RATIO}::int
  ) r`;

/** What the row says of progress. */
export function shownProgress(row: ProgressRow, now: Date) {
  const today = fromDateColumn(row.today);
  const quests = (status: "open" | "waiting"): ShownQuest[] =>
    row.quests.filter((quest) => quest.status === status).map(({ status: _, ...quest }) => quest);
  const days = Array.from({ length: WEEK }, (_, index): ShownDay => {
    const date = daysAfter(today, index - WEEK + 1);
    return row.days.find((day) => day.date === date) ?? { date, state: null, callId: null };
  });
  const mendable = days.filter(
    ({ date, state }) =>
      state !== null &&
      !row.wishes.includes(date) &&
      mayRepair({ state, dayEnd: dayEnd(date, row.zone, row.day_start), now }),
  );
  return {
    today,
    xp: row.xp,
    level: levelOf(row.xp),
    xpToday: row.xp_today,
    streak: row.streak,
    longestStreak: row.longest_streak,
    multiplierPercent: multiplierPercent(row.streak),
    freezes: row.freezes,
    rhythm: row.rhythm,
    reflections: row.reflections,
    quests: { open: quests("open"), waiting: quests("waiting") },
    checkpoints: row.checkpoints,
    days,
    /** Somebody was in distress today: no game is made of the day, and nothing is said of streaks. */
    noGame: row.no_game,
    mendable: row.no_game ? [] : mendable.map(({ date }) => date),
    promises: keptRatio({ kept: row.kept, dropped: row.dropped, slippedOut: row.slipped_out }),
  };
}
