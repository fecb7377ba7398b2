import type { LocalDate } from "~/lib/columns";
import { type CallPlan, nextCall } from "./next-call";

/** What is written down of a user's next slots. */
export type KeptSlots = { nextCallAt: Date | null; nextSilentAt: Date | null };

/**
 * The next slots after a change of the plan. A slot that is due waits for the tick, which may be a minute away or
 * an outage: it stays due as long as the new plan has it.
 *
 * @param plan as it is now
 * @param kept what was written down under the plan before
 * @param lastDay the local day that was claimed last
 * @param now the instant of the change
 */
export function slotsAfterChange(
  plan: CallPlan,
  kept: KeptSlots,
  lastDay: LocalDate | null,
  now: Date,
): KeptSlots {
  const next = nextCall(plan, slotsCountAfter(kept, now), lastDay);
  return { nextCallAt: "at" in next ? next.at : null, nextSilentAt: next.silent?.at ?? null };
}

/** Slots of a new plan count after this instant: just before the earliest that is due, or else now. */
export function slotsCountAfter({ nextCallAt, nextSilentAt }: KeptSlots, now: Date): Date {
  const due = [nextCallAt, nextSilentAt].flatMap((at) => (at && at <= now ? [at.getTime() - 1] : []));
  return new Date(Math.min(now.getTime(), ...due));
}
