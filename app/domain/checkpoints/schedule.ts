import { createEmptyCard, fsrs, State } from "ts-fsrs";
import { dateColumn, fromDateColumn, type LocalDate } from "~/lib/columns";

/** When something learned is asked again: FSRS, in local days. A day is a date, never 24 hours. */

/** FSRS: 1 again, 2 hard, 3 good, 4 easy. */
export type Rating = 1 | 2 | 3 | 4;

/** Where the memory of an item stands; plain JSON. */
export type Card = {
  /** The day FSRS names for the next recall. */
  due: LocalDate;
  /** Days after which it is still recalled nine times out of ten; 0 before the first recall. */
  stability: number;
  /** 1 to 10; 0 before the first recall. */
  difficulty: number;
  /** Days between the latest recall and `due`. */
  scheduledDays: number;
  recalls: number;
  /** How often it was known before and then forgotten. */
  lapses: number;
  lastRecall: LocalDate | null;
};

/** How likely an item is still known on the day it is asked. */
export const DESIRED_RETENTION = 0.9;

/** When a recall took place, as its XP counts it. */
export type Timing = "early" | "on_time" | "late";

/**
 * The memory of something that has just been learned. It is asked on the next day at the earliest.
 *
 * @param day the local day it was learned on
 */
export function newCard(day: LocalDate): Card {
  const due = new Date(dateColumn(day));
  due.setUTCDate(due.getUTCDate() + 1);
  return {
    due: fromDateColumn(due),
    stability: 0,
    difficulty: 0,
    scheduledDays: 0,
    recalls: 0,
    lapses: 0,
    lastRecall: null,
  };
}

/**
 * FSRS-6 of ts-fsrs with whole days only: no steps within a day, and no fuzz, so that the same recalls always lead
 * to the same days.
 *
 * @param weights of FSRS; the library's own by default
 * @returns see `nextCard`
 */
export function schedulerWith(weights?: readonly number[]) {
  const scheduler = fsrs({
    request_retention: DESIRED_RETENTION,
    enable_fuzz: false,
    enable_short_term: false,
    learning_steps: [],
    relearning_steps: [],
    ...(weights && { w: weights }),
  });
  return (card: Card, rating: Rating, day: LocalDate): Card => {
    const at = card.lastRecall !== null && day < card.lastRecall ? card.lastRecall : day;
    const { card: next } = scheduler.next(asLibraryCard(card), dateColumn(at), rating);
    return {
      due: fromDateColumn(next.due),
      stability: next.stability,
      difficulty: next.difficulty,
      scheduledDays: next.scheduled_days,
      recalls: next.reps,
      lapses: next.lapses,
      lastRecall: at,
    };
  };
}

/**
 * The memory of an item after a recall.
 *
 * @param card where it stood before
 * @param rating how well it was recalled
 * @param day the local day of the recall. One before the latest recall, as after a flight over the date line,
 *   counts as the day of that recall.
 */
export const nextCard = schedulerWith();

/** A card as ts-fsrs has it: local days are midnights in UTC, where each day has 24 hours. */
function asLibraryCard(card: Card) {
  return {
    ...createEmptyCard(dateColumn(card.due)),
    stability: card.stability,
    difficulty: card.difficulty,
    scheduled_days: card.scheduledDays,
    reps: card.recalls,
    lapses: card.lapses,
    ...(card.lastRecall !== null && { state: State.Review, last_review: dateColumn(card.lastRecall) }),
  };
}

/**
 * Where the memory of an item stands after all its recalls, and where it stood before each.
 *
 * @param learnedDay the local day it was learned on
 * @param recalls in the order of their days
 */
export function replay(
  learnedDay: LocalDate,
  recalls: readonly { rating: Rating; day: LocalDate }[],
): { card: Card; before: Card[] } {
  const before: Card[] = [];
  let card = newCard(learnedDay);
  for (const { rating, day } of recalls) {
    before.push(card);
    card = nextCard(card, rating, day);
  }
  return { card, before };
}

/**
 * Was a recall early, on time or late? A day that was only moved to spread the load is on time.
 *
 * @param item.dueDay the day FSRS names
 * @param item.askDay the day it is to be asked
 * @param item.missedDay the first day it was to be recalled on and wasn't, or null
 * @param day the local day of the recall
 */
export function timingOf(
  item: { dueDay: LocalDate; askDay: LocalDate; missedDay: LocalDate | null },
  day: LocalDate,
): Timing {
  if (day < item.dueDay) return "early";
  const late = item.missedDay === null ? day > item.askDay : day > item.missedDay;
  return late ? "late" : "on_time";
}
