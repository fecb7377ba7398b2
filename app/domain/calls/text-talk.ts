import { type ConversationState, isOffRecord } from "~/domain/conversation/conversation";
import { localDayAt } from "~/domain/schedule/local-time";
import { fromDateColumn } from "~/lib/columns";
import { HOUR, MINUTE, SECOND } from "~/lib/time";
import type { Language, Turn } from "~/providers/telephony/provider";

/** A talk in writing, while it goes on. */

/** Nobody is about to go on with a talk after so long. */
const QUIET_FOR = 3 * HOUR;
/** Whoever asked for no more calls, and didn't answer whether they mean it, isn't kept waiting longer. */
const UNSETTLED_FOR = 15 * MINUTE;
/** What a talk counts as at the most, in seconds: a page may lie open for hours. */
export const MOST_SECONDS = 900;

/** What of a row of `text_talks` is needed here. */
export type TextTalkRow = {
  id: string;
  localDate: Date;
  state: unknown;
  turns: unknown;
  said: number;
  noGame: boolean;
  startedAt: Date;
  lastSaidAt: Date;
  endedAt: Date | null;
};

/** A talk in writing as its page shows it. */
export type WrittenTalkView = {
  id: string;
  language: Language;
  /** How often the person has said something: a form carries it, so that it is heard once. */
  said: number;
  /** What is kept, oldest first. */
  turns: { role: Turn["role"]; text: string }[];
  /** What the companion has said last, where that isn't kept. */
  unkept: string | null;
  offRecord: boolean;
  /** Somebody was in distress: nothing is earned, and nothing is cheered at. */
  noGame: boolean;
};

/** @param row of a talk that goes on, or has just ended */
export function viewOf(row: TextTalkRow): WrittenTalkView {
  const state = row.state as ConversationState;
  return {
    id: row.id,
    language: state.language,
    said: row.said,
    turns: (row.turns as Turn[]).map(({ role, text }) => ({ role, text })),
    unkept: isOffRecord(state) && state.last !== "" ? state.last : null,
    offRecord: state.offRecord,
    noGame: row.noGame,
  };
}

/**
 * Is nobody going on with a talk? It was left, or its local day is over.
 *
 * @param talk one that is open
 * @param plan the person's zone, and hours after midnight at which their local day begins
 */
export function isLeft(
  talk: Pick<TextTalkRow, "localDate" | "lastSaidAt" | "state">,
  plan: { localTz: string | null; dayStart: number },
  now: Date,
): boolean {
  const { stop } = (talk.state as ConversationState).requests;
  const patience = stop === "asked" || stop === "asked_twice" ? UNSETTLED_FOR : QUIET_FOR;
  if (now.getTime() - talk.lastSaidAt.getTime() >= patience) return true;
  return localDayAt(now, plan.localTz ?? "UTC", plan.dayStart) > fromDateColumn(talk.localDate);
}

/** How long a talk took, from its first line to its last, in whole seconds. */
export function secondsOf(turns: readonly Turn[]): number {
  const [first, last] = [turns[0], turns.at(-1)];
  if (!first || !last) return 0;
  const seconds = Math.round((Date.parse(last.at) - Date.parse(first.at)) / SECOND);
  return Math.min(MOST_SECONDS, Math.max(0, seconds));
}

/** How a talk in writing ended, as the receipt of its call keeps it. */
export type WrittenEnd = "companion_hung_up" | "that_was_all" | "left_open";

/** @param talk one that is over */
export function endOf(talk: Pick<TextTalkRow, "state" | "lastSaidAt" | "endedAt">): WrittenEnd {
  if ((talk.state as ConversationState).topic === "ended") return "companion_hung_up";
  return talk.endedAt && talk.endedAt > talk.lastSaidAt ? "that_was_all" : "left_open";
}
