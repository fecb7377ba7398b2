import type { LocalTime } from "~/lib/columns";
import { type CallHours, callHours, countryHours, hoursWords } from "./call-hours";

const VERSION = "hours-1";

/** Does a window reach beyond the hours of a country? */
export function isWider(window: CallHours, country: CallHours): boolean {
  return window.opens > window.closes || window.opens < country.opens || window.closes > country.closes;
}

/** What is agreed to by ticking the box beside the window. */
export const hoursTick = (country: CallHours): string =>
  `Ring me in all of this window, even outside ${hoursWords(country)}, when calls to my number otherwise ring. I can take this back here at any time.`;

/** The words to keep: those that were ticked, and the window that was typed above them. */
export const hoursConsent = (window: CallHours, country: CallHours): { version: string; text: string } => ({
  version: VERSION,
  text: `${hoursTick(country)} The window: ${hoursWords(window)}.`,
});

/** What of a stored plan says when a phone may ring. */
export type HoursChoice = { phone: string | null; window: CallHours | null; anyHours: boolean };

/**
 * Does the choice of wider hours hold for another number? It names the hours of a country, so it holds wherever
 * those are the same.
 *
 * @param from the number it was made for, E.164
 * @param to the other number, E.164
 */
export function choiceHoldsFor(from: string | null, to: string): boolean {
  return from !== null && hoursWords(countryHours(from)) === hoursWords(countryHours(to));
}

/** The hours in which a number may ring once it has taken the place of the one in a stored plan. */
export function hoursOfNumber(phone: string, { phone: from, window, anyHours }: HoursChoice): CallHours {
  return callHours(phone, window, anyHours && choiceHoldsFor(from, phone));
}

/** Do these hours leave a phone no minute to ring in? */
export const isEmpty = ({ opens, closes }: { opens: LocalTime; closes: LocalTime }): boolean =>
  opens === closes;
