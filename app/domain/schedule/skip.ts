import type { LocalDate } from "~/lib/columns";
import { slotDay, slotOn } from "./next-call";
import type { StoredPlan } from "./stored-plan";

/** The local day of a slot of a stored plan; null while the plan has no zone or no time. */
export function slotDayOf(plan: StoredPlan, at: Date): LocalDate | null {
  const { localTz, callTime } = plan;
  return localTz && callTime ? slotDay(at, { ...plan, localTz, callTime }) : null;
}

/**
 * The slot that a skip keeps silent, as long as it is to come or is due and not yet noted.
 *
 * @returns null when nothing is skipped, or what was skipped is over
 */
export function pendingSkip(plan: StoredPlan, now: Date): { at: Date; localDate: LocalDate } | null {
  const { localTz, callTime, skippedDay } = plan;
  if (!localTz || !callTime || !skippedDay) return null;
  const at = slotOn({ ...plan, localTz, callTime }, skippedDay);
  if (!at) return null;
  const due = plan.nextSilentAt !== null && plan.nextSilentAt <= now && at >= plan.nextSilentAt;
  return at > now || due ? { at, localDate: skippedDay } : null;
}
