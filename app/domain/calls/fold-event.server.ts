import { Prisma } from "~/db/generated/client";
import type { Tx } from "~/db/transaction.server";
import { countEnd, countRing } from "~/observability/count-events.server";
import { paymentsMode } from "~/providers/payments/registry.server";
import type { ProviderEvent, Turn } from "~/providers/telephony/provider";
import { findCallProvider } from "~/providers/telephony/registry.server";
import { enqueue } from "~/queue/enqueue.server";
import { actOnTalk } from "./act-on-talk.server";
import { applyEvent, type CallStatus, isFinal } from "./call-state";
import { ASK_FOR_COST_AFTER } from "./learn-cost.server";
import { lockCall } from "./lock-call.server";
import { onRecord } from "./on-record";
import { planRetry } from "./plan-retry.server";
import { recordStep } from "./record-step.server";

/**
 * Folds a vendor's event into the row of its call and starts what follows from it, all in the caller's
 * transaction.
 *
 * @param tx a service transaction
 * @param callId the call
 * @param told in our words
 * @param now what follows from it is decided at this instant
 * @returns whether the state moved
 */
export async function foldEvent(tx: Tx, callId: string, told: ProviderEvent, now: Date): Promise<boolean> {
  const call = await lockCall(tx, callId);
  if (!call) return false;
  const before = { ...call, transcript: call.transcript as Turn[] | null };
  const event = notBeforeDialing(onRecord(told), call.dialedAt);
  const { facts, moved } = applyEvent(before, event);
  const heard = facts.transcript !== before.transcript ? facts.transcript : null;
  const isCode = call.kind === "verification";
  const over = moved && isFinal(facts.status);
  // What was asked of us counts, also where we don't know what became of the call.
  const unplaced = event.status === null ? event.transcript : null;
  const words = heard ?? unplaced ?? (over ? facts.transcript : null);
  const { distress } = words ? await actOnTalk(tx, call, words, now) : { distress: false };
  await tx.call.update({
    where: { id: callId },
    data: {
      status: facts.status,
      vendorCallId: facts.vendorCallId,
      answeredAt: facts.answeredAt,
      endedAt: facts.endedAt,
      durationSeconds: facts.durationSeconds,
      endedReason: facts.endedReason,
      recordingUrl: facts.recordingUrl,
      lastStatusAt: facts.lastStatusAt,
      ...(distress && { noGame: true }),
      ...(event.cost && { costMinor: event.cost.amountMinor, costCurrency: event.cost.currency }),
      ...(heard &&
        !isCode && { transcript: heard, transcriptText: heard.map(({ text }) => text).join("\n") }),
      // The code was read out: that it was is all there is to keep.
      ...(over && isCode && { transcript: Prisma.DbNull, transcriptText: null }),
      ...(moved && { vendorPayload: event.payload as object }),
    },
  });
  if (event.status && event.status !== "queued" && (moved || (await isLateStep(tx, callId, event.status)))) {
    const detail = event.endedReason ? { reason: event.endedReason } : undefined;
    await recordStep(tx, call, event.status, event.at, detail);
  }
  // Also when it turns out that a machine had picked up: then nothing was said.
  if (!isCode && (over || heard) && [facts.status, before.status].includes("completed")) {
    await enqueue(tx, "reflect_on_call", { callId });
  }
  if (over && facts.status === "completed" && (call.kind === "daily" || call.kind === "on_demand")) {
    // Where payments are off there are no minutes to count.
    if (paymentsMode() !== "off") await enqueue(tx, "count_minutes", { userId: call.userId });
  }
  if (over) {
    await tx.callTalk.deleteMany({ where: { callId } });
    await askForCost(tx, { ...call, ...facts }, event, now);
    await planRetry(tx, callId, now);
    // A call ends once, also where the truth about it comes late.
    if (!isFinal(before.status)) {
      countEnd({ kind: call.kind, status: facts.status, reason: facts.endedReason });
    }
  }
  if (moved && before.status === "dialing") {
    const rungAt = event.status === "ringing" ? event.at : facts.answeredAt;
    if (rungAt) countRing(call.kind, call.scheduledAt, rungAt);
  }
  return moved;
}

/** Vendors tell whole seconds, by clocks of their own: nothing happens to a call before it is dialled. */
function notBeforeDialing(event: ProviderEvent, dialedAt: Date | null): ProviderEvent {
  const later = (at: Date) => (dialedAt && at < dialedAt ? dialedAt : at);
  return { ...event, at: later(event.at), answeredAt: event.answeredAt && later(event.answeredAt) };
}

/** A vendor that charges for what was answered, and hasn't said how much, is asked later. */
async function askForCost(
  tx: Tx,
  call: { id: string; provider: string; answeredAt: Date | null; costMinor: number | null },
  event: ProviderEvent,
  now: Date,
): Promise<void> {
  if (event.cost || call.costMinor !== null || !call.answeredAt) return;
  if (!findCallProvider(call.provider)?.capabilities.canGet) return;
  const runAt = new Date(now.getTime() + ASK_FOR_COST_AFTER);
  await enqueue(tx, "learn_cost", { callId: call.id }, { runAt });
}

/** A step on the way that is told after the next one: it moves nothing, but the receipt is not whole without it. */
async function isLateStep(tx: Tx, callId: string, status: CallStatus): Promise<boolean> {
  if (status !== "ringing" && status !== "in_progress") return false;
  return (await tx.callEvent.count({ where: { callId, kind: status } })) === 0;
}
