import { dateColumn, fromDateColumn, type LocalDate } from "~/lib/columns";
import { DAY } from "~/lib/time";

/** How many items are asked on one local day at the most. */
export const RECALLS_PER_DAY = 2;

export type Due = {
  id: string;
  /** The day FSRS names. */
  dueDay: LocalDate;
  /** Days after which it is still recalled nine times out of ten. */
  stability: number;
  /** Which of them was learned earlier. */
  order: number;
};

/**
 * Spreads what is due, so that no day asks too much: each item comes on its day or on the first one after it with
 * room. Whoever has been due longer comes first; on the same day, whatever is sooner forgotten, then
 * what was learned earlier. An item is never
 * moved by one that is due after it.
 *
 * @param items everything that will be asked
 * @param today nothing is asked before this local day
 * @param asked how many were asked today already
 * @returns the day for each item, by its id
 */
export function spread(items: readonly Due[], today: LocalDate, asked = 0): Map<string, LocalDate> {
  const days = new Map<string, LocalDate>();
  let day = dayNumber(today);
  let room = RECALLS_PER_DAY - asked;
  for (const item of [...items].sort(byNeed)) {
    const due = dayNumber(item.dueDay);
    if (due > day) {
      day = due;
      room = RECALLS_PER_DAY;
    }
    if (room <= 0) {
      day += 1;
      room = RECALLS_PER_DAY;
    }
    room -= 1;
    days.set(item.id, fromDateColumn(new Date(day * DAY)));
  }
  return days;
}

/** Days since 1970, each a date in UTC. */
const dayNumber = (day: LocalDate) => dateColumn(day).getTime() / DAY;

function byNeed(a: Due, b: Due): number {
  if (a.dueDay !== b.dueDay) return a.dueDay < b.dueDay ? -1 : 1;
  return a.stability - b.stability || a.order - b.order;
}
