import { moneyWords } from "~/lib/money";
import type { Offer } from "~/providers/payments/provider";
import { intervalWords } from "./billing-words";

/** How the plan is shown before it is bought. */
export type ShownOffer = {
  /** "$29", or where it can be read. */
  price: string;
  /** "a month, plus tax where there is one". */
  note: string;
  features: string[];
  /** What the button says. */
  button: string;
};

/** The longest month: minutes are told by what they are on each of its days. */
const LONGEST_MONTH = 31;

/**
 * The plan in words.
 *
 * @param offer as the vendor has it; null when its price isn't known
 * @param planMinutes of talk in a month
 * @param reader.hadTrial whoever has had a free trial is promised none
 */
export function describeOffer(
  offer: Offer | null,
  planMinutes: number,
  { hadTrial }: { hadTrial: boolean },
): ShownOffer {
  const trial = offer && offer.trialDays > 0 && !hadTrial ? offer.trialDays : null;
  const days = trial === 1 ? "The first day is free" : `The first ${trial} days are free`;
  return {
    price: offer ? moneyWords(offer.price) : "Shown at the checkout",
    note: offer
      ? `${intervalWords(offer)}, ${offer.taxInclusive ? "tax included" : "plus tax where there is one"}`
      : "The price can't be read at the moment.",
    features: [
      ...(trial ? [`${days}: cancel before they are over and nothing is charged`] : []),
      "A call a day at the time you chose, and whenever you press the button",
      `${planMinutes} minutes of talk a month${dailyWords(planMinutes)}`,
      "We tell you once 80 % of them are used. From then on calls get shorter, so that the rest lasts",
      "Once they are used, the day's talk is in writing until they begin anew",
      "Reflections in your own words, skills, quests, check-points and memories",
      "Cancel any time: calls go on to the end of what is paid for",
    ],
    button: trial ? "Start the free trial" : "Go to the checkout",
  };
}

function dailyWords(planMinutes: number): string {
  const daily = Math.floor(planMinutes / LONGEST_MONTH);
  if (daily === 0) return "";
  return daily === 5 ? ": a five-minute call on every day" : `: a call of ${daily} min on every day`;
}
