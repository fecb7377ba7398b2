import type { Tx } from "~/db/transaction.server";
import { fromDateColumn, type LocalDate } from "~/lib/columns";
import { awardsFor, type Deeds, milestoneAwards, type Standing } from "./award-list";
import type { Finding, Quality } from "./findings";
import { inWindow, payOnce, syncAwards, type Window } from "./ledger.server";
import { SHORTEST_SESSION } from "./practice";
import type { Person, SettledDays } from "./settle-days.server";
import { countPractice } from "./settle-practice.server";
import type { RecallTiming } from "./xp";

/** FSRS: from "hard" on it was recalled. */
const RECALLED = 2;

/**
 * Brings the ledger in line with what was done on the days that were looked at, and on any other day on which a
 * session or a recall has come or gone.
 *
 * @param tx a service transaction that holds the person's row
 * @param standing what multiplies, and who the skills are
 * @param recount reads the counted minutes of each skill, once these days have been counted again
 */
export async function settleAwards(
  tx: Tx,
  { userId, today, now }: Person,
  { streak, window: looked }: SettledDays,
  standing: Omit<Standing, "minutes" | "streakOn">,
  recount: () => Promise<Standing["minutes"]>,
): Promise<void> {
  const window: Window = { ...looked, days: [...looked.days, ...(await daysThatDiffer(tx, userId))] };
  const sessions = await countPractice(tx, userId, window);
  const noGame = await daysWithoutGame(tx, userId);
  const deeds: Deeds = {
    reflections: await reflectionsOf(tx, userId, window),
    sessions,
    recalls: await recallsOf(tx, userId, window),
  };
  const { streakOn } = streak;
  const awards = awardsFor(deeds, { ...standing, streakOn, minutes: await recount() });
  await syncAwards(tx, userId, window, awards, noGame, now);
  await payOnce(tx, userId, milestoneAwards(streak.milestones, noGame.days, today), now);
}

/**
 * Days with a talk in which somebody was in distress: no game is made of them from that talk on. The order in which
 * talks come to be read makes no difference.
 */
async function daysWithoutGame(tx: Tx, userId: string) {
  const rows = await tx.$queryRaw<{ day: Date; before: string[] }[]>`
    select h.local_date as day, coalesce(array_agg(c.id::text) filter (where c.id is not null), '{}') as before
    from (
      select local_date, min(coalesce(ended_at, created_at)) as at from calls
      where user_id = ${userId}::uuid and no_game and status = 'completed' and kind <> 'verification'
      group by 1
    ) h left join calls c on c.user_id = ${userId}::uuid and c.local_date = h.local_date and c.ended_at < h.at
      and c.status = 'completed' and not c.no_game
    group by 1`;
  return {
    days: new Set(rows.map(({ day }) => fromDateColumn(day))),
    before: new Set(rows.flatMap(({ before }) => before)),
  };
}

async function reflectionsOf(tx: Tx, userId: string, window: Window): Promise<Deeds["reflections"]> {
  const rows = await tx.reflection.findMany({
    where: { userId, outcome: "reflected", ...inWindow(window) },
    orderBy: [{ toldAt: "asc" }, { callId: "asc" }],
    select: { callId: true, localDate: true, quality: true, found: true },
  });
  return rows.map(({ callId, localDate, quality, found }) => ({
    callId,
    day: fromDateColumn(localDate),
    quality: quality as Quality,
    found: found as Finding[],
  }));
}

async function recallsOf(tx: Tx, userId: string, window: Window): Promise<Deeds["recalls"]> {
  const reviews = await tx.checkpointReview.findMany({
    where: { userId, rating: { gte: RECALLED }, ...inWindow(window) },
    orderBy: [{ createdAt: "asc" }, { itemId: "asc" }],
  });
  const items = await tx.checkpointItem.findMany({
    where: { userId, id: { in: reviews.map(({ itemId }) => itemId) } },
    select: { id: true, skillId: true },
  });
  return reviews.map(({ id, itemId, localDate, timing, quote, callId }) => ({
    id,
    skillId: items.find((item) => item.id === itemId)?.skillId ?? null,
    day: fromDateColumn(localDate),
    timing: timing as RecallTiming,
    quote,
    callId,
  }));
}

/** Local days with a session or a recall that the ledger doesn't know, or whose award has lost it. */
async function daysThatDiffer(tx: Tx, userId: string): Promise<LocalDate[]> {
  const rows = await tx.$queryRaw<{ day: Date }[]>`
    with standing as (
      select e.source_id, e.local_date from xp_events e
      where e.user_id = ${userId}::uuid and e.rule in ('practice', 'recall') and e.reverses is null
        and not exists (select from xp_events v where v.reverses = e.id)
    ), done as (
      select id, local_date from practice_sessions where user_id = ${userId}::uuid and minutes >= ${SHORTEST_SESSION}::int
      union all
      select id, local_date from checkpoint_reviews where user_id = ${userId}::uuid and rating >= ${RECALLED}::int
    )
    select distinct coalesce(d.local_date, s.local_date) as day
    from done d full join standing s on s.source_id = d.id
    where d.id is null or s.source_id is null`;
  return rows.map(({ day }) => fromDateColumn(day));
}
