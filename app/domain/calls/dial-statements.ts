/** The statements of the dialling path, prepared once per connection. */

/** A number of many accounts, as reserved ones are, is not counted to its end. */
const NUMBERS_CALLS_READ = 20;

/** Whoever moves a user's calls holds the user's row first: it is the lock for "never two at once". */
export const LOCK_OWNER = {
  name: "dial-lock-owner",
  text: `select id from users where id = (select user_id from calls where id = $1) for no key update`,
};

/** Everything that decides whether a call is dialled at $2, read after the lock. Dates and times come as text. */
export const READ_CALL = {
  name: "dial-read-call",
  text: `
    select c.user_id, c.kind, c.status, c.attempt, c.local_date::text, c.provider, c.scheduled_at, c.created_at,
      u.first_name, u.phone, u.phone_verified_at, u.phone_blocked, u.local_tz, u.call_time::text, u.weekday_times,
      u.call_days, u.day_start, u.evening_window_start::text, u.evening_window_end::text, u.any_hours,
      u.call_enabled, u.paused_until::text, u.skipped_day::text, u.moved_day::text, u.moved_time::text,
      u.voicemail_choice, u.language, u.next_call_at, u.next_silent_at, u.last_slot_day::text,
      s.tier, s.access_until, s.first_access_at, s.status as plan_status, s.current_period_start, s.current_period_end,
      s.granted_until, s.granted_at, s.created_at as plan_since,
      k.granted, k.phone as consent_phone, k.text_version, k.created_at as consent_at,
      exists (select from calls o where o.user_id = c.user_id and o.id <> c.id
        and o.status in ('dialing', 'ringing', 'in_progress')) as other_call_live,
      c.kind = 'daily' and exists (select from calls o where o.user_id = c.user_id and o.kind = 'daily'
        and o.local_date = c.local_date and o.id <> c.id and o.status in ('completed', 'unknown')) as answered_already,
      c.kind = 'daily' and exists (select from calls o where o.user_id = c.user_id and o.kind = 'daily'
        and o.local_date = c.local_date and o.id <> c.id and o.status = 'voicemail') as machine_before,
      c.agenda, c.max_seconds, t.follow_ups, t.recalls,
      exists (select from account_deletions d where d.user_id = u.id) as leaving,
      exists (select from blocked_numbers b where b.phone = u.phone) as number_blocked,
      exists (select from users t where t.phone = u.phone and t.phone_verified_at is not null and t.id <> u.id)
        as number_taken,
      case when c.kind = 'verification' then (select v.id from phone_verifications v
        where v.user_id = u.id and v.call_id = c.id and v.phone = u.phone and v.consumed_at is null
          and v.expires_at > $2) end as verification_id,
      -- A call is dialled within an hour of its time: the index on that finds all of a day.
      d.of_user, d.codes_of_user,
      (select count(*)::int from (select from calls o where o.to_number = u.phone
        and o.dialed_at > $2::timestamptz - interval '24 hours' limit ${NUMBERS_CALLS_READ}) n) as to_number_lately,
      case when c.kind = 'verification' then (select count(*)::int from calls o where o.to_number = u.phone
        and o.dialed_at > $2::timestamptz - interval '24 hours' and o.kind = 'verification') else 0
      end as codes_to_number,
      to_char($2::timestamptz at time zone coalesce(u.local_tz, 'UTC'), 'HH24:MI') as local_time,
      to_char(c.scheduled_at at time zone coalesce(u.local_tz, 'UTC'), 'HH24:MI') as planned_time,
      coalesce((select w.is_on from instance_switches w where w.name = 'calls_paused'), false) as paused
    from calls c
      join users u on u.id = c.user_id
      left join subscriptions s on s.user_id = u.id
      left join talk_plans t on t.user_id = u.id
      left join lateral (
        select granted, phone, text_version, created_at from consents
        where user_id = u.id and kind = 'calls' order by created_at desc limit 1
      ) k on true
      cross join lateral (
        select count(*)::int as of_user, (count(*) filter (where o.kind = 'verification'))::int as codes_of_user
        from calls o where o.user_id = u.id and o.scheduled_at > $2::timestamptz - interval '25 hours'
          and o.dialed_at > $2::timestamptz - interval '24 hours'
      ) d
    where c.id = $1
    for update of c`,
};

/** A look without a lock, before a turn is taken for nothing. */
export const LINES_TAKEN = {
  name: "dial-lines-taken",
  text: `select count(*)::int as taken from calls
    where provider = $1 and status in ('dialing', 'ringing', 'in_progress')`,
};

/** Whoever dials next waits here, so that two can't take the last call of the day. */
export const LOCK_DAY = {
  name: "dial-lock-day",
  text: "select pg_advisory_xact_lock(hashtextextended('calls per day', 0))",
};

/** Were $2 calls dialled in the 24 hours before $1? Those that came in a copy were dialled elsewhere: they have no number. */
export const DAY_IS_FULL = {
  name: "dial-day-is-full",
  text: `select count(*) >= $2::int as full from (
    select from calls where dialed_at > $1::timestamptz - interval '24 hours' and to_number is not null
    limit $2::int) n`,
};

/** Whoever dials next waits here, so that two can't spend the same money. */
export const LOCK_SPENDING = {
  name: "dial-lock-spending",
  text: "select pg_advisory_xact_lock(hashtextextended('spending', 0))",
};

/** What the calls of the month $1 cost in the currency $2, or may still cost. */
export const SPENT = {
  name: "dial-spent",
  text: `select coalesce(sum(minor), 0)::float8 as minor from spending
    where month = $1::date and currency = $2::text`,
};

/** The talks that count towards a plan's minutes from $2 up to $3: `talksIn` in billing, in SQL. */
export const TALKS_OF_WINDOW = {
  name: "dial-talks-of-window",
  text: `select status, answered_at, ended_at, duration_seconds, max_seconds from calls
    where user_id = $1 and scheduled_at > $2::timestamptz - interval '1 day'
      and kind in ('daily', 'on_demand') and status in ('in_progress', 'completed')
      and answered_at >= $2 and answered_at < $3::timestamptz`,
};

/** Two accounts that prove one number wait for each other here. */
export const LOCK_NUMBER = {
  name: "dial-lock-number",
  text: "select pg_advisory_xact_lock(hashtextextended('calls to ' || $1::text, 0))",
};

export const LINE_IS_FREE = {
  name: "dial-line-is-free",
  text: "select relevel.line_is_free($1, $2) as free",
};

/**
 * `queued` to `dialing`, with its step, what the companion will bring up, how long the call may be and what that may
 * cost, through the vendor that is configured now: a call may have waited since before it was another. Zero rows mean
 * that somebody moved first.
 */
export const MOVE_TO_DIALING = {
  name: "dial-move",
  text: `
    with moved as (
      update calls set status = 'dialing', dialed_at = $2, last_status_at = $2, to_number = $3, provider = $5, agenda = $6,
        max_seconds = $7, booked_minor = $8, booked_per_minute = $9, booked_currency = $10
      where id = $1 and status = 'queued' returning id, user_id
    )
    insert into call_events (call_id, user_id, at, kind, detail)
    select id, user_id, $2, 'dialing', $4::jsonb from moved returning call_id`,
};

export const REFUSE_TO_DIAL = {
  name: "dial-refuse",
  text: `
    with moved as (
      update calls set status = 'canceled', ended_at = $2, ended_reason = $3
      where id = $1 and status = 'queued' returning id, user_id
    )
    insert into call_events (call_id, user_id, at, kind, detail)
    select id, user_id, $2, 'not_dialed', jsonb_build_object('reason', $3::text) from moved`,
};

/** The receipt says once why a call waits. */
export const HOLD = {
  name: "dial-hold",
  text: `
    insert into call_events (call_id, user_id, at, kind, detail)
    select id, user_id, $2, 'held', jsonb_build_object('reason', $3::text) from calls c
    where id = $1 and not exists (
      select from call_events e where e.call_id = c.id and e.kind = 'held' and e.detail ->> 'reason' = $3)`,
};

/** The day may still be kept in writing. */
export const SEND_LINK = {
  name: "dial-send-link",
  text: "select relevel.enqueue_job('send_reflect_link', jsonb_build_object('callId', $1::uuid), $2, $3)",
};

export const ASK_AGAIN = {
  name: "dial-ask-again",
  text: "select relevel.enqueue_job('place_call', jsonb_build_object('callId', $1::uuid), $2, $3)",
};

/** A webhook may have brought the vendor's id first. */
export const KEEP_ACCEPTED = {
  name: "dial-keep-accepted",
  text: `
    with known as (
      update calls set vendor_call_id = coalesce(vendor_call_id, $2) where id = $1 returning id, user_id
    )
    insert into call_events (call_id, user_id, at, kind) select id, user_id, $3, 'accepted' from known`,
};

export const TAKE_TURN = {
  name: "dial-take-turn",
  text: "select (extract(epoch from relevel.take_dial_turn($1, make_interval(secs => $2))) * 1000)::float8 as wait_ms",
};

/** A row of `TALKS_OF_WINDOW`. */
export type TalkRow = {
  status: string;
  answered_at: Date | null;
  ended_at: Date | null;
  duration_seconds: number | null;
  max_seconds: number | null;
};

/** A row of `READ_CALL`. */
export type DialRow = {
  user_id: string;
  kind: "daily" | "on_demand" | "inbound" | "verification";
  status: string;
  attempt: number;
  local_date: string;
  provider: string;
  scheduled_at: Date;
  created_at: Date;
  first_name: string | null;
  phone: string | null;
  phone_verified_at: Date | null;
  phone_blocked: boolean;
  local_tz: string | null;
  call_time: string | null;
  weekday_times: unknown;
  call_days: number[];
  day_start: number;
  evening_window_start: string | null;
  evening_window_end: string | null;
  any_hours: boolean;
  call_enabled: boolean;
  paused_until: string | null;
  skipped_day: string | null;
  moved_day: string | null;
  moved_time: string | null;
  voicemail_choice: string;
  language: string;
  next_call_at: Date | null;
  next_silent_at: Date | null;
  last_slot_day: string | null;
  tier: "free" | "pro" | null;
  access_until: Date | null;
  first_access_at: Date | null;
  /** The vendor's word for the paid plan, and when its period began and ends; then the gift. */
  plan_status: string | null;
  current_period_start: Date | null;
  current_period_end: Date | null;
  granted_until: Date | null;
  granted_at: Date | null;
  /** When the row of the plan was made. */
  plan_since: Date | null;
  granted: boolean | null;
  consent_phone: string | null;
  text_version: string | null;
  consent_at: Date | null;
  other_call_live: boolean;
  answered_already: boolean;
  machine_before: boolean;
  /** What the companion brings up on this call, once it was dialled. */
  agenda: unknown;
  /** How long it may be, once it was dialled. */
  max_seconds: number | null;
  /** What it may bring up: null before the first talk. */
  follow_ups: unknown;
  recalls: unknown;
  /** The account is being deleted. */
  leaving: boolean;
  number_blocked: boolean;
  /** Another account has verified the number. */
  number_taken: boolean;
  /** Of a call with a code: the request for it, where it was for the user's number of now and still works. */
  verification_id: string | null;
  /** Calls dialled in the 24 hours before. */
  of_user: number;
  codes_of_user: number;
  to_number_lately: number;
  codes_to_number: number;
  /** The user's local time of day at the instant that was asked about. */
  local_time: string;
  /** The same at the instant the call was planned for. */
  planned_time: string;
  paused: boolean;
};
