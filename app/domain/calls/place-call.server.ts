import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { SECOND } from "~/lib/time";
import { logger } from "~/observability/logger.server";
import type { CallPlacement, CallRequest, ProviderName } from "~/providers/telephony/provider";
import { callSettings, findCallProvider } from "~/providers/telephony/registry.server";
import { enqueue } from "~/queue/enqueue.server";
import { whyNotDial } from "./dial-guard";
import { loadCallPlan } from "./load-call-plan.server";
import { reconcileCall } from "./reconcile-call.server";
import { recordStep } from "./record-step.server";

const RETRY_AFTER_REFUSAL = 30 * SECOND;
const RECONCILE_AFTER = 10 * SECOND;

/**
 * Dials a queued call, exactly once. The row moves to `dialing` in a committed transaction before the one
 * request to the vendor; whoever finds `dialing` never dials and asks the vendor instead.
 *
 * @param input.callId a call; anything but `queued` is left alone or reconciled
 * @param input.now the instant of dialling
 */
export async function placeCall({ callId, now }: { callId: string; now: Date }): Promise<void> {
  const request = await withService((tx) => claim(tx, callId, now));
  if (request === "reconcile") return reconcileCall({ callId, now });
  if (!request) return;

  const provider = findCallProvider(request.provider);
  const placement: CallPlacement = provider
    ? await provider.initiateCall(request)
    : { outcome: "refused", reason: "provider_not_configured", retryable: false };
  logger.info({ callId, outcome: placement.outcome }, "call placed");
  await withService((tx) => record(tx, { id: callId, userId: request.userId }, placement, new Date()));
}

type Claimed = CallRequest & { provider: ProviderName; userId: string };

/**
 * Moves `queued` to `dialing` when every guard passes. The user's row is locked before the call's, here as
 * everywhere: it is the lock for "never two at once", and one order keeps transactions from waiting for each
 * other.
 */
async function claim(tx: Tx, callId: string, now: Date): Promise<Claimed | "reconcile" | null> {
  const owner = await tx.call.findUnique({ where: { id: callId }, select: { userId: true } });
  if (!owner) return null;
  await tx.$queryRaw`select 1 from users where id = ${owner.userId}::uuid for update`;
  await tx.$queryRaw`select 1 from calls where id = ${callId}::uuid for update`;
  const call = await tx.call.findUnique({ where: { id: callId } });
  if (call?.status === "dialing") return "reconcile";
  if (call?.status !== "queued") return null;

  const plan = await loadCallPlan(tx, call.userId, now);
  const live = await tx.call.count({
    where: {
      userId: call.userId,
      id: { not: callId },
      status: { in: ["dialing", "ringing", "in_progress"] },
    },
  });
  const settings = callSettings();
  const refusal = whyNotDial(
    {
      call,
      paused: settings.paused,
      callEnabled: plan.callEnabled,
      consented: plan.consented,
      phoneProved: plan.phoneProved,
      entitled: plan.entitled,
      otherCallLive: live > 0,
    },
    now,
  );
  if (refusal || !plan.phone) {
    const endedReason = refusal ?? "phone_not_proved";
    await tx.call.update({ where: { id: callId }, data: { status: "canceled", endedAt: now, endedReason } });
    await recordStep(tx, call, "not_dialed", now, { reason: endedReason });
    return null;
  }

  await tx.call.update({
    where: { id: callId, status: "queued" },
    data: { status: "dialing", dialedAt: now, lastStatusAt: now, toNumber: plan.phone },
  });
  await recordStep(tx, call, "dialing", now);
  const provider = call.provider as ProviderName;
  return {
    callId,
    userId: call.userId,
    provider,
    toNumber: plan.phone,
    agenda: {
      firstName: plan.firstName ?? "",
      purpose: call.kind === "daily" ? "daily" : "on_demand",
      callTime: plan.callTime ?? "",
      maxSeconds: settings.maxSeconds,
    },
    ringSeconds: settings.ringSeconds,
    webhookUrl: settings.webhookUrl(provider),
  };
}

/** Keeps what the vendor answered. A webhook may have been faster: then the row is past `dialing`. */
async function record(
  tx: Tx,
  call: { id: string; userId: string },
  placement: CallPlacement,
  now: Date,
): Promise<void> {
  if (placement.outcome === "accepted") {
    await tx.call.updateMany({
      where: { id: call.id, vendorCallId: null },
      data: { vendorCallId: placement.vendorCallId },
    });
    await recordStep(tx, call, "accepted", now);
    return;
  }
  if (placement.outcome === "ambiguous") {
    await recordStep(tx, call, "no_clear_answer", now, { reason: placement.reason });
    await enqueue(
      tx,
      "reconcile_call",
      { callId: call.id },
      { runAt: new Date(now.getTime() + RECONCILE_AFTER) },
    );
    return;
  }
  const { count } = await tx.call.updateMany({
    where: { id: call.id, status: "dialing" },
    data: placement.retryable
      ? { status: "queued", dialedAt: null }
      : { status: "failed", endedAt: now, endedReason: placement.reason, lastStatusAt: now },
  });
  // The vendor reported on the call before it refused it: its report stands.
  if (count === 0) return;
  await recordStep(tx, call, placement.retryable ? "deferred" : "refused", now, { reason: placement.reason });
  if (placement.retryable) {
    await enqueue(
      tx,
      "place_call",
      { callId: call.id },
      { runAt: new Date(now.getTime() + RETRY_AFTER_REFUSAL) },
    );
  }
}
