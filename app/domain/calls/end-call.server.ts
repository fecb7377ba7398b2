import { withService } from "~/db/with-service.server";
import { MINUTE, SECOND } from "~/lib/time";
import { logger } from "~/observability/logger.server";
import type { Capabilities } from "~/providers/telephony/provider";
import { findCallProvider } from "~/providers/telephony/registry.server";
import { enqueue } from "~/queue/enqueue.server";
import { type CallStatus, isUnderWay } from "./call-state";
import { loadVendorCall } from "./load-vendor-call.server";
import type { CallStep } from "./receipt";
import { recordStep } from "./record-step.server";

/** A call that wasn't ringing when it was taken back may have begun to at that moment. */
const LOOK_AGAIN_AFTER = 10 * SECOND;
/** By then it has rung, or never will. */
const LOOK_AGAIN_FOR = 3 * MINUTE;

/**
 * Hangs up a call that nobody wants any more, by whatever way its vendor has. How it ended is the vendor's word, as
 * of any other call.
 *
 * @param input.callId a call; one that is over or was never dialled is left alone
 * @param input.now the instant of asking
 * @throws when the vendor can't be reached or hasn't taken the call yet, so that the job is tried again
 */
export async function endCall({ callId, now }: { callId: string; now: Date }): Promise<void> {
  const call = await loadVendorCall(callId);
  if (!call || !isUnderWay(call.status)) return;
  const provider = findCallProvider(call.provider);
  const way = provider && wayToEnd(call.status, provider.capabilities);
  if (!provider || !way) {
    await note(call, "not_hung_up", now);
    logger.warn({ callId, provider: call.provider }, "a call can't be hung up at this vendor");
    return;
  }
  // The one request that dials is on its way, or had no clear answer. Some vendors find the call all the same.
  if (!call.vendorCallId && !provider.capabilities.canFind)
    throw new Error("the vendor's id of the call isn't known yet");
  const { vendorCallId, dialedAt } = call;
  await (way === "cancel" ? provider.cancel(call) : provider.hangUp(call));
  // A call that the vendor had to look for may not have been found.
  if (vendorCallId) await note(call, "hung_up", now);
  logger.info({ callId, known: vendorCallId !== null }, "call hung up");
  const age = now.getTime() - (dialedAt ?? now).getTime();
  if (call.status === "dialing" && age < LOOK_AGAIN_FOR) {
    const runAt = new Date(now.getTime() + LOOK_AGAIN_AFTER);
    await withService((tx) => enqueue(tx, "end_call", { callId }, { runAt }));
  }
}

/** What doesn't ring yet is taken back where a vendor can, and tells ringing apart; anything else is hung up. */
function wayToEnd(status: CallStatus, vendor: Capabilities): "hang_up" | "cancel" | null {
  if (status === "dialing" && vendor.canCancelQueued && vendor.liveStatus) return "cancel";
  if (vendor.canHangUp) return "hang_up";
  return vendor.canCancelQueued ? "cancel" : null;
}

/** The receipt says it once. */
function note(call: { id: string; userId: string }, step: CallStep, now: Date): Promise<void> {
  return withService(async (tx) => {
    const noted = await tx.callEvent.count({ where: { callId: call.id, kind: step } });
    if (noted === 0) await recordStep(tx, call, step, now);
  });
}
