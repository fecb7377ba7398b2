import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { daysAfter, localDayAt, weekdayOf } from "~/domain/schedule/local-time";
import { dateColumn, fromDateColumn, type LocalDate } from "~/lib/columns";
import { type LedgerRow, standing } from "./ledger-view";
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

type Row = {
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
 * What the dashboard shows of progress, in one statement.
 *
 * @param now decides which local day it is
 * @returns `mendable`: missed days that may still be repaired; `days`: the last seven local days, today last
 */
export async function dashboardProgress(userId: string, now: Date) {
  const [row] = await withUser(
    userId,
    (tx) => tx.$queryRaw<Row[]>`
      with me as (
        select u.id, coalesce(u.local_tz, 'UTC') as zone, u.day_start,
          (${now}::timestamptz at time zone coalesce(u.local_tz, 'UTC') - make_interval(hours => u.day_start))::date as today
        from users u where u.id = ${userId}::uuid
      )
      select me.today, me.zone, me.day_start::int,
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
        r.kept, r.dropped, r.slipped_out
      from me left join progress p on p.user_id = me.id,
        lateral (
          select count(*) filter (where q.status = 'done')::int as kept,
            count(*) filter (where q.status = 'dropped' and q.closed_by = 'tap')::int as dropped,
            count(*) filter (where q.status in ('open', 'waiting') and q.slips >= ${SLIPS_TO_SHRINK}::int)::int
              as slipped_out
          from quests q where q.user_id = me.id and q.source = 'promise'
            and q.created_day > me.today - ${DAYS_OF_RATIO}::int
        ) r`,
  );
  return row ? shown(row, now) : null;
}

function shown(row: Row, now: Date) {
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

export type DashboardProgress = NonNullable<Awaited<ReturnType<typeof dashboardProgress>>>;

/**
 * A page of the ledger, newest first, with what was taken back and what took it back.
 *
 * @param options.limit how many rows at the most
 * @param options.before only rows with a smaller id, for the next page
 */
export function listXp(userId: string, options: { limit: number; before?: bigint | null }) {
  return withUser(userId, async (tx) => {
    const rows = await tx.xpEvent.findMany({
      where: { userId, ...(options.before && { id: { lt: options.before } }) },
      orderBy: { id: "desc" },
      take: options.limit,
    });
    const ids = rows.map(({ id }) => id);
    const reversals = await tx.xpEvent.findMany({
      where: { userId, reverses: { in: ids } },
      select: { id: true, reverses: true },
    });
    const stands = new Set(standing([...rows, ...reversals]).map(({ id }) => id));
    return rows.map(({ id, localDate, reverses, ...row }) => ({
      id: String(id),
      day: fromDateColumn(localDate),
      rule: row.rule as LedgerRow["rule"],
      amount: row.amount,
      base: row.base,
      multiplierPercent: row.multiplierPercent,
      reason: row.reason,
      quote: row.quote,
      skillId: row.skillId,
      callId: row.callId,
      /** Stands, was taken back, or takes another one back. */
      kind:
        reverses !== null
          ? ("reversal" as const)
          : stands.has(id)
            ? ("award" as const)
            : ("reversed" as const),
    }));
  });
}

/**
 * What became of local days, oldest first. Days without a slot or a talk are left out.
 *
 * @param from first local day
 * @param to last local day, included
 */
export function streakHistory(userId: string, from: LocalDate, to: LocalDate) {
  return withUser(userId, async (tx) => {
    const rows = await tx.streakDay.findMany({
      where: { userId, localDate: { gte: dateColumn(from), lte: dateColumn(to) } },
      orderBy: { localDate: "asc" },
    });
    return rows.map(({ localDate, state, callId, note }) => ({
      date: fromDateColumn(localDate),
      state: state as FoldedState,
      callId,
      note,
    }));
  });
}

/**
 * XP of the last weeks, oldest first; a week begins on Monday.
 *
 * @param weeks how many, this one included
 * @param now decides which week it is
 */
export function xpByWeek(
  userId: string,
  weeks: number,
  now: Date,
): Promise<{ monday: LocalDate; xp: number }[]> {
  return withUser(userId, async (tx) => {
    const mondays = await mondaysUntil(tx, userId, weeks, now);
    const rows = await tx.$queryRaw<{ monday: Date; xp: number }[]>`
      select date_trunc('week', local_date)::date as monday, sum(amount)::int as xp from xp_events
      where user_id = ${userId}::uuid and local_date >= ${dateColumn(mondays[0] ?? "1970-01-01")}::date group by 1`;
    const byMonday = new Map(rows.map(({ monday, xp }) => [fromDateColumn(monday), xp]));
    return mondays.map((monday) => ({ monday, xp: byMonday.get(monday) ?? 0 }));
  });
}

/**
 * Minutes of practice of the last weeks that count, oldest first; a week begins on Monday.
 *
 * @param weeks how many, this one included
 * @param now decides which week it is
 * @returns each week with its minutes in all and per skill, most first
 */
export function practiceByWeek(userId: string, weeks: number, now: Date) {
  return withUser(userId, async (tx) => {
    const mondays = await mondaysUntil(tx, userId, weeks, now);
    const rows = await tx.$queryRaw<{ monday: Date; skill_id: string; skill: string; minutes: number }[]>`
      select date_trunc('week', p.local_date)::date as monday, coalesce(u.merged_into, p.skill_id)::text as skill_id,
        min(coalesce(o.name, s.name)) as skill, sum(p.counted_minutes)::int as minutes
      from practice_sessions p
        left join user_skills u on u.user_id = p.user_id and u.skill_id = p.skill_id
        join skills s on s.id = coalesce(u.merged_into, p.skill_id)
        left join user_skills o on o.user_id = p.user_id and o.skill_id = s.id
      where p.user_id = ${userId}::uuid and p.local_date >= ${dateColumn(mondays[0] ?? "1970-01-01")}::date
      group by 1, 2 having sum(p.counted_minutes) > 0 order by minutes desc, skill`;
    return mondays.map((monday) => {
      const ofWeek = rows.filter((row) => fromDateColumn(row.monday) === monday);
      return {
        monday,
        minutes: ofWeek.reduce((sum, { minutes }) => sum + minutes, 0),
        skills: ofWeek.map(({ skill_id, skill, minutes }) => ({ skillId: skill_id, skill, minutes })),
      };
    });
  });
}

async function mondaysUntil(tx: Tx, userId: string, weeks: number, now: Date): Promise<LocalDate[]> {
  const { localTz, dayStart } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { localTz: true, dayStart: true },
  });
  const today = localDayAt(now, localTz ?? "UTC", dayStart);
  const monday = daysAfter(today, 1 - weekdayOf(today));
  return Array.from({ length: weeks }, (_, index) => daysAfter(monday, (index - weeks + 1) * WEEK));
}
