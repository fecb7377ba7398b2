import { fullDayWords } from "~/domain/schedule/day-words";
import type { LocalDate } from "~/lib/columns";

type Due = {
  itemId: string;
  question: string;
  quote: string;
  skill: string | null;
  callId: string;
  learnedDay: LocalDate;
};
type Heard = {
  itemId: string;
  reviewId: string;
  question: string;
  quote: string;
  heard: string;
  rating: number;
  callId: string;
  turns: number[];
  learnedDay: LocalDate;
};

/** What can be recalled now, as its card shows it. */
export function describeDue({ callId, learnedDay, ...due }: Due, today: LocalDate) {
  return { ...due, learnedOn: fullDayWords(learnedDay, today), callHref: `/calls/${callId}` };
}

/** What was heard on a call, as its card shows it. */
export function describeHeard({ callId, turns, learnedDay, ...recall }: Heard, today: LocalDate) {
  const { itemId, reviewId, question, quote, heard, rating } = recall;
  const at = turns[0] === undefined ? "" : `#turn-${turns[0]}`;
  return {
    ...{ itemId, reviewId, question, quote, heard, rating },
    learnedOn: fullDayWords(learnedDay, today),
    callHref: `/calls/${callId}${at}`,
  };
}
