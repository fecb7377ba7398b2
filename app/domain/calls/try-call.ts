import {
  type ConversationState,
  continueConversation,
  openConversation,
  type Step,
} from "~/domain/conversation/conversation";
import { storableText } from "~/lib/text";
import type { CallAgenda, Language, Turn } from "~/providers/telephony/provider";
import { TRY_LINES, TRY_SECONDS } from "./try-limits";

/** A talk of a minute with a visitor: held by nobody, played again from its first line for each new one. */

/**
 * How the minute stands.
 * - `open`: there is time;
 * - `late`: the last line came when the minute was over, so what answers it is the goodbye;
 * - `silent`: the minute was over and nothing more was said.
 */
export const TRY_CLOCKS = ["open", "late", "silent"] as const;
export type TryClock = (typeof TRY_CLOCKS)[number];

/** What a visitor has said so far, oldest first. */
export type TryWords = { lines: readonly string[]; clock: TryClock; language: Language };

/** A talk of a minute as its page shows it. */
export type TryTalkView = {
  language: Language;
  /** The visitor's lines, for the next form. */
  lines: string[];
  /** What is on the record, oldest first. */
  turns: { role: Turn["role"]; text: string }[];
  /** What the companion has said last, where that is off the record. */
  unkept: string | null;
  offRecord: boolean;
  over: boolean;
  /** Somebody is in distress: nothing is made of the talk, and nothing is offered. */
  distress: boolean;
};

export type TriedTalk = {
  state: ConversationState;
  /** What is on the record. */
  turns: Turn[];
  /** The visitor's lines of it: the same talk without what was off the record. */
  onRecord: string[];
};

/** Nobody is called: there is no name, no number and nothing from before. */
const agendaOf = (language: Language): CallAgenda => ({
  firstName: "",
  language,
  purpose: "try",
  callTime: "",
  localTime: "",
  hours: { opens: "00:00", closes: "24:00" },
  country: null,
  maxSeconds: TRY_SECONDS,
  followUp: null,
  recalls: [],
  code: null,
});

/**
 * Leads the talk from its first line to where it stands. The same words give the same talk; lines after the goodbye
 * are not heard.
 *
 * @param words within the limits of `try-limits`
 * @param at the instant that the turns carry, as ISO 8601
 */
export function replayTry({ lines, clock, language }: TryWords, at: string): TriedTalk {
  const opening = openConversation(agendaOf(language));
  let { state } = opening;
  const turns: Turn[] = [{ role: "companion", text: opening.say, at }];
  const onRecord: string[] = [];
  const hear = (said: string | null, seconds: number) => {
    const step: Step = continueConversation(state, said, seconds);
    state = step.state;
    // Nothing has to be acted on here, so what was asked of us off the record stays off it, too.
    if (state.offRecord) return;
    if (step.kept !== null) {
      turns.push({ role: "user", text: step.kept, at });
      onRecord.push(step.kept);
    }
    if (step.say !== "") turns.push({ role: "companion", text: step.say, at });
  };
  for (const [index, line] of lines.entries()) {
    const isLast = index === TRY_LINES - 1 || (clock === "late" && index === lines.length - 1);
    if (state.topic !== "ended") hear(storableText(line), isLast ? TRY_SECONDS : 0);
  }
  if (clock === "silent" && state.topic !== "ended") hear(null, TRY_SECONDS);
  return { state, turns, onRecord };
}

/** @param talk of these words */
export function viewOfTry({ state, turns }: TriedTalk, { lines, language }: TryWords): TryTalkView {
  return {
    language,
    lines: [...lines],
    turns: turns.map(({ role, text }) => ({ role, text })),
    unkept: state.offRecord && state.last !== "" ? state.last : null,
    offRecord: state.offRecord,
    over: state.topic === "ended",
    distress: state.requests.crisis,
  };
}
