import { daysAfter } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";

/** Quests: few at a time, and no pile of shame. */

/** So many are open at most; the others wait. */
export const MOST_OPEN = 5;
/** After so many slips a quest is offered to be made smaller, or let go. */
export const SLIPS_TO_SHRINK = 3;
/** How many days after its due day a quest comes back: after the first slip, and after the second. */
export const COMES_BACK_AFTER: readonly number[] = [2, 4];

/** @param openCount quests that are open @returns where a further one goes */
export function placeFor(openCount: number): "open" | "waiting" {
  return openCount < MOST_OPEN ? "open" : "waiting";
}

/**
 * What becomes of a quest whose due day has passed undone: it slips, and comes back some days later; at the third slip
 * it has no due day any more.
 *
 * @param quest one that is open
 * @param today the local day
 * @returns null where nothing changes
 */
export function afterDue(
  quest: { dueDay: LocalDate | null; slips: number },
  today: LocalDate,
): { slips: number; dueDay: LocalDate | null } | null {
  const { dueDay, slips } = quest;
  if (dueDay === null || dueDay >= today) return null;
  const days = COMES_BACK_AFTER[slips];
  if (days === undefined) return { slips: slips + 1, dueDay: null };
  const back = daysAfter(dueDay, days);
  // Never overdue again before anybody has seen it.
  return { slips: slips + 1, dueDay: back < today ? today : back };
}

/** Does the page offer to make it smaller, or to let it go? */
export function offersToShrink(slips: number): boolean {
  return slips >= SLIPS_TO_SHRINK;
}

/**
 * Promises kept, out of those that are decided. What is open counts for nothing.
 *
 * @param promises.slippedOut slipped three times, and not done since
 */
export function keptRatio(promises: { kept: number; dropped: number; slippedOut: number }): {
  kept: number;
  of: number;
} {
  const { kept, dropped, slippedOut } = promises;
  return { kept, of: kept + dropped + slippedOut };
}

/**
 * The one gentle quest of a day that has no other.
 *
 * @param lastSkillName what the person practised last
 * @returns its title
 */
export function defaultQuest(lastSkillName: string | null): string {
  return lastSkillName ? `Spend 15 minutes on ${lastSkillName}` : "Notice one thing that goes well today";
}
