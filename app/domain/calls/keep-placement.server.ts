import type { Tx } from "~/db/transaction.server";
import { SECOND } from "~/lib/time";
import { countEnd } from "~/observability/count-events.server";
import type { CallPlacement } from "~/providers/telephony/provider";
import { enqueue } from "~/queue/enqueue.server";
import { lockCall } from "./lock-call.server";
import { planRetry } from "./plan-retry.server";
import { recordStep } from "./record-step.server";

const RETRY_AFTER_REFUSAL = 30 * SECOND;
const RECONCILE_AFTER = 10 * SECOND;

/**
 * Keeps what a vendor answered other than "accepted". A webhook may have been faster: then the row is past
 * `dialing`, and the vendor's own report stands.
 *
 * @param tx a service transaction
 * @param placement refused for good, refused for the moment, or no clear answer
 * @param now when the answer came
 */
export async function keepPlacement(
  tx: Tx,
  callId: string,
  placement: Exclude<CallPlacement, { outcome: "accepted" }>,
  now: Date,
): Promise<void> {
  const call = await lockCall(tx, callId);
  if (!call) return;
  if (placement.outcome === "ambiguous") {
    await recordStep(tx, call, "no_clear_answer", now, { reason: placement.reason });
    await enqueue(tx, "reconcile_call", { callId }, { runAt: new Date(now.getTime() + RECONCILE_AFTER) });
    return;
  }
  const { count } = await tx.call.updateMany({
    where: { id: callId, status: "dialing" },
    data: placement.retryable
      ? { status: "queued", dialedAt: null }
      : { status: "failed", endedAt: now, endedReason: placement.reason, lastStatusAt: now },
  });
  if (count === 0) return;
  if (placement.retryable) {
    await recordStep(tx, call, "deferred", now, { reason: placement.reason });
    await enqueue(tx, "place_call", { callId }, { runAt: new Date(now.getTime() + RETRY_AFTER_REFUSAL) });
  } else {
    await recordStep(tx, call, "refused", now, { reason: placement.reason });
    await planRetry(tx, callId, now);
    countEnd({ kind: call.kind, status: "failed", reason: placement.reason });
  }
}
