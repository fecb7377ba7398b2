import { withService } from "~/db/with-service.server";
import { SECOND } from "~/lib/time";
import { logger } from "~/observability/logger.server";
import { callSettings, findCallProvider } from "~/providers/telephony/registry.server";
import { enqueue } from "~/queue/enqueue.server";
import { canAsk } from "./can-ask";
import { closeAsUnknown } from "./close-as-unknown.server";
import { foldEvent } from "./fold-event.server";
import { loadVendorCall } from "./load-vendor-call.server";

/** How long beyond the ringing we wait for a vendor to know about a call. */
const MARGIN = 60 * SECOND;
const ASK_AGAIN_AFTER = 15 * SECOND;

/**
 * Asks the vendor what became of a call whose request had no clear answer. Never dials. When the vendor still
 * knows nothing after the ringing and a margin, the call is closed as `unknown`.
 *
 * @param input.callId a call; anything but `dialing` has been learned already and is left alone
 * @throws when the vendor can't be reached, so that the job is tried again
 */
export async function reconcileCall({ callId, now }: { callId: string; now: Date }): Promise<void> {
  const call = await loadVendorCall(callId);
  if (call?.status !== "dialing") return;

  const provider = findCallProvider(call.provider);
  // A vendor that can't be asked may still report by itself: until then there is nothing to learn.
  const known = provider && canAsk(provider, call) ? await provider.getCall(call) : null;
  const { ringSeconds, maxSeconds } = callSettings();
  // A vendor that tells of the end alone is heard of only when the talk is over.
  const untilHeard = ringSeconds + (provider?.capabilities.liveStatus === false ? maxSeconds : 0);
  const patience = untilHeard * SECOND + MARGIN;
  if (known) {
    await withService((tx) => foldEvent(tx, callId, known, now));
    logger.info({ callId, status: known.status }, "call reconciled");
    if (known.status !== "dialing" && known.status !== "queued") return;
  } else if (call.dialedAt && now.getTime() - call.dialedAt.getTime() > patience) {
    await closeAsUnknown(callId, "no_word_from_vendor", now);
    return;
  }
  // A vendor that still has it waiting is asked again, until the reaper's limit.
  await withService((tx) =>
    enqueue(tx, "reconcile_call", { callId }, { runAt: new Date(now.getTime() + ASK_AGAIN_AFTER) }),
  );
}
