import { setTimeout as sleep } from "node:timers/promises";
import { withPinnedService } from "~/db/pinned.server";
import { SECOND } from "~/lib/time";
import type { ProviderName } from "~/providers/telephony/provider";
import { callSettings } from "~/providers/telephony/registry.server";
import { LINES_TAKEN, TAKE_TURN } from "./dial-statements";

const LOOK_AGAIN_AFTER = 1 * SECOND;
/** A turn that a busy process wakes up for this much too late is lost: two would fall together. */
const LATE = 100;

/**
 * Waits until a vendor seems to have a free line and it is this call's turn, so that all workers together keep to
 * the vendor's limits. The few jobs on a worker's hands wait here, each for the turn it has taken; all others stay
 * in the queue in the order of their slots.
 *
 * @param stopping ends the wait
 * @returns false when the worker stops first
 */
export async function takeTurn(provider: ProviderName, stopping: AbortSignal): Promise<boolean> {
  try {
    await aFreeLine(provider, stopping);
    await aTurn(provider, stopping);
    return true;
  } catch (error) {
    if (stopping.aborted) return false;
    throw error;
  }
}

async function aFreeLine(provider: ProviderName, signal: AbortSignal): Promise<void> {
  const { atOnce } = callSettings().limits;
  if (atOnce === null) return;
  for (;;) {
    const [lines] = await withPinnedService((run) => run<{ taken: number }>(LINES_TAKEN, [provider]));
    if (!lines || lines.taken < atOnce) return;
    await sleep(LOOK_AGAIN_AFTER, undefined, { signal });
  }
}

async function aTurn(provider: ProviderName, signal: AbortSignal): Promise<void> {
  const { perSecond } = callSettings().limits;
  if (perSecond === null) return;
  for (;;) {
    const [turn] = await withPinnedService((run) =>
      run<{ wait_ms: number }>(TAKE_TURN, [provider, 1 / perSecond]),
    );
    const wait = turn?.wait_ms ?? 0;
    const due = performance.now() + wait;
    await sleep(wait, undefined, { signal });
    if (performance.now() - due < Math.max(SECOND / perSecond, LATE)) return;
  }
}
