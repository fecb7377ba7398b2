import type { Tx } from "~/db/transaction.server";
import { decideRetry, type NoRetryReason } from "~/domain/schedule/retry-decision";
import { configuredProvider } from "~/providers/telephony/registry.server";
import { enqueue } from "~/queue/enqueue.server";
import { loadCallPlan } from "./load-call-plan.server";
import { recordStep } from "./record-step.server";

/** Reasons after which the day may still be kept in writing. Whoever broke off has talked with us. */
const MAY_WRITE: ReadonlySet<string> = new Set<NoRetryReason>([
  "no_tries_left",
  "declined",
  "outside_hours",
  "machine_again",
  "retry_too_late",
]);

/**
 * Makes the next attempt of a slot when the one that ended reached nobody, or says on its receipt why there is
 * none and has a link mailed to write instead. Asking twice makes one attempt.
 *
 * @param tx a service transaction that holds the call
 * @param callId an attempt that has just ended
 * @param now the instant of deciding
 */
export async function planRetry(tx: Tx, callId: string, now: Date): Promise<void> {
  const call = await tx.call.findUniqueOrThrow({ where: { id: callId } });
  if (call.kind !== "daily" || !call.endedAt) return;
  const { userId, kind, localDate } = call;
  const plan = await loadCallPlan(tx, userId, now);
  if (!plan.localTz) return;
  const forbidden = plan.consented ? (plan.phoneBlocked ? "phone_blocked" : null) : "consent_withdrawn";
  const machines = await tx.call.count({
    where: { userId, kind, localDate, status: "voicemail", id: { not: callId } },
  });
  const ended = { ...call, endedAt: call.endedAt, machineBefore: machines > 0 };
  const decision = decideRetry(ended, plan.hours, plan.localTz, now);
  if (!decision) return;
  if (forbidden || "reason" in decision) {
    const reason = forbidden ?? ("reason" in decision ? decision.reason : "");
    await recordStep(tx, call, "no_retry", now, { reason });
    if (MAY_WRITE.has(reason)) await enqueue(tx, "send_reflect_link", { callId });
    return;
  }
  const attempt = call.attempt + 1;
  const made = await tx.call.createManyAndReturn({
    data: { userId, kind, localDate, attempt, provider: configuredProvider(), scheduledAt: decision.at },
    skipDuplicates: true,
    select: { id: true, userId: true },
  });
  const [next] = made;
  if (!next) return;
  const at = decision.at.toISOString();
  await recordStep(tx, call, "retry_planned", now, { at, attempt: String(attempt) });
  await recordStep(tx, next, "scheduled", now, { slot: at });
  await enqueue(tx, "place_call", { callId: next.id }, { runAt: decision.at });
}
