import { describe, expect, test } from "vitest";
import type { CallStatus } from "./provider";
import { vapiState } from "./vapi-status";

describe("states of Vapi", () => {
  test.each<[string, CallStatus | null]>([
    ["scheduled", "queued"],
    ["queued", "queued"],
    ["ringing", "ringing"],
    ["in-progress", "in_progress"],
    ["forwarding", "in_progress"],
    ["not-found", null],
    ["deletion-failed", null],
  ])("%s is %s", (word, status) => {
    expect(vapiState(word, null)).toEqual({ status, known: true });
  });

  test.each(["paused", "", "toString", "__proto__", "no-answer", "busy"])("%j is no word we know", (word) => {
    expect(vapiState(word, null)).toEqual({ status: null, known: false });
  });

  test("an end whose reason isn't told yet is open", () => {
    expect(vapiState("ended", null)).toEqual({ status: null, known: true });
  });
});

const ENDINGS: Partial<Record<CallStatus, string[]>> = {
  completed: [
    "customer-ended-call",
    "customer-ended-call-before-warm-transfer",
    "customer-ended-call-during-transfer",
    "assistant-ended-call",
    "assistant-ended-call-with-hangup-task",
    "assistant-ended-call-after-message-spoken",
    "assistant-said-end-call-phrase",
    "assistant-forwarded-call",
    "exceeded-max-duration",
    "silence-timed-out",
    "call.in-progress.twilio-completed-call",
    "call.in-progress.sip-completed-call",
    "vonage-completed",
    "call.ending.hook-executed-say",
    "call.ending.hook-executed-transfer",
  ],
  no_answer: [
    "customer-did-not-answer",
    "call.in-progress.error-providerfault-outbound-sip-408-request-timeout",
    "call.in-progress.error-providerfault-outbound-sip-480-temporarily-unavailable",
    "call.in-progress.error-vapifault-outbound-sip-480-temporarily-unavailable",
  ],
  busy: ["customer-busy", "vonage-rejected"],
  voicemail: ["voicemail"],
  canceled: ["manually-canceled", "scheduled-call-deleted", "call-deleted"],
  failed: [
    "call.start.error-get-assistant",
    "call.start.error-subscription-concurrency-limit-reached",
    "call.start.error-vapi-number-international",
    "call.start.error-vapi-number-outbound-daily-limit",
    "call.start.assistant-version-error-validation",
    "call-start-error-neither-assistant-nor-server-set",
    "assistant-not-found",
    "assistant-not-valid",
    "assistant-request-failed",
    "assistant-request-returned-error",
    "assistant-join-timed-out",
    "twilio-failed-to-connect-call",
    "twilio-reported-customer-misdialed",
    "vonage-failed-to-connect-call",
    "call.in-progress.error-providerfault-outbound-sip-403-forbidden",
    "call.in-progress.error-providerfault-outbound-sip-407-proxy-authentication-required",
    "call.in-progress.error-providerfault-outbound-sip-503-service-unavailable",
    "call.in-progress.error-vapifault-transport-never-connected",
    "transport-lost",
    "worker-shutdown",
    "phone-call-provider-closed-websocket",
    "phone-call-provider-bypass-enabled-but-no-call-received",
    "pipeline-error-openai-llm-failed",
    "call.in-progress.error-assistant-did-not-receive-customer-audio",
    "unknown",
  ],
};

describe("reasons for an end", () => {
  test.each(
    Object.entries(ENDINGS).flatMap(([status, reasons]) => reasons.map((reason) => [reason, status])),
  )("%s is %s", (reason, status) => {
    expect(vapiState("ended", reason)).toEqual({ status, known: true });
  });

  test.each(["a-reason-of-next-year", "vonage-disconnected", "constructor", "Voicemail"])(
    "%s is taken for a failure and reported",
    (reason) => {
      expect(vapiState("ended", reason)).toEqual({ status: "failed", known: false });
    },
  );
});
