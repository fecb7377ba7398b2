import type { CallStatus } from "./provider";

/** Vapi's words for what became of a call, in ours. There are over 600 reasons and their number grows. */

/** A word that isn't here tells nothing about a call's state: `not-found`, `deletion-failed`, later ones. */
const STATUSES: Record<string, CallStatus> = {
  scheduled: "queued",
  queued: "queued",
  ringing: "ringing",
  "in-progress": "in_progress",
  forwarding: "in_progress",
};

const REASONS: Record<string, CallStatus> = {
  "assistant-said-end-call-phrase": "completed",
  "assistant-forwarded-call": "completed",
  "exceeded-max-duration": "completed",
  "silence-timed-out": "completed",
  "call.in-progress.twilio-completed-call": "completed",
  "call.in-progress.sip-completed-call": "completed",
  "vonage-completed": "completed",
  "customer-did-not-answer": "no_answer",
  "call.in-progress.error-providerfault-outbound-sip-408-request-timeout": "no_answer",
  "call.in-progress.error-providerfault-outbound-sip-480-temporarily-unavailable": "no_answer",
  "customer-busy": "busy",
  "vonage-rejected": "busy",
  voicemail: "voicemail",
  "manually-canceled": "canceled",
  "scheduled-call-deleted": "canceled",
  "call-deleted": "canceled",
  "twilio-failed-to-connect-call": "failed",
  "twilio-reported-customer-misdialed": "failed",
  unknown: "failed",
};

/** Whom a fault is laid to stands in the middle of a name, so these are known by their end. */
const REASON_ENDINGS: [string, CallStatus][] = [
  ["outbound-sip-408-request-timeout", "no_answer"],
  ["outbound-sip-480-temporarily-unavailable", "no_answer"],
];

const REASON_BEGINNINGS: [string, CallStatus][] = [
  ["customer-ended-call", "completed"],
  ["assistant-ended-call", "completed"],
  ["call.ending.hook-executed-", "completed"],
  ["call.start.", "failed"],
  ["call-start-error-", "failed"],
  ["assistant-not-", "failed"],
  ["assistant-request-", "failed"],
  ["assistant-join-timed-out", "failed"],
  ["vonage-failed-", "failed"],
  ["worker-", "failed"],
  ["phone-call-provider-", "failed"],
  ["pipeline-error-", "failed"],
  ["call.in-progress.error-", "failed"],
];

export type VapiState = {
  status: CallStatus | null;
  /** False when the word, or the reason, is in no table. */
  known: boolean;
};

/**
 * What a state of Vapi is in our words.
 *
 * @param status Vapi's `status`
 * @param endedReason why it ended, which Vapi says together with `ended`
 * @returns a reason that nobody listed means that the call failed; `ended` without a reason leaves the state open,
 * for the report that follows brings it
 */
export function vapiState(status: string, endedReason: string | null): VapiState {
  if (status !== "ended") {
    const known = (Object.hasOwn(STATUSES, status) && STATUSES[status]) || null;
    return { status: known, known: known !== null || status === "not-found" || status === "deletion-failed" };
  }
  if (!endedReason) return { status: null, known: true };
  const found =
    (Object.hasOwn(REASONS, endedReason) ? REASONS[endedReason] : undefined) ??
    REASON_ENDINGS.find(([end]) => endedReason.endsWith(end))?.[1] ??
    REASON_BEGINNINGS.find(([beginning]) => endedReason.startsWith(beginning))?.[1] ??
    (endedReason.includes("transport") ? "failed" : undefined);
  return { status: found ?? "failed", known: found !== undefined };
}
