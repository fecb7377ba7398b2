import { database } from "~/db/client.server";
import { type Run, withPinnedService } from "~/db/pinned.server";
import { AppError } from "~/lib/app-error";
import { isUuid } from "~/lib/uuid";
import { listJobs } from "~/queue/inspect.server";
import type { CallKind, CallStatus } from "./call-state";
import { shownCode } from "./console-words";
import { turnTimes } from "./turn-times";

const MOST_JOBS = 50;
const MOST_WEBHOOKS = 100;

/** Of the talk, only who spoke when: its words don't leave the database here. */
const CALL = {
  text: `
    select c.id, c.user_id as "userId", c.kind::text, c.status::text, c.attempt::int, c.provider,
      c.local_date::text as "localDate", c.vendor_call_id as "vendorCallId", c.scheduled_at as "scheduledAt",
      c.dialed_at as "dialedAt", c.answered_at as "answeredAt", c.ended_at as "endedAt", c.created_at as "createdAt",
      c.duration_seconds as "durationSeconds", c.ended_reason as reason, c.max_seconds as "maxSeconds",
      c.cost_minor as "costMinor", c.cost_currency as "costCurrency", c.booked_minor as "bookedMinor",
      c.booked_currency as "bookedCurrency", c.recording_url is not null as "hasRecording",
      (select coalesce(json_agg(json_build_object('role', t ->> 'role', 'at', t ->> 'at') order by n), '[]')
       from jsonb_array_elements(case when jsonb_typeof(c.transcript) = 'array' then c.transcript else '[]' end)
         with ordinality as turns(t, n)) as turns,
      (select max(g.expires_at) from transcript_grants g
       where g.user_id = c.user_id and g.revoked_at is null and g.granted_at <= $2 and g.expires_at > $2)
        as "readableUntil",
      (select coalesce(json_agg(json_build_object('id', o.id, 'attempt', o.attempt, 'status', o.status)
         order by o.attempt), '[]')
       from calls o where c.kind = 'daily' and o.kind = 'daily' and o.user_id = c.user_id
         and o.local_date = c.local_date) as attempts
    from calls c where c.id = $1`,
};

/** Codes of the steps, and what of their details is known to be codes and numbers of ours. */
const STEPS = {
  text: `
    select id::text, at, kind, detail ->> 'reason' as reason, detail ->> 'consent' as consent,
      detail ->> 'consentAt' as "consentAt", detail ->> 'hours' as hours, detail ->> 'of' as of,
      detail ->> 'late' as late, detail ->> 'longest' as longest
    from call_events where call_id = $1 order by at, id`,
};

const WEBHOOKS = {
  text: `
    select id, received_at as "receivedAt", processed_at as "processedAt", error,
      payload -> 'event' ->> 'status' as status
    from webhook_events
    where source = $1 and (payload #>> '{event,vendorCallId}' = $2
      or (payload #>> '{event,vendorCallId}' is null and payload #>> '{event,callId}' = $3))
    order by received_at, id limit ${MOST_WEBHOOKS}`,
};

type CallRow = {
  id: string;
  userId: string;
  kind: CallKind;
  status: CallStatus;
  attempt: number;
  provider: string;
  localDate: string;
  vendorCallId: string | null;
  scheduledAt: Date;
  dialedAt: Date | null;
  answeredAt: Date | null;
  endedAt: Date | null;
  createdAt: Date;
  durationSeconds: number | null;
  reason: string | null;
  maxSeconds: number | null;
  costMinor: number | null;
  costCurrency: string | null;
  bookedMinor: number | null;
  bookedCurrency: string | null;
  hasRecording: boolean;
  turns: { role: "companion" | "user"; at: string }[];
  readableUntil: Date | null;
  attempts: { id: string; attempt: number; status: CallStatus }[];
};

type StepRow = { id: string; at: Date; kind: string; reason: string | null } & Record<
  "consent" | "consentAt" | "hours" | "of" | "late" | "longest",
  string | null
>;

type WebhookRow = {
  id: string;
  receivedAt: Date;
  processedAt: Date | null;
  error: string | null;
  status: string | null;
};

/**
 * One call as an operator may see it: codes, instants, ids and what it cost. No number, no name, no address, no word
 * of the talk, nothing of what was made of it.
 *
 * @param callId from the address
 * @param now decides whether a transcript may be read
 * @returns `readableUntil`: until when its person allows administrators to read the transcript; null where they don't
 * @throws {AppError} not_found
 */
export async function openCallForConsole(callId: string, now: Date) {
  if (!isUuid(callId)) throw new AppError("not_found");
  const { turns, ...found } = await withPinnedService(async (run) => {
    const [call] = await run<CallRow>(CALL, [callId, now]);
    if (!call) throw new AppError("not_found");
    const steps = await run<StepRow>(STEPS, [callId]);
    return { call, steps, webhooks: await webhooksOf(run, call), turns: call.turns };
  });
  const { turns: _, ...call } = found.call;
  const jobs = await listJobs(database().pool, { callId, limit: MOST_JOBS });
  const times = turns.map(({ role, at }) => ({ role, at: new Date(at) }));
  const rangAt = found.steps.find(({ kind }) => kind === "ringing")?.at ?? null;
  const shown = (word: string | null) => word && shownCode(word);
  return {
    call: { ...call, reason: shown(call.reason) },
    steps: found.steps.map((step) => ({ ...step, reason: shown(step.reason) })),
    webhooks: found.webhooks.map((event) => ({ ...event, error: shown(event.error) })),
    jobs: jobs.map(({ id, task, state, attempts, maxAttempts }) => ({
      id,
      task,
      state,
      attempts,
      maxAttempts,
    })),
    rangAt,
    turnCount: turns.length,
    speed: turnTimes(call.answeredAt, times),
  };
}

async function webhooksOf(run: Run, { id, provider, vendorCallId }: CallRow): Promise<WebhookRow[]> {
  return run<WebhookRow>(WEBHOOKS, [provider, vendorCallId, id]);
}

export type ConsoleCallDetails = Awaited<ReturnType<typeof openCallForConsole>>;
