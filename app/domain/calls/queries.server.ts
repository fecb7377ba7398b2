import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { fromDateColumn } from "~/lib/columns";
import { isUuid } from "~/lib/uuid";
import type { Turn } from "~/providers/telephony/provider";
import { isFinal } from "./call-state";

const SUMMARY = {
  id: true,
  kind: true,
  status: true,
  attempt: true,
  localDate: true,
  scheduledAt: true,
  dialedAt: true,
  answeredAt: true,
  endedAt: true,
  durationSeconds: true,
  endedReason: true,
} as const;

type SummaryRow = Awaited<ReturnType<typeof findSummaries>>[number];

function findSummaries(tx: Tx, userId: string, take: number, before: Date | null) {
  return tx.call.findMany({
    where: { userId, ...(before && { scheduledAt: { lt: before } }) },
    orderBy: [{ scheduledAt: "desc" }, { attempt: "desc" }],
    take,
    select: SUMMARY,
  });
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** A call as lists and cards show it; instants are ISO 8601, the local day is `YYYY-MM-DD`. */
function toSummary(call: SummaryRow) {
  return {
    id: call.id,
    kind: call.kind,
    status: call.status,
    attempt: call.attempt,
    localDate: fromDateColumn(call.localDate),
    scheduledAt: call.scheduledAt.toISOString(),
    dialedAt: iso(call.dialedAt),
    answeredAt: iso(call.answeredAt),
    endedAt: iso(call.endedAt),
    durationSeconds: call.durationSeconds,
    endedReason: call.endedReason,
  };
}

export type CallSummary = ReturnType<typeof toSummary>;

/**
 * A person's newest calls.
 *
 * @param options.limit how many at the most
 * @param options.before only calls scheduled before this instant, for the next page
 */
export function listCalls(userId: string, options: { limit: number; before?: Date }): Promise<CallSummary[]> {
  return withUser(userId, async (tx) =>
    (await findSummaries(tx, userId, options.limit, options.before ?? null)).map(toSummary),
  );
}

/**
 * What the dashboard shows of calls: the one under way, if any, and the newest others.
 *
 * @param limit how many past calls at the most
 */
export function dashboardCalls(userId: string, limit: number) {
  return withUser(userId, async (tx) => {
    const calls = (await findSummaries(tx, userId, limit + 1, null)).map(toSummary);
    const live = calls.find((call) => !isFinal(call.status)) ?? null;
    return { live, recent: calls.filter((call) => call !== live).slice(0, limit) };
  });
}

/**
 * One call with everything kept of it.
 *
 * @throws {AppError} not_found, also for another person's call
 */
export async function getCall(userId: string, callId: string) {
  if (!isUuid(callId)) throw new AppError("not_found");
  return withUser(userId, async (tx) => {
    const call = await tx.call.findUnique({
      where: { id: callId },
      select: {
        ...SUMMARY,
        provider: true,
        toNumber: true,
        recordingUrl: true,
        transcript: true,
        events: { select: { at: true, kind: true, detail: true }, orderBy: [{ at: "asc" }, { id: "asc" }] },
      },
    });
    if (!call) throw new AppError("not_found");
    return {
      ...toSummary(call),
      provider: call.provider,
      toNumber: call.toNumber,
      recordingUrl: call.recordingUrl,
      transcript: (call.transcript ?? []) as Turn[],
      events: call.events.map((event) => ({
        at: event.at.toISOString(),
        kind: event.kind,
        reason: reasonIn(event.detail),
      })),
    };
  });
}

export type CallDetails = Awaited<ReturnType<typeof getCall>>;

function reasonIn(detail: unknown): string | null {
  const reason = detail && typeof detail === "object" && "reason" in detail ? detail.reason : null;
  return typeof reason === "string" ? reason : null;
}

/** A call as `GET /api/calls/:id` and its event stream answer it. */
export function toApiCall(call: CallDetails) {
  const { id, status, kind, attempt, scheduledAt, answeredAt, endedAt, durationSeconds, transcript } = call;
  return {
    id,
    status,
    kind,
    attempt,
    scheduledAt,
    answeredAt,
    endedAt,
    durationSeconds,
    transcript: transcript.map(({ role, text, at }) => ({ role, text, at })),
    reflection: null,
  };
}
