import { glance } from "~/db/pinned.server";
import { withService } from "~/db/with-service.server";
import { CATCH_UP_WINDOW } from "~/domain/calls/dial-guard";
import { SECOND } from "~/lib/time";
import { logger } from "~/observability/logger.server";
import { paymentsMode } from "~/providers/payments/registry.server";
import { configuredProvider } from "~/providers/telephony/registry.server";
import { JOBS } from "~/queue/catalog";

/** Small enough that the first calls are on their way at once and no transaction is long. */
const BATCH = 2_000;

/** One probe of each index: most minutes there is nothing to do. */
const WHAT_IS_DUE = {
  name: "tick-what-is-due",
  text: `select exists (select from users where next_silent_at <= $1) as silent,
    exists (select from users where next_call_at <= $1) as calls`,
};

/**
 * The minute tick. Everyone whose `next_call_at` has come gets their day's call and its job, and their
 * `next_call_at` moves on; row, job and move are one transaction per batch. Running it twice, or on ten workers
 * at once, calls nobody twice: rows are claimed with a lock, and a local day has one first attempt.
 *
 * @param input.now who is due is judged at this instant
 * @returns how many calls were put on their way
 */
export async function scheduleDueCalls({ now }: { now: Date }): Promise<number> {
  let scheduled = 0;
  for (;;) {
    const due = await glance<{ silent: boolean; calls: boolean }>(WHAT_IS_DUE, [now]);
    // A slot that is claimed may leave another that is due, ringing or silent: days without a tick do.
    const silent = due?.silent ? await keepSilentSlots(now) : 0;
    const batch = due?.calls ? await claimBatch(now) : { claimed: 0, scheduled: 0 };
    scheduled += batch.scheduled;
    // Whatever is due and can't be claimed is in another tick's hands.
    if (silent + batch.claimed === 0) break;
  }
  if (scheduled > 0) logger.info({ scheduled }, "daily calls scheduled");
  return scheduled;
}

/**
 * One statement, whatever the size of the batch. Users are claimed by their place in the table: the planner can't
 * turn that into a scan. The slot and its local day move to `last_slot_*`, which is how the statement hands the
 * old values on; a slot that is over is kept as our fault, and the day after it is looked at in the next round.
 */
async function claimBatch(now: Date): Promise<{ claimed: number; scheduled: number }> {
  const instant = now.toISOString();
  const [row] = await withService(
    (tx) => tx.$queryRaw<{ claimed: number; scheduled: number }[]>`
      with claimed as (
        update users u set
          last_slot_at = u.next_call_at,
          (last_slot_day, next_call_at, next_silent_at) = (
            select p.day, case when e.entitled then p.next_call_at end, case when e.entitled then p.next_silent_at end
            from relevel.call_hours(u.phone, u.evening_window_start, u.evening_window_end, u.any_hours) h,
              relevel.plan_after(u.next_call_at, u.local_tz, u.call_time, u.weekday_times, u.call_days, u.day_start,
                u.paused_until, u.skipped_day, h.opens, h.closes, u.last_slot_day) p,
              lateral (select ${paymentsMode() === "off"}::boolean or exists (
                select from subscriptions s
                where s.user_id = u.id and s.tier = 'pro' and s.access_until > ${instant}::timestamptz
              ) as entitled) e),
          updated_at = now()
        where u.ctid = any(array(
          select ctid from users where next_call_at <= ${instant}::timestamptz
            -- The silent slots before it get their receipts first.
            and (next_silent_at is null or next_silent_at > ${instant}::timestamptz)
          order by next_call_at limit ${BATCH} for update skip locked))
        returning u.id, u.last_slot_at, u.last_slot_day
      ), made as (
        insert into calls (user_id, kind, local_date, provider, scheduled_at, status, ended_at, ended_reason)
        select c.id, 'daily', c.last_slot_day, ${configuredProvider()}, c.last_slot_at,
          case when late.is_over then 'canceled' else 'queued' end::call_status,
          case when late.is_over then ${instant}::timestamptz end,
          case when late.is_over then 'service_fault' end
        from claimed c, lateral (
          select c.last_slot_at < ${instant}::timestamptz - make_interval(secs => ${CATCH_UP_WINDOW / SECOND}::int) as is_over
        ) late
        where c.last_slot_day is not null
        on conflict (user_id, local_date, attempt) where kind = 'daily' do nothing
        returning id, user_id, status, scheduled_at
      ), noted as (
        insert into call_events (call_id, user_id, at, kind, detail)
        select id, user_id, ${instant}::timestamptz,
          case when status = 'queued' then 'scheduled' else 'not_dialed' end,
          case when status = 'queued' then jsonb_build_object('slot', scheduled_at)
            else jsonb_build_object('reason', 'service_fault') end
        from made
      ), jobs as (
        select array_agg(jsonb_build_object('callId', id) order by scheduled_at) as payloads,
          array_agg(scheduled_at order by scheduled_at) as run_ats, count(*)::int as count
        from made where status = 'queued'
      )
      select (select count(*)::int from claimed) as claimed,
        case when jobs.count = 0 then 0
          else relevel.enqueue_jobs('place_call', payloads, run_ats, ${JOBS.place_call.maxAttempts}::int)::int
        end as scheduled
      from jobs`,
  );
  return row ?? { claimed: 0, scheduled: 0 };
}

/** Slots that a pause or a skip keeps silent get their receipt when they pass. @returns how many */
async function keepSilentSlots(now: Date): Promise<number> {
  const instant = now.toISOString();
  const [row] = await withService(
    (tx) => tx.$queryRaw<{ claimed: number }[]>`
      with claimed as (
        update users u set
          last_slot_at = u.next_silent_at,
          (last_slot_day, next_silent_at) = (
            select p.day, p.next_silent_at
            from relevel.call_hours(u.phone, u.evening_window_start, u.evening_window_end, u.any_hours) h,
              relevel.plan_after(u.next_silent_at, u.local_tz, u.call_time, u.weekday_times, u.call_days, u.day_start,
                u.paused_until, u.skipped_day, h.opens, h.closes, u.last_slot_day) p),
          updated_at = now()
        where u.ctid = any(array(
          select ctid from users where next_silent_at <= ${instant}::timestamptz
          order by next_silent_at limit ${BATCH} for update skip locked))
        returning u.id, u.last_slot_at, u.last_slot_day, u.paused_until
      ), made as (
        insert into calls (user_id, kind, local_date, provider, scheduled_at, status, ended_at, ended_reason)
        select id, 'daily', last_slot_day, ${configuredProvider()}, last_slot_at, 'canceled', ${instant}::timestamptz,
          case when last_slot_day < paused_until then 'paused' else 'skipped' end
        from claimed where last_slot_day is not null
        on conflict (user_id, local_date, attempt) where kind = 'daily' do nothing
        returning id, user_id, ended_reason
      ), noted as (
        insert into call_events (call_id, user_id, at, kind, detail)
        select id, user_id, ${instant}::timestamptz, 'not_dialed', jsonb_build_object('reason', ended_reason)
        from made
      )
      select count(*)::int as claimed from claimed`,
  );
  return row?.claimed ?? 0;
}
