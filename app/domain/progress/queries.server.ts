import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { daysAfter, localDayAt, weekdayOf } from "~/domain/schedule/local-time";
import { dateColumn, fromDateColumn, type LocalDate } from "~/lib/columns";
import { type LedgerRow, standing } from "./ledger-view";
import {
  PROGRESS_COLUMNS,
  PROGRESS_FROM,
  type ProgressRow,
  shownProgress,
  whoAndWhen,
} from "./progress-columns.server";
import type { FoldedState } from "./streak";

const WEEK = 7;

/**
 * What the dashboard shows of progress, in one statement.
 *
 * @param now decides which local day it is
 * @returns `mendable`: missed days that may still be repaired; `days`: the last seven local days, today last
 */
export async function dashboardProgress(userId: string, now: Date) {
  const [row] = await withUser(
    userId,
    (tx) => tx.$queryRaw<ProgressRow[]>`
      with me as materialized (${whoAndWhen(userId, now)}) select ${PROGRESS_COLUMNS} from ${PROGRESS_FROM}`,
  );
  return row ? shownProgress(row, now) : null;
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
