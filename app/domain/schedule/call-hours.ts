import type { LocalTime } from "~/lib/columns";

/** The first minute is inside, the last is not. Where `opens` is later than `closes`, they reach over midnight. */
export type CallHours = { opens: LocalTime; closes: LocalTime };

/** Hours by the country of the number. The first prefix that fits counts. `relevel.call_hours` is the twin in SQL. */
const COUNTRY_HOURS: readonly (readonly [prefix: string, hours: CallHours])[] = [
  ["+91", { opens: "09:00", closes: "21:00" }],
  ["+", { opens: "08:00", closes: "21:00" }],
];

/**
 * When phones of a number's country may ring, in local time.
 *
 * @param phone E.164
 */
export function countryHours(phone: string): CallHours {
  const [, hours] = COUNTRY_HOURS.find(([prefix]) => phone.startsWith(prefix)) ?? COUNTRY_HOURS[1] ?? [];
  return hours ?? { opens: "08:00", closes: "21:00" };
}

const max = (a: LocalTime, b: LocalTime) => (a > b ? a : b);
const min = (a: LocalTime, b: LocalTime) => (a < b ? a : b);

/**
 * The hours in which a user's phone may ring: their window narrows those of the country, and widens them only
 * where they asked for that in so many words. Of a window over midnight that narrows, the evening counts.
 *
 * @param phone E.164
 * @param window the evening window, or null for none
 * @param anyHours the stored choice that the window counts even outside the country's hours
 */
export function callHours(phone: string, window: CallHours | null, anyHours: boolean): CallHours {
  const country = countryHours(phone);
  if (!window) return country;
  if (anyHours) return window;
  const opens = max(country.opens, window.opens);
  const until = window.closes < window.opens ? country.closes : window.closes;
  return { opens, closes: max(opens, min(country.closes, until)) };
}

/** Is a local time inside the hours? */
export function isWithin(time: LocalTime, { opens, closes }: CallHours): boolean {
  return opens <= closes ? time >= opens && time < closes : time >= opens || time < closes;
}

/** The hours as people read them: "08:00 to 21:00". */
export const hoursWords = ({ opens, closes }: CallHours): string => `${opens} to ${closes}`;
