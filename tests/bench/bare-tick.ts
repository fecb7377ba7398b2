import type pg from "pg";

/**
 * What a tick has to do at the least: claim, move on by a day, the call, its event and its job, in one statement
 * per batch. No function of the product, no role, no rule.
 *
 * @param batch how many users a statement claims
 * @returns milliseconds until nobody was left
 */
export async function bareTick(db: pg.Client, batch: number): Promise<number> {
  const begun = performance.now();
  for (let claimed = batch; claimed === batch; ) {
    const { rows } = await db.query<{ claimed: number }>({
      name: `bare-tick-${batch}`,
      text: `
        with claimed as (
          update users u set last_slot_at = next_call_at, last_slot_day = (next_call_at at time zone 'UTC')::date,
            next_call_at = next_call_at + interval '1 day', updated_at = now()
          where u.ctid = any(array(
            select ctid from users where next_call_at <= now()
            order by next_call_at limit ${batch} for update skip locked))
          returning u.id, u.last_slot_at, u.last_slot_day
        ), made as (
          insert into calls (user_id, kind, local_date, provider, scheduled_at)
          select id, 'daily', last_slot_day, 'simulator', last_slot_at from claimed
          on conflict (user_id, local_date, attempt) where kind = 'daily' do nothing
          returning id, user_id, scheduled_at
        ), noted as (
          insert into call_events (call_id, user_id, at, kind, detail)
          select id, user_id, now(), 'scheduled', jsonb_build_object('slot', scheduled_at) from made
        ), jobs as (
          select array_agg(row('place_call', json_build_object('callId', id), null, scheduled_at, 5, null, null, null)
            ::graphile_worker.job_spec order by scheduled_at) as specs from made
        )
        select (select count(*)::int from claimed) as claimed,
          case when specs is not null then (select count(*) from graphile_worker.add_jobs(specs)) end
        from jobs`,
    });
    claimed = rows[0]?.claimed ?? 0;
  }
  return performance.now() - begun;
}
