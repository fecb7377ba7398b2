import { Prisma } from "~/db/client.server";
import { WRITING_UP } from "~/domain/calls/dashboard-calls";
import { RECALLS_PER_DAY } from "~/domain/checkpoints/spread";
import { DAY, MINUTE } from "~/lib/time";

/**
 * What the dashboard reads beside the progress, as columns of one statement: all of it is shown together, and a round
 * trip costs more than any of them. Each needs `me` of `whoAndWhen`.
 */

const CALL = Prisma.sql`jsonb_build_object('id', c.id, 'kind', c.kind, 'status', c.status, 'attempt', c.attempt,
  'localDate', c.local_date, 'scheduledAt', c.scheduled_at, 'dialedAt', c.dialed_at, 'answeredAt', c.answered_at,
  'endedAt', c.ended_at, 'durationSeconds', c.duration_seconds, 'endedReason', c.ended_reason)`;

/** @param newest how many calls, whatever they are; one of them may be being written up */
export const callColumns = (newest: number, now: Date) => Prisma.sql`
  (select coalesce(jsonb_agg(${CALL} order by c.scheduled_at, c.id), '[]') from calls c
    where c.user_id = me.id and c.status in ('queued', 'dialing', 'ringing', 'in_progress')) as open_calls,
  (select coalesce(jsonb_agg(${CALL} order by c.scheduled_at desc, c.id desc), '[]') from (
    select * from calls where user_id = me.id order by scheduled_at desc, id desc limit ${newest}) c) as newest_calls,
  (select c.id from (
    select * from calls where user_id = me.id order by scheduled_at desc, id desc limit ${newest}) c
    where c.status = 'completed' and c.ended_at > ${new Date(now.getTime() - WRITING_UP)}::timestamptz
      and not exists (select from reflections f
        where f.user_id = me.id and f.call_id = c.id and f.awarded_hash = f.turns_hash)
    order by c.ended_at desc limit 1) as writing_up,
  coalesce((select s.is_on from instance_switches s where s.name = 'calls_paused'), false) as switched_off`;

/** The plan's columns as text, dates and arrays, and what the room needs to know of the person. */
export const PERSON_COLUMNS = Prisma.sql`
  jsonb_build_object('id', me.id, 'firstName', me.first_name, 'phone', me.phone, 'phoneVerifiedAt', me.phone_verified_at,
    'phoneBlocked', me.phone_blocked, 'localTz', me.local_tz, 'callTime', me.call_time, 'weekdayTimes', me.weekday_times,
    'callDays', me.call_days, 'dayStart', me.day_start, 'eveningWindowStart', me.evening_window_start,
    'eveningWindowEnd', me.evening_window_end, 'anyHours', me.any_hours, 'callEnabled', me.call_enabled,
    'pausedUntil', me.paused_until, 'skippedDay', me.skipped_day, 'movedDay', me.moved_day, 'movedTime', me.moved_time,
    'voicemailChoice', me.voicemail_choice, 'language', me.language, 'nextCallAt', me.next_call_at,
    'nextSilentAt', me.next_silent_at, 'lastSlotDay', me.last_slot_day,
    'subscription', (select jsonb_build_object('tier', s.tier, 'accessUntil', s.access_until,
      'firstAccessAt', s.first_access_at) from subscriptions s
      where s.user_id = me.id),
    'consents', (select coalesce(jsonb_agg(jsonb_build_object('granted', k.granted, 'phone', k.phone,
        'textVersion', k.text_version, 'createdAt', k.created_at)), '[]')
      from (select * from consents where user_id = me.id and kind = 'calls' order by created_at desc limit 1) k)
  ) as person,
  jsonb_build_object('colour', me.companion_colour, 'voice', me.companion_voice, 'url', me.avatar_url,
    'format', (select f.format from uploads f where f.user_id = me.id and f.id = me.avatar_upload_id
      and f.stored_at is not null)) as look`;

/** So far back talks may count towards the minutes of a plan: its months are no longer. */
const A_MONTH_AT_MOST = 33 * DAY;

/** What is stored of the plan, and the talks its minutes are counted from; neither where no plan is stored. */
export const billingColumns = (now: Date) => Prisma.sql`
  (select jsonb_build_object('tier', s.tier, 'status', s.status, 'accessUntil', s.access_until,
    'currentPeriodStart', s.current_period_start, 'currentPeriodEnd', s.current_period_end,
    'cancelAtPeriodEnd', s.cancel_at_period_end, 'grantedUntil', s.granted_until, 'grantedAt', s.granted_at,
    'trialEndsAt', s.trial_ends_at, 'graceUntil', s.grace_until, 'firstAccessAt', s.first_access_at,
    'createdAt', s.created_at) from subscriptions s where s.user_id = me.id) as plan,
  (select coalesce(jsonb_agg(jsonb_build_object('status', c.status, 'answeredAt', c.answered_at,
      'endedAt', c.ended_at, 'durationSeconds', c.duration_seconds, 'maxSeconds', c.max_seconds)), '[]')
    from calls c where exists (select from subscriptions s where s.user_id = me.id and s.tier = 'pro')
      and c.user_id = me.id and c.kind in ('daily', 'on_demand') and c.status in ('in_progress', 'completed')
      and c.scheduled_at > ${new Date(now.getTime() - A_MONTH_AT_MOST)}::timestamptz) as counted_talks`;

/** What can be recalled now, and what was heard on the last call with recalls and waits for the person's word. */
export const RECALL_COLUMNS = Prisma.sql`
  (select count(*)::int from checkpoint_reviews v
    where v.user_id = me.id and v.local_date = me.today and v.timing <> 'early')
  + (select count(*)::int from recall_answers a
    where a.user_id = me.id and a.applied_at is null and a.review_id is null) as recalls_asked,
  (select coalesce(jsonb_agg(to_jsonb(i)), '[]') from (
    select i.id as "itemId", i.question, i.quote, coalesce(o.name, s.name) as skill, i.call_id as "callId",
      i.learned_day as "learnedDay"
    from checkpoint_items i left join skills s on s.id = i.skill_id
      left join user_skills o on o.user_id = i.user_id and o.skill_id = i.skill_id
    where i.user_id = me.id and i.retired_at is null and i.ask_day <= me.today
      and not exists (select from recall_answers a where a.user_id = me.id and a.item_id = i.id
        and a.applied_at is null and a.review_id is null)
      and not exists (select from checkpoint_reviews v where v.user_id = me.id and v.item_id = i.id
        and v.local_date = me.today)
    order by i.ask_day, i.due_day, i.created_at, i.id limit ${RECALLS_PER_DAY}) i) as recalls_due,
  (select coalesce(jsonb_agg(jsonb_build_object('reviewId', v.id, 'itemId', v.item_id, 'callId', v.call_id,
      'question', i.question, 'quote', i.quote, 'heard', coalesce(v.quote, ''), 'turns', v.turns, 'rating', v.rating,
      'learnedDay', i.learned_day)
      order by coalesce(v.turns[1], 0), v.created_at, v.id), '[]')
    from checkpoint_reviews v join checkpoint_items i on i.user_id = v.user_id and i.id = v.item_id
    where v.user_id = me.id and v.heard_rating is not null and v.confirmed_at is null
      and v.call_id = (select l.call_id from checkpoint_reviews l where l.user_id = me.id and l.call_id is not null
        order by l.local_date desc, l.created_at desc limit 1)
      and not exists (select from recall_answers a where a.user_id = me.id and a.applied_at is null
        and a.review_id = v.id)) as recalls_heard`;

/** As long as it is a slip of the finger. */
const TO_UNDO = 10 * MINUTE;

/** @param questId of the quest that was tapped as done a moment ago */
export const justDoneColumn = (questId: string | null, now: Date) => Prisma.sql`
  (select jsonb_build_object('id', q.id, 'title', q.title) from quests q
    where q.user_id = me.id and q.id = ${questId}::uuid and q.status = 'done' and q.closed_by = 'tap'
      and q.closed_at > ${new Date(now.getTime() - TO_UNDO)}::timestamptz) as just_done`;

/** Days after which an old sentence comes back: a year, half a year, a quarter, a month, a week. */
export const LOOKING_BACK = [365, 182, 91, 30, 7] as const;

/**
 * The last talk that was written up with what it gave, talks of days to look back on, and the turns that stood on
 * something forgotten since.
 */
export const TALK_COLUMNS = Prisma.sql`
  (select jsonb_build_object('callId', f.call_id, 'day', f.local_date, 'language', f.language, 'found', f.found,
      'kind', c.kind, 'xp', (select coalesce(sum(e.amount), 0)::int from xp_events e
        where e.user_id = me.id and e.call_id = f.call_id),
      'quests', (select count(*)::int from quests q where q.user_id = me.id and q.call_id = f.call_id))
    from reflections f join calls c on c.id = f.call_id
    where f.user_id = me.id and f.outcome = 'reflected' order by f.local_date desc, f.told_at desc limit 1) as kept_talk,
  (select coalesce(jsonb_agg(jsonb_build_object('callId', f.call_id, 'day', f.local_date, 'language', f.language,
      'found', f.found) order by f.local_date, f.told_at), '[]')
    from reflections f where f.user_id = me.id and f.outcome = 'reflected'
      and f.local_date = any (array[${Prisma.join(LOOKING_BACK.map((days) => Prisma.sql`me.today - ${days}::int`))}])
  ) as old_talks,
  (select coalesce(jsonb_agg(jsonb_build_object('callId', m.call_id, 'turns', m.turns)), '[]') from memories m
    where m.user_id = me.id and m.forgotten_at is not null and m.call_id is not null) as forgotten`;
