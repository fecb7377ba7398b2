import { dayWords } from "~/domain/schedule/day-words";
import type { LocalDate } from "~/lib/columns";
import { SHORTEST_SESSION } from "./practice";

/** "1 h 30 min". @param minutes whole minutes */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/**
 * A practice session in words, with what of it counts where that is less.
 *
 * @param session minutes as said and as counted
 */
export function practiceWords({
  minutes,
  countedMinutes,
}: {
  minutes: number;
  countedMinutes: number;
}): string {
  if (minutes === 0) return "no length was said";
  if (countedMinutes === minutes) return minutesWords(minutes);
  if (countedMinutes === 0 && minutes < SHORTEST_SESSION) {
    return `${minutesWords(minutes)}, kept without XP: it counts from ${SHORTEST_SESSION} min`;
  }
  return `${minutesWords(minutes)}, of which ${minutesWords(countedMinutes)} count`;
}

/**
 * When a quest is due, as a short sentence.
 *
 * @param dueDay or null where no day was said
 * @param today the local day it is
 */
export function dueWords(dueDay: LocalDate | null, today: LocalDate): string | null {
  if (dueDay === null) return null;
  if (dueDay < today) return `Was meant for ${dayWords(dueDay, today)}`;
  return `Due ${dayWords(dueDay, today)}`;
}

/**
 * How an amount came about where it isn't the plain base.
 *
 * @param award of the ledger; `multiplierPercent` 105 is 1.05 times
 */
export function multiplierWords({
  base,
  multiplierPercent,
}: {
  base: number;
  multiplierPercent: number;
}): string | null {
  if (multiplierPercent === 100) return null;
  return `${base} × ${(multiplierPercent / 100).toFixed(2)} for your streak and artifacts`;
}
