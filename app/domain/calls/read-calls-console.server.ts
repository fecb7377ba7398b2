import { type Run, withPinnedService } from "~/db/pinned.server";
import { spendingWords } from "~/domain/billing/spending";
import { HOUR } from "~/lib/time";
import { callSettings, spendingSettings } from "~/providers/telephony/registry.server";
import type { CallStatus } from "./call-state";
import { type CallGroup, countCalls, type Lateness, WINDOWS, type WindowName } from "./console-numbers";
import { shownCode } from "./console-words";

const LISTED = 20;

/**
 * Every call of a window, counted, and how late they rang. One look at the index on the planned instant, and at the
 * steps of those that were dialled. A ring is the vendor's word for it; where a vendor says nothing of ringing, it is
 * the instant of dialling of a call that went out.
 */
const WINDOW = {
  name: "console-window",
  text: `
    with w as materialized (
      select id, provider, kind = 'daily' as daily, status::text, ended_reason, scheduled_at, dialed_at,
        kind <> 'daily' or attempt = max(attempt) over (partition by kind, user_id, local_date) as last
      from calls
      where scheduled_at > $1::timestamptz and scheduled_at <= $2::timestamptz
        and kind in ('daily', 'on_demand', 'verification')
        -- One that came in a copy was dialled elsewhere, and has no number.
        and (dialed_at is null or to_number is not null)
    ), told as (
      select e.call_id, min(e.at) filter (where e.kind = 'ringing') as rang_at,
        bool_or(e.kind = 'refused') as refused, bool_or(e.kind = 'no_clear_answer') as unclear
      from w join call_events e on e.call_id = w.id and e.kind in ('ringing', 'refused', 'no_clear_answer')
      where w.dialed_at is not null group by 1
    ), c as (
      select w.provider, w.daily, w.last, w.status, w.dialed_at is not null as asked,
        coalesce(told.refused, false) as refused, coalesce(told.unclear, false) as unclear, w.ended_reason as reason,
        w.scheduled_at, coalesce(told.rang_at,
          case when w.status in ('in_progress', 'completed', 'no_answer', 'busy', 'voicemail') then w.dialed_at end)
          as rang_at
      from w left join told on told.call_id = w.id
    )
    select
      (select coalesce(json_agg(g), '[]') from (
        select provider, daily, last, status, asked, refused, unclear, reason, count(*)::int as count
        from c group by 1, 2, 3, 4, 5, 6, 7, 8) g) as groups,
      (select coalesce(json_object_agg(case when l.daily then 'slots' else 'others' end, to_json(l)), '{}') from (
        select daily, count(*)::int as count, percentile_disc(0.5) within group (order by late) as p50,
          percentile_disc(0.95) within group (order by late) as p95, max(late) as worst
        from (
          select daily, extract(epoch from greatest(rang_at, scheduled_at) - scheduled_at)::float8 * 1000 as late
          from c where rang_at is not null) r
        group by daily) l) as late`,
};

/** What is happening now and what comes in the next day: a probe of a partial index each. */
const NOW = {
  name: "console-now",
  text: `
    select
      (select coalesce(json_agg(l order by l."dialedAt"), '[]') from (
        select id, kind::text, status::text, provider, scheduled_at as "scheduledAt", dialed_at as "dialedAt"
        from calls where status in ('dialing', 'ringing', 'in_progress') order by dialed_at limit ${LISTED}) l) as live,
      (select count(*)::int from calls where status in ('dialing', 'ringing', 'in_progress')) as "liveCount",
      (select coalesce(json_agg(d order by d."scheduledAt"), '[]') from (
        select c.id, c.kind::text, c.provider, c.scheduled_at as "scheduledAt",
          (select e.kind from call_events e where e.call_id = c.id order by e.at desc, e.id desc limit 1) as step,
          (select e.detail ->> 'reason' from call_events e where e.call_id = c.id order by e.at desc, e.id desc limit 1)
            as reason
        from calls c where c.status = 'queued' and c.scheduled_at <= $1::timestamptz
        order by c.scheduled_at limit ${LISTED}) d) as due,
      (select count(*)::int from calls where status = 'queued' and scheduled_at <= $1::timestamptz) as "dueCount",
      (select count(*)::int from calls where status = 'queued' and scheduled_at > $1::timestamptz
        and scheduled_at <= $2::timestamptz) as "queuedAhead",
      (select count(*)::int from users where next_call_at > $1::timestamptz and next_call_at <= $2::timestamptz)
        as "slotsAhead",
      (select coalesce(json_agg(f order by f.at), '[]') from (
        select id, flag_reason as reason, flagged_at as at from users where flagged_at is not null
        union all
        select user_id, 'paid_twice', created_at from billing_notices
        where kind = 'paid_twice' and created_at > $1::timestamptz - interval '60 days'
        order by 3 desc limit ${LISTED}) f) as flagged,
      (select json_build_object('isOn', s.is_on, 'at', s.changed_at, 'by', s.changed_by, 'name', u.first_name)
        from instance_switches s left join users u on u.id =
          case when s.changed_by ~ '^administrator [0-9a-f-]{36}$' then substr(s.changed_by, 15)::uuid end
        where s.name = 'calls_paused') as switch,
      (select minor::float8 from spending where month = date_trunc('month', $1::timestamptz at time zone 'UTC')::date
        and currency = $3::text) as spent`,
};

type WindowRow = { groups: CallGroup[]; late: Partial<Record<"slots" | "others", Lateness>> };

export type LiveCall = {
  id: string;
  kind: string;
  status: CallStatus;
  provider: string;
  scheduledAt: string;
  dialedAt: string | null;
};
export type DueCall = Omit<LiveCall, "status" | "dialedAt"> & { step: string | null; reason: string | null };

type NowRow = {
  live: LiveCall[];
  liveCount: number;
  due: DueCall[];
  dueCount: number;
  queuedAhead: number;
  slotsAhead: number;
  flagged: { id: string; reason: string; at: string }[];
  switch: { isOn: boolean; at: string; by: string; name: string | null } | null;
  spent: number | null;
};

const NEVER: Lateness = { count: 0, p50: null, p95: null, worst: null };
const iso = (at: string) => new Date(at).toISOString();
const isoOrNull = (at: string | null) => at && iso(at);

/**
 * How calls stand on this instance, as an operator may see it: ids, codes and counts; no number, no name of whoever
 * is called, no word of a talk.
 *
 * @param windowName how far back calls are counted
 * @param now the end of the window
 */
export async function readCallsConsole(windowName: WindowName, now: Date) {
  const from = new Date(now.getTime() - WINDOWS[windowName] * HOUR);
  const ahead = new Date(now.getTime() + 24 * HOUR);
  const cap = spendingSettings();
  const [counted, current] = await withPinnedService(async (run) => [
    await only<WindowRow>(run, WINDOW, [from, now]),
    await only<NowRow>(run, NOW, [now, ahead, cap?.currency ?? null]),
  ]);
  const { late } = counted;
  const { live, due, flagged, switch: flipped, spent, ...counts } = current;
  const { paused, limits } = callSettings();
  return {
    window: { name: windowName, from: from.toISOString(), to: now.toISOString() },
    ...countCalls(counted.groups),
    slotToRing: pick(late.slots),
    askToRing: pick(late.others),
    ...counts,
    live: live.map((call) => ({
      ...call,
      scheduledAt: iso(call.scheduledAt),
      dialedAt: isoOrNull(call.dialedAt),
    })),
    due: due.map(({ reason, ...call }) => ({
      ...call,
      scheduledAt: iso(call.scheduledAt),
      reason: reason && shownCode(reason),
    })),
    /** Seconds that the vendor's calls per second let the last of the due calls wait; null without such a limit. */
    lastRingsIn: limits.perSecond === null ? null : Math.ceil(counts.dueCount / limits.perSecond),
    spending: cap && {
      words: spendingWords(cap, spent ?? 0),
      spentMinor: spent ?? 0,
      capMinor: cap.capMinor,
      currency: cap.currency,
    },
    flagged: flagged.map((row) => ({ ...row, at: iso(row.at) })),
    paused: {
      /** CALLS_PAUSED is on: it counts, and can't be changed in the console. */
      byEnvironment: paused,
      byHand: flipped?.isOn
        ? {
            since: iso(flipped.at),
            who: flipped.by.startsWith("administrator ")
              ? (flipped.name ?? flipped.by)
              : "an operator at the terminal",
          }
        : null,
    },
  };
}

export type CallsConsole = Awaited<ReturnType<typeof readCallsConsole>>;

async function only<Row extends object>(run: Run, statement: typeof NOW, values: unknown[]): Promise<Row> {
  const [row] = await run(statement, values);
  if (!row) throw new Error(`${statement.name} answers with one row`);
  return row as Row;
}

const pick = (row: Lateness | undefined): Lateness =>
  row ? { count: row.count, p50: row.p50, p95: row.p95, worst: row.worst } : NEVER;
