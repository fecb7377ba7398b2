import type { CallStatus } from "./provider";

/** Bland's words for where a call is, in our words. */

/** `status` and `queue_status` share their words: each is told in some answers only. */
const WORDS: Readonly<Record<string, CallStatus>> = {
  new: "queued",
  queued: "queued",
  allocated: "queued",
  started: "in_progress",
  complete: "completed",
  completed: "completed",
  "no-answer": "no_answer",
  busy: "busy",
  failed: "failed",
  error: "failed",
  canceled: "canceled",
  unknown: "failed",
};

/** Words that come in several forms: `call_error`, `pre_queue_error`, `cancelled`. */
const FORMS: readonly (readonly [RegExp, CallStatus])[] = [
  [/^cancel/, "canceled"],
  [/error$/, "failed"],
];

/** Who picked up, where that says more than the status: a call that a machine took is `completed` as well. */
const ANSWERED_BY: Readonly<Record<string, CallStatus>> = {
  voicemail: "voicemail",
  "no-answer": "no_answer",
};

export type BlandState = {
  status: string | null;
  queueStatus: string | null;
  answeredBy: string | null;
  /** The most up-to-date of all; null where it isn't told. */
  completed: boolean | null;
  /** Bland has an error message for the call. */
  hasError: boolean;
};

/**
 * @param state what Bland says of a call
 * @returns our word; null when it is one we don't know
 */
export function blandStatus({
  status,
  queueStatus,
  answeredBy,
  completed,
  hasError,
}: BlandState): CallStatus | null {
  const taker = lookUp(ANSWERED_BY, answeredBy);
  if (taker) return taker;
  const told = statusOf(status) ?? (status && completed ? null : underWay(queueStatus, status));
  if (hasError && (told === "queued" || told === "in_progress" || (!status && !queueStatus))) return "failed";
  // The talk is over, and Bland still writes it down: what it has of it may be a part.
  if (told === "completed" && completed === false) return "in_progress";
  if (!status && !queueStatus && completed) return "completed";
  return told;
}

/** The queue's word counts when there is no status; when the status is a new word, only as long as nothing is over. */
function underWay(queueStatus: string | null, status: string | null): CallStatus | null {
  const told = statusOf(queueStatus);
  return !status || told === "queued" || told === "in_progress" ? told : null;
}

function statusOf(word: string | null): CallStatus | null {
  const exact = lookUp(WORDS, word);
  if (exact || !word) return exact;
  const plain = word.trim().toLowerCase();
  return FORMS.find(([form]) => form.test(plain))?.[1] ?? null;
}

function lookUp(table: Readonly<Record<string, CallStatus>>, word: string | null): CallStatus | null {
  const plain = word?.trim().toLowerCase() ?? "";
  return Object.hasOwn(table, plain) ? (table[plain] ?? null) : null;
}
