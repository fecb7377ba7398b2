/** What adapters make of values that vendors write in more than one way. Nothing here throws. */

const LONGEST_WORD = 80;
/** Of a text in which numbers are looked for. */
const LONGEST_TEXT = 1_000;

/** Digits as phone numbers have them, however they are grouped. */
const NUMBER_LIKE = /\+?\d(?:[\s().-]{0,2}\d){4,}/g;

/** @returns the number, also one that is written as text; null for anything else */
export function numberOf(value: unknown): number | null {
  if (typeof value === "string" && value.trim() === "") return null;
  const number = typeof value === "string" || typeof value === "number" ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

/** @param value seconds, also with a fraction or as text @returns whole seconds; null when it isn't a length of time */
export function wholeSeconds(value: unknown): number | null {
  const seconds = numberOf(value);
  return seconds !== null && seconds >= 0 && seconds <= 86_400 ? Math.round(seconds) : null;
}

/** @param value in major units, as number or text @returns hundredths; null when it isn't a price */
export function hundredths(value: unknown): number | null {
  const amount = numberOf(value);
  return amount !== null && amount >= 0 && amount < 10_000 ? Math.round(amount * 100) : null;
}

/** @param value a date and time as text; one without a zone is UTC @returns null when it isn't one */
export function instantOf(value: unknown): Date | null {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value)) return null;
  const instant = new Date(/(?:Z|[+-]\d\d(?::?\d\d)?)$/i.test(value) ? value : `${value}Z`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** @param value a vendor's word @returns it as it may be kept: short, and without anything like a phone number */
export function keptWord(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== ""
    ? value.trim().slice(0, LONGEST_TEXT).replace(NUMBER_LIKE, "#").slice(0, LONGEST_WORD)
    : null;
}

/** @returns the value when it is a code, such as `DND_NUMBER`; null for a sentence, which may hold anything */
export function codeOf(value: unknown): string | null {
  return typeof value === "string" && /^[A-Za-z][\w.:-]{1,59}$/.test(value) && keptWord(value) === value
    ? value
    : null;
}
