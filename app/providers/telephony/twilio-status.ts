import type { CallStatus } from "./provider";

/** Twilio's words for a call's state, in ours. */

/** `initiated` is told by callbacks only; the Call resource says `queued` until it rings. */
const STATUS: Readonly<Record<string, CallStatus>> = {
  queued: "queued",
  initiated: "queued",
  ringing: "ringing",
  "in-progress": "in_progress",
  completed: "completed",
  busy: "busy",
  "no-answer": "no_answer",
  failed: "failed",
  canceled: "canceled",
};

/** Who picked up, where it wasn't a person. `machine_start`, `machine_end_beep`, … are found by their prefix. */
const NOT_A_PERSON: Readonly<Record<string, CallStatus>> = { machine: "voicemail", fax: "failed" };

/**
 * @param word CallStatus of a callback, or `status` of the Call resource
 * @param answeredBy Twilio's verdict on who picked up, null where it gave none; `unknown` counts as a person
 * @returns null for a word that isn't in the table
 */
export function statusOf(word: string, answeredBy: string | null): CallStatus | null {
  const status = Object.hasOwn(STATUS, word) ? STATUS[word] : undefined;
  if (status !== "completed" || !answeredBy) return status ?? null;
  return notAPerson(answeredBy) ?? status;
}

/** What a call that wasn't picked up by a person ends as; null for a person, `unknown` and words we don't know. */
function notAPerson(answeredBy: string): CallStatus | null {
  const [kind = ""] = answeredBy.split("_");
  return Object.hasOwn(NOT_A_PERSON, kind) ? (NOT_A_PERSON[kind] ?? null) : null;
}

/** A machine of whatever kind has picked up: nobody to talk with. */
export function isMachine(answeredBy: string | null): boolean {
  return answeredBy !== null && notAPerson(answeredBy) !== null;
}

/** Is this one of Twilio's words for a call that has ended? */
export function isOver(word: string): boolean {
  return ["completed", "busy", "no-answer", "failed", "canceled"].includes(word);
}
