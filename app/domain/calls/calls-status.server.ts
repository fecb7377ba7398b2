import { withService } from "~/db/with-service.server";
import { spendingWords } from "~/domain/billing/spending";
import { callSettings, spendingSettings } from "~/providers/telephony/registry.server";
import { CALLS_PAUSED } from "./kill-switch.server";
import { spentThisMonth } from "./room-to-talk.server";

/**
 * How calls stand on this instance.
 *
 * @param now decides what is due
 * @returns `paused`: who or what paused calls, or null; how many calls are due, how many seconds the vendor's
 *   calls per second let the last of them wait (null without such a limit), how many calls are live, and what of
 *   the month's money is spent, in words (null without a cap)
 */
export function callsStatus(now: Date): Promise<{
  paused: string | null;
  due: number;
  lastRingsIn: number | null;
  live: number;
  spent: string | null;
}> {
  return withService(async (tx) => {
    const { paused, limits } = callSettings();
    const due = await tx.call.count({ where: { status: "queued", scheduledAt: { lte: now } } });
    const row = await tx.instanceSwitch.findUnique({ where: { name: CALLS_PAUSED } });
    const byHand = row?.isOn ? `by ${row.changedBy}, ${row.changedAt.toISOString()}` : null;
    const cap = spendingSettings();
    const spent = await spentThisMonth(tx, now);
    return {
      spent: cap && spent !== null ? spendingWords(cap, spent) : null,
      paused: paused ? "CALLS_PAUSED is on" : byHand,
      due,
      lastRingsIn: limits.perSecond === null ? null : Math.ceil(due / limits.perSecond),
      live: await tx.call.count({ where: { status: { in: ["dialing", "ringing", "in_progress"] } } }),
    };
  });
}
