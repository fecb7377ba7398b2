import { setTimeout as sleep } from "node:timers/promises";
import { withPinnedService } from "~/db/pinned.server";
import { SECOND } from "~/lib/time";
import type { ProviderName } from "~/providers/telephony/provider";
import { callSettings } from "~/providers/telephony/registry.server";
import { TAKE_TURN } from "./dial-statements";

/** How far ahead a turn is taken. */
const AHEAD = 3 * SECOND;
const LOOK_AGAIN_AFTER = 1 * SECOND;
/** Together with the vendor's time-out well below the time a worker has to stop in. */
export const LONGEST_WAIT = 5 * SECOND;

/**
 * Waits for this call's turn, so that all workers together keep to the vendor's calls per second. The few jobs on
 * a worker's hands wait here; all others stay in the queue in the order of their slots.
 *
 * @returns false when it wasn't its turn for so long that the job should go back into the queue
 */
export async function takeTurn(provider: ProviderName): Promise<boolean> {
  const { perSecond } = callSettings().limits;
  if (perSecond === null) return true;
  for (let waited = 0; waited < LONGEST_WAIT; waited += LOOK_AGAIN_AFTER) {
    const [turn] = await withPinnedService((run) =>
      run<{ wait_ms: number | null }>(TAKE_TURN, [provider, 1 / perSecond, AHEAD / SECOND]),
    );
    if (turn && turn.wait_ms !== null) {
      await sleep(turn.wait_ms);
      return true;
    }
    await sleep(LOOK_AGAIN_AFTER);
  }
  return false;
}
