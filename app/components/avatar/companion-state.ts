import type { CallStatus } from "~/domain/calls/call-state";

/** What the companion is seen doing. */
export const COMPANION_STATES = [
  "idle",
  "listening",
  "thinking",
  "speaking",
  "celebrating",
  "waving",
  "sleeping",
] as const;
export type CompanionState = (typeof COMPANION_STATES)[number];

/** What each state is called by a screen reader, after "Your companion, …". */
export const COMPANION_STATE_WORDS: Record<CompanionState, string> = {
  idle: "here",
  listening: "listening",
  thinking: "thinking",
  speaking: "speaking",
  celebrating: "celebrating",
  waving: "waving",
  sleeping: "asleep",
};

/** What is true at one moment, of which the companion shows the most pressing. */
export type CompanionFacts = {
  /** A line is being said on this page. */
  speaking?: boolean;
  /** The state of the call under way; null or a final state without one. */
  call?: CallStatus | null;
  /** The talk is over and the transcript isn't stored yet. */
  writingUp?: boolean;
  /** Milliseconds since a level was reached or a quest was done; null when there is nothing to celebrate. */
  gladFor?: number | null;
  /** Milliseconds since the page greeted; null when it doesn't. */
  helloFor?: number | null;
  /** The hour in the person's zone, 0 to 23; null where the person isn't known. */
  hour?: number | null;
};

/** How long the companion celebrates, in milliseconds. */
export const GLAD_MS = 5_000;
/** How long it waves, in milliseconds. */
export const HELLO_MS = 2_600;
/** It sleeps from this hour on … */
const NIGHT_FROM = 23;
/** … until this one. */
const NIGHT_TO = 6;

const within = (since: number | null | undefined, ms: number): boolean =>
  since !== null && since !== undefined && since >= 0 && since < ms;

/**
 * Chooses what the companion is seen doing from what is true. What happens right now comes before what has just
 * happened, and that before the time of day.
 */
export function stateOf(facts: CompanionFacts): CompanionState {
  if (facts.speaking) return "speaking";
  if (facts.call === "in_progress") return "listening";
  if (facts.call === "queued" || facts.call === "dialing" || facts.call === "ringing") return "waving";
  if (facts.writingUp) return "thinking";
  if (within(facts.gladFor, GLAD_MS)) return "celebrating";
  if (within(facts.helloFor, HELLO_MS)) return "waving";
  const { hour } = facts;
  if (hour !== null && hour !== undefined && (hour >= NIGHT_FROM || hour < NIGHT_TO)) return "sleeping";
  return "idle";
}
