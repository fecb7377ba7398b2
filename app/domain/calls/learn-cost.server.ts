import { withService } from "~/db/with-service.server";
import { HOUR, MINUTE } from "~/lib/time";
import { findCallProvider } from "~/providers/telephony/registry.server";
import { enqueue } from "~/queue/enqueue.server";
import { loadVendorCall } from "./load-vendor-call.server";

/** When a vendor that says nothing about money with the end of a call is asked first. */
export const ASK_FOR_COST_AFTER = 10 * MINUTE;
const ASK_AGAIN_AFTER = 1 * HOUR;
/** What isn't known by then is not found out. */
const GIVE_UP_AFTER = 24 * HOUR;

/**
 * Asks a vendor what a call cost, for the call's receipt. Some know it only some time after the end.
 *
 * @param input.callId a call that is over
 * @throws when the vendor can't be reached, so that the job is tried again
 */
export async function learnCost({ callId, now }: { callId: string; now: Date }): Promise<void> {
  const call = await loadVendorCall(callId);
  if (!call?.endedAt || !call.vendorCallId || call.costMinor !== null) return;
  const provider = findCallProvider(call.provider);
  if (!provider?.capabilities.canGet) return;
  const cost = (await provider.getCall(call))?.cost;
  const late = now.getTime() - call.endedAt.getTime();
  await withService(async (tx) => {
    if (cost) {
      await tx.call.updateMany({
        where: { id: callId, costMinor: null },
        data: { costMinor: cost.amountMinor, costCurrency: cost.currency },
      });
    } else if (late < GIVE_UP_AFTER) {
      await enqueue(tx, "learn_cost", { callId }, { runAt: new Date(now.getTime() + ASK_AGAIN_AFTER) });
    }
  });
}
