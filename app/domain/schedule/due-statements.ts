/**
 * The statements of the tick. Only the first has a name: the others are planned anew each time, because what a
 * prepared plan assumes about how many are due is wrong for most ticks.
 */

/**
 * The first entry of each index: most minutes there is nothing to do. Not `exists`, which a prepared plan would
 * answer by reading the table.
 */
export const WHAT_IS_DUE = {
  name: "tick-what-is-due",
  text: `select coalesce((select min(next_silent_at) from users) <= $1, false) as silent,
    coalesce((select min(next_call_at) from users) <= $1, false) as calls`,
};

/**
 * Claims a batch. Users are found by their place in the table: the planner can't turn that into a scan. The slot and
 * its local day move to `last_slot_*`, which is how the statement hands the old values on; a slot that is over is
 * kept as our fault, and the day after it is looked at in the next round.
 *
 * $1 now, $2 how many, $3 provider, $4 whether everybody is entitled, $5 seconds after which a slot is over,
 * $6 attempts of a job.
 */
export const CLAIM_CALLS = {
  text: `
    with claimed as (
      update users u set
        last_slot_at = u.next_call_at,
        (last_slot_day, next_call_at, next_silent_at) = (
          select p.day, case when e.entitled then p.next_call_at end, case when e.entitled then p.next_silent_at end
          from relevel.call_hours(u.phone, u.evening_window_start, u.evening_window_end, u.any_hours) h,
            relevel.plan_after(u.next_call_at, u.local_tz, u.call_time, u.weekday_times, u.call_days, u.day_start,
              u.paused_until, u.skipped_day, u.moved_day, u.moved_time, h.opens, h.closes, u.last_slot_day) p,
            lateral (select $4::boolean or exists (
              select from subscriptions s where s.user_id = u.id and s.tier = 'pro' and s.access_until > $1
            ) as entitled) e),
        updated_at = now()
      where u.ctid = any(array(
        select ctid from users where next_call_at <= $1
          -- The silent slots before it get their receipts first.
          and (next_silent_at is null or next_silent_at > $1)
        order by next_call_at limit $2 for update skip locked))
      returning u.id, u.last_slot_at, u.last_slot_day, u.last_slot_at < $1 - make_interval(secs => $5) as is_over
    ), made as (
      insert into calls (user_id, kind, local_date, provider, scheduled_at, status, ended_at, ended_reason)
      select id, 'daily', last_slot_day, $3, last_slot_at,
        case when is_over then 'canceled' else 'queued' end::call_status,
        case when is_over then $1::timestamptz end,
        case when is_over then 'service_fault' end
      from claimed where last_slot_day is not null
      on conflict (user_id, local_date, attempt) where kind = 'daily' do nothing
      returning id, user_id, status, scheduled_at
    ), noted as (
      insert into call_events (call_id, user_id, at, kind, detail)
      select id, user_id, $1,
        case when status = 'queued' then 'scheduled' else 'not_dialed' end,
        case when status = 'queued' then jsonb_build_object('slot', scheduled_at)
          else jsonb_build_object('reason', 'service_fault') end
      from made
    ), jobs as (
      select array_agg(jsonb_build_object('callId', id)) as payloads, array_agg(scheduled_at) as run_ats,
        count(*)::int as count
      from made where status = 'queued'
    )
    select (select count(*)::int from claimed) as claimed,
      (select count(*)::int from made where status = 'canceled') as missed,
      case when jobs.count = 0 then 0
        else relevel.enqueue_jobs('place_call', payloads, run_ats, $6::int)::int
      end as scheduled
    from jobs`,
};

/** Writes down slots that a pause or a skip keeps silent. $1 now, $2 how many, $3 provider. */
export const KEEP_SILENT_SLOTS = {
  text: `
    with claimed as (
      update users u set
        last_slot_at = u.next_silent_at,
        (last_slot_day, next_silent_at) = (
          select p.day, p.next_silent_at
          from relevel.call_hours(u.phone, u.evening_window_start, u.evening_window_end, u.any_hours) h,
            relevel.plan_after(u.next_silent_at, u.local_tz, u.call_time, u.weekday_times, u.call_days, u.day_start,
              u.paused_until, u.skipped_day, u.moved_day, u.moved_time, h.opens, h.closes, u.last_slot_day) p),
        updated_at = now()
      where u.ctid = any(array(
        select ctid from users where next_silent_at <= $1
        order by next_silent_at limit $2 for update skip locked))
      returning u.id, u.last_slot_at, u.last_slot_day, u.paused_until
    ), made as (
      insert into calls (user_id, kind, local_date, provider, scheduled_at, status, ended_at, ended_reason)
      select id, 'daily', last_slot_day, $3, last_slot_at, 'canceled', $1::timestamptz,
        case when last_slot_day < paused_until then 'paused' else 'skipped' end
      from claimed where last_slot_day is not null
      on conflict (user_id, local_date, attempt) where kind = 'daily' do nothing
      returning id, user_id, ended_reason
    ), noted as (
      insert into call_events (call_id, user_id, at, kind, detail)
      select id, user_id, $1::timestamptz, 'not_dialed', jsonb_build_object('reason', ended_reason)
      from made
    )
    select count(*)::int as claimed from claimed`,
};
