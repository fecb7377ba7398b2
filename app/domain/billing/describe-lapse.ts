import { fullDayWords } from "~/domain/schedule/day-words";
import { localDateAt } from "~/domain/schedule/local-time";
import { isEntitled, type PaymentsMode, type StoredEntitlement } from "./entitlement";

/** What is stored of a plan that tells why it gives nothing. */
export type LapsedPlan = StoredEntitlement & { status: string; firstAccessAt: Date | null };

/** Why nothing rings, and where that is mended. */
export type Lapse = { words: string; link: { to: string; words: string } };

/**
 * Why nothing rings for somebody who had a plan.
 *
 * @param mode how the instance takes money
 * @param plan the stored row, or null when there is none
 * @param zone the person's, for the day it ended on
 * @param now the instant that is asked about
 * @returns null with a plan, and for those who never had one
 */
export function describeLapse(
  mode: PaymentsMode,
  plan: LapsedPlan | null,
  zone: string | null,
  now: Date,
): Lapse | null {
  if (!plan?.firstAccessAt || isEntitled(mode, plan, now)) return null;
  switch (plan.status) {
    case "paused":
      return { words: "Your plan is paused.", link: { to: "/billing", words: "Resume it" } };
    case "past_due":
    case "on_hold":
      return {
        words: "Your plan is on hold: a charge didn't go through.",
        link: { to: "/billing", words: "Mend it" },
      };
  }
  return {
    words: endedWords(plan.accessUntil, zone, now),
    link: { to: "/pricing", words: "Take it up again" },
  };
}

/** "Your plan ended on Monday 23 November." @param until when access ended, if that is known */
function endedWords(until: Date | null, zone: string | null, now: Date): string {
  if (!until || until > now) return "Your plan has ended.";
  const at = zone ?? "UTC";
  return `Your plan ended on ${fullDayWords(localDateAt(until, at), localDateAt(now, at))}.`;
}
