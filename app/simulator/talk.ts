import {
  type ConversationState,
  continueConversation,
  isOffRecord,
  openConversation,
} from "~/domain/conversation/conversation";
import type { CallAgenda } from "~/providers/telephony/provider";

/** A line of a simulated call as the vendor's API writes it. */
export type Line = { speaker: "agent" | "callee"; text: string; at: string };

/** How the vendor's agent and the person talk: everything that is kept, and where the talk stands. */
export type Talk = {
  state: ConversationState;
  transcript: Line[];
  /** What the agent said last, also when it isn't kept. */
  lastLine: string;
  /** The agent has said goodbye. */
  over: boolean;
};

/**
 * The agent picks up the talk with its opening line.
 *
 * @param agenda what the call was placed with
 * @param at the instant of the line
 */
export function openTalk(agenda: CallAgenda, at: Date): Talk {
  const { state, say, hangUp } = openConversation(agenda);
  return {
    state,
    lastLine: say,
    over: hangUp,
    transcript: [{ speaker: "agent", text: say, at: at.toISOString() }],
  };
}

/**
 * The person says something, or nothing, and the agent answers. What is said off the record is not kept.
 *
 * @param talk the talk so far; it isn't changed
 * @param heard the person's words, or null for silence
 * @param heardAt when they were said
 * @param answeredAt when the agent answers
 * @param elapsedSeconds of the talk so far
 */
export function continueTalk(
  talk: Talk,
  heard: string | null,
  heardAt: Date,
  answeredAt: Date,
  elapsedSeconds: number,
): Talk {
  const step = continueConversation(talk.state, heard, elapsedSeconds);
  const { state, say, hangUp } = step;
  const kept: Line[] = [];
  if (!isOffRecord(state)) {
    if (step.kept) kept.push({ speaker: "callee", text: step.kept, at: heardAt.toISOString() });
    if (say) kept.push({ speaker: "agent", text: say, at: answeredAt.toISOString() });
  }
  return { state, lastLine: say, over: hangUp, transcript: [...talk.transcript, ...kept] };
}

/**
 * The person's last word after the agent's goodbye, unless the talk ended off the record.
 *
 * @param talk a talk that is over
 */
export function lastWord(talk: Talk, text: string, at: Date): Talk {
  if (isOffRecord(talk.state)) return talk;
  return { ...talk, transcript: [...talk.transcript, { speaker: "callee", text, at: at.toISOString() }] };
}

/** Seconds it takes to say a line aloud, at 150 words a minute. */
export function secondsToSay(text: string): number {
  return Math.max(1, Math.round(text.split(/\s+/).length / 2.5));
}
