import type { LocalDate } from "~/lib/columns";
import type { Asked } from "./findings";

/** What the next talk may bring up, chosen when the phone is picked up: prepared by the worker, in `talk_plans`. */

/** Best first. A key comes back after a week at the earliest. */
export type FollowUpChoice = {
  /** "quest:<id>" or "step:<call>". */
  key: string;
  /** As the companion says it: "play the whole song once". */
  text: string;
  questId: string | null;
  /** Not before this day; null: any day. */
  from: LocalDate | null;
  /** Not after this day; null: any day. */
  until: LocalDate | null;
  /** When it was last asked. */
  askedOn: LocalDate | null;
};

/** Due first. */
export type RecallChoice = { itemId: string; question: string; askDay: LocalDate };

export const DAYS_BETWEEN_FOLLOW_UPS = 7;
const RECALLS_PER_TALK = 2;

/**
 * What the companion brings up on a local day.
 *
 * @param plan of the person, or null where nothing is prepared yet
 * @param day the local day of the talk
 * @param daysBetween how many days the second day lies after the first
 */
export function chooseAgenda(
  plan: { followUps: readonly FollowUpChoice[]; recalls: readonly RecallChoice[] } | null,
  day: LocalDate,
  daysBetween: (from: LocalDate, to: LocalDate) => number,
): Asked {
  const followUp = plan?.followUps.find(
    ({ from, until, askedOn }) =>
      (from === null || from <= day) &&
      (until === null || day <= until) &&
      (askedOn === null || daysBetween(askedOn, day) >= DAYS_BETWEEN_FOLLOW_UPS),
  );
  const due = plan?.recalls.filter(({ askDay }) => askDay <= day) ?? [];
  return {
    followUp: followUp ? { key: followUp.key, text: followUp.text, questId: followUp.questId } : null,
    recalls: due.slice(0, RECALLS_PER_TALK).map(({ itemId, question }) => ({ itemId, question })),
  };
}
