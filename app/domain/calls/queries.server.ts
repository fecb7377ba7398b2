import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import type { Finding } from "~/domain/progress/findings";
import { AppError } from "~/lib/app-error";
import { fromDateColumn } from "~/lib/columns";
import { isUuid } from "~/lib/uuid";
import type { Turn } from "~/providers/telephony/provider";
import type { CallCursor } from "./call-cursor";
import { type CallFilter, FILTERED_STATUSES } from "./call-filter";
import type { CallSummary } from "./call-summary";

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

function findSummaries(
  tx: Tx,
  userId: string,
  take: number,
  before: CallCursor | null,
  filter: CallFilter = "all",
) {
  const statuses = FILTERED_STATUSES[filter];
  const older = before && {
    OR: [
      { scheduledAt: { lt: before.scheduledAt } },
      ...(before.id ? [{ scheduledAt: before.scheduledAt, id: { lt: before.id } }] : []),
    ],
  };
  return tx.call.findMany({
    where: { userId, ...older, ...(statuses && { status: { in: [...statuses] } }) },
    orderBy: [{ scheduledAt: "desc" }, { id: "desc" }],
    take,
    select: SUMMARY,
  });
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

function toSummary(call: SummaryRow): CallSummary {
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

/**
 * A person's newest calls, silent days and planned tries included.
 *
 * @param options.limit how many at the most
 * @param options.before only calls that come after this one in the list, for the next page
 * @param options.filter which of them
 */
export function listCalls(
  userId: string,
  options: { limit: number; before?: CallCursor | null; filter?: CallFilter },
): Promise<CallSummary[]> {
  const { limit, before = null, filter } = options;
  return withUser(userId, async (tx) =>
    (await findSummaries(tx, userId, limit, before, filter)).map(toSummary),
  );
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
        costMinor: true,
        costCurrency: true,
        transcriptPurgedAt: true,
        events: { select: { at: true, kind: true, detail: true }, orderBy: [{ at: "asc" }, { id: "asc" }] },
      },
    });
    if (!call) throw new AppError("not_found");
    const slot = call.kind === "daily" ? { userId, kind: call.kind, localDate: call.localDate } : null;
    const attempts = slot
      ? await tx.call.findMany({ where: slot, orderBy: { attempt: "asc" }, select: SUMMARY })
      : [];
    const reflection = await tx.reflection.findUnique({
      where: { userId_callId: { userId, callId } },
      select: { outcome: true, quality: true, found: true },
    });
    return {
      ...toSummary(call),
      provider: call.provider,
      toNumber: call.toNumber,
      recordingUrl: call.recordingUrl,
      reflection: reflection && { ...reflection, found: reflection.found as Finding[] },
      // A call with a code is no talk.
      transcript: call.kind === "verification" ? [] : ((call.transcript ?? []) as Turn[]),
      costMinor: call.costMinor,
      costCurrency: call.costCurrency,
      transcriptPurgedAt: iso(call.transcriptPurgedAt),
      /** All attempts of a daily call's slot, this one included, first to last. */
      attempts: attempts.map(toSummary),
      events: call.events.map(({ at, kind, detail }) => ({
        at: at.toISOString(),
        kind,
        detail: wordsIn(detail),
      })),
    };
  });
}

export type CallDetails = Awaited<ReturnType<typeof getCall>>;

/** The text values of a call event's detail. */
function wordsIn(detail: unknown): Record<string, string> {
  const entries = detail && typeof detail === "object" ? Object.entries(detail) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
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
    reflection: call.reflection && {
      outcome: call.reflection.outcome,
      quality: call.reflection.quality,
      sentences: call.reflection.found.map(({ kind, text, quote, turns }) => ({ kind, text, quote, turns })),
    },
  };
}
