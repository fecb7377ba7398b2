import { noteAct } from "~/db/note-audit.server";
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

/** Who flips the switch. */
export type Switcher = { actor: "operator" } | { actor: "admin"; actorId: string };

/**
 * Flips the kill switch and notes who did. The next call to be dialled, by whichever worker, sees it.
 *
 * @param on true: nothing is dialled any more; calls that are due wait as long as they are fresh
 * @param by an operator at the terminal, or an administrator (`users.id`) in the console
 * @returns false when it stood like that already: then nothing is changed and nothing noted
 */
export async function switchPause(on: boolean, by: Switcher): Promise<boolean> {
  const changedBy = by.actor === "operator" ? "npm run calls" : `administrator ${by.actorId}`;
  const change = { isOn: on, changedAt: new Date(), changedBy };
  const changed = await withService(async (tx) => {
    const { count } = await tx.instanceSwitch.updateMany({
      where: { name: CALLS_PAUSED, isOn: !on },
      data: change,
    });
    // The first time there is no row, and no row is "off".
    const made =
      count === 0 && on
        ? await tx.instanceSwitch.createMany({
            data: { name: CALLS_PAUSED, ...change },
            skipDuplicates: true,
          })
        : { count };
    if (made.count > 0) await noteAct(tx, { ...by, action: on ? "calls_paused" : "calls_resumed" });
    return made.count > 0;
  });
  if (changed) logger.warn({ paused: on }, on ? "calls paused by hand" : "calls go on");
  return changed;
}
