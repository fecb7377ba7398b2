import type { CallStatus } from "./provider";

/** CallKaro's hang-up reasons in our words. It tells of a call once, when it is over. */

const REASONS: Readonly<Record<string, CallStatus>> = {
  // The person hung up, the agent hung up, the longest time was reached.
  CLIENT_INITIATED: "completed",
  PARTICIPANT_REMOVED: "completed",
  SESSION_TIMEOUT: "completed",
  VOICEMAIL_DETECTED: "voicemail",
  USER_REJECTED: "busy",
  // It rang and nobody picked up; the carrier never made it ring.
  USER_UNAVAILABLE: "no_answer",
  USER_UNRESPONSIVE: "no_answer",
  INVALID_PHONE_NUMBER: "failed",
  PRE_CALL_FN_FAILED: "failed",
  UNKNOWN: "failed",
  // Not dialled, or not any more.
  OUTSIDE_TRIGGER_WINDOW: "canceled",
  DELETED_SCH_CALL_ALL: "canceled",
  DELETED_SCH_CALL_ONE: "canceled",
};

/** Reasons that grow: schedules are deleted in more than one way. */
const PREFIXES: readonly (readonly [string, CallStatus])[] = [["DELETED_SCH_CALL_", "canceled"]];

/**
 * @param reason `hangup_reason` of a `call_ended` event
 * @returns our word; null for one we don't know. That is more careful than `failed`, which would be tried again:
 * a new reason may well be the end of a talk
 */
export function callkaroStatus(reason: string | null): CallStatus | null {
  const plain = reason?.trim().toUpperCase() ?? "";
  if (Object.hasOwn(REASONS, plain)) return REASONS[plain] ?? null;
  return PREFIXES.find(([prefix]) => plain.startsWith(prefix))?.[1] ?? null;
}
