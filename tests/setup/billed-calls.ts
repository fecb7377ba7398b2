import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ProviderEvent } from "~/providers/telephony/provider";
import { openSchedule } from "./schedule";

/** A request to dial, as the phone vendor was asked it. */
type Asked = { reference: string; agenda: { maxSeconds: number } };

/** How a call ends, as its vendor tells it. */
export type End = {
  status: "completed" | "voicemail" | "no_answer" | "busy" | "failed" | "canceled";
  seconds?: number;
  cost?: { amountMinor: number; currency: string };
};

/** Everything that stands on the receipt of a call and counts. */
export type BilledCall = {
  id: string;
  kind: string;
  status: string;
  ended_reason: string | null;
  dialed_at: Date | null;
  max_seconds: number | null;
  booked_minor: number | null;
};

/**
 * The use cases that place and end calls, on a database of their own, with a phone vendor on a port of its own that
 * takes every call. Nothing ticks by itself: the test says when a phone is dialled and how each call ends.
 *
 * @param env overrides of the configuration
 */
export async function openBilledCalls(env: Record<string, string>) {
  const asked: Asked[] = [];
  const answers = new Map<string, number>();
  const vendor = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const call: Asked = JSON.parse(body);
      asked.push(call);
      response.writeHead(answers.get(call.reference) ?? 201, { "content-type": "application/json" });
      response.end(JSON.stringify({ id: `sim_${call.reference}_${asked.length}` }));
    });
  });
  await new Promise<void>((listening) => vendor.listen(0, "127.0.0.1", listening));
  const { port } = vendor.address() as AddressInfo;
  const on = await openSchedule({ SIMULATOR_URL: `http://127.0.0.1:${port}`, ...env });
  const { withService } = await import("~/db/with-service.server");
  const { placeCall } = await import("~/domain/calls/place-call.server");
  const { foldEvent } = await import("~/domain/calls/fold-event.server");
  const { requestCall } = await import("~/domain/calls/request-call.server");
  const { requestPhoneCode } = await import("~/domain/calls/request-phone-code.server");
  const { callsStatus } = await import("~/domain/calls/calls-status.server");
  const { sendReflectLink } = await import("~/domain/calls/send-reflect-link.server");
  const { closeAsUnknown } = await import("~/domain/calls/close-as-unknown.server");
  const { loadMinutes } = await import("~/domain/billing/load-minutes.server");
  const { countMinutes } = await import("~/domain/billing/count-minutes.server");

  /** A queued call that is due at this instant. @returns its id */
  const queue = async (userId: string, at: Date, kind = "daily", attempt = 1): Promise<string> => {
    const { rows } = await on.owner.query<{ id: string }>(
      `insert into calls (user_id, kind, local_date, attempt, provider, scheduled_at, created_at)
       select id, $3::call_kind, ($2::timestamptz at time zone local_tz)::date, $4, 'simulator', $2, $2
       from users where id = $1 returning id`,
      [userId, at, kind, attempt],
    );
    return rows[0]?.id ?? "";
  };
  const dial = (callId: string, now: Date) =>
    placeCall({ callId, now, stopping: new AbortController().signal });
  const tell = (callId: string, at: Date, event: Partial<ProviderEvent>) =>
    withService((tx) =>
      foldEvent(
        tx,
        callId,
        {
          eventId: `${callId}:${event.status}`,
          callId,
          vendorCallId: null,
          status: null,
          at,
          answeredAt: null,
          durationSeconds: null,
          endedReason: null,
          transcript: null,
          recordingUrl: null,
          cost: null,
          payload: {},
          ...event,
        },
        at,
      ),
    );
  const pickUp = (callId: string, at: Date) => tell(callId, at, { status: "in_progress", answeredAt: at });
  const end = (callId: string, answeredAt: Date, { status, seconds = 0, cost }: End) =>
    tell(callId, new Date(answeredAt.getTime() + seconds * 1000), {
      status,
      ...(status === "completed" && { answeredAt, durationSeconds: seconds }),
      ...(cost && { cost }),
    });
  const callOf = async (callId: string): Promise<BilledCall | undefined> => {
    const { rows } = await on.owner.query<BilledCall>(
      "select id, kind, status, ended_reason, dialed_at, max_seconds, booked_minor from calls where id = $1",
      [callId],
    );
    return rows[0];
  };
  /** @returns how many jobs of a name wait, for a call or for a person */
  const jobs = async (name: string, id: string): Promise<number> => {
    const { rows } = await on.owner.query<{ count: number }>(
      `select count(*)::int as count from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = $1 and $2 in (j.payload ->> 'callId', j.payload ->> 'userId')`,
      [name, id],
    );
    return rows[0]?.count ?? 0;
  };
  const close = async () => {
    await on.close();
    vendor.closeAllConnections();
    await new Promise((closed) => vendor.close(closed));
  };
  return {
    ...on,
    ...{ asked, queue, dial, tell, pickUp, end, callOf, jobs, close, withService },
    ...{
      requestCall,
      requestPhoneCode,
      callsStatus,
      sendReflectLink,
      closeAsUnknown,
      loadMinutes,
      countMinutes,
    },
    /** What the vendor answers about a call, instead of taking it. */
    answer: (callId: string, status: number) => answers.set(callId, status),
  };
}
