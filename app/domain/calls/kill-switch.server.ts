import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { logger } from "~/observability/logger.server";
import { callSettings } from "~/providers/telephony/registry.server";

/** The row in `instance_switches`. */
export const CALLS_PAUSED = "calls_paused";

/**
 * Are calls paused on this instance, by CALLS_PAUSED or by hand?
 *
 * @param tx any transaction
 */
export async function isPaused(tx: Tx): Promise<boolean> {
  if (callSettings().paused) return true;
  const row = await tx.instanceSwitch.findUnique({ where: { name: CALLS_PAUSED }, select: { isOn: true } });
  return row?.isOn ?? false;
}

/**
 * Flips the kill switch. The next call to be dialled, by whichever worker, sees it.
 *
 * @param on true: nothing is dialled any more; calls that are due wait as long as they are fresh
 * @param by who or what flipped it, for the record
 */
export async function switchPause(on: boolean, by: string): Promise<void> {
  const change = { isOn: on, changedAt: new Date(), changedBy: by };
  await withService((tx) =>
    tx.instanceSwitch.upsert({
      where: { name: CALLS_PAUSED },
      create: { name: CALLS_PAUSED, ...change },
      update: change,
    }),
  );
  logger.warn({ paused: on }, on ? "calls paused by hand" : "calls go on");
}
