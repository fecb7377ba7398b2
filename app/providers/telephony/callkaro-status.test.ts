import { expect, test } from "vitest";
import { callkaroStatus } from "./callkaro-status";
import type { CallStatus } from "./provider";

test.each<[string, CallStatus]>([
  ["CLIENT_INITIATED", "completed"],
  ["PARTICIPANT_REMOVED", "completed"],
  ["SESSION_TIMEOUT", "completed"],
  ["VOICEMAIL_DETECTED", "voicemail"],
  ["USER_REJECTED", "busy"],
  ["USER_UNAVAILABLE", "no_answer"],
  ["USER_UNRESPONSIVE", "no_answer"],
  ["INVALID_PHONE_NUMBER", "failed"],
  ["PRE_CALL_FN_FAILED", "failed"],
  ["UNKNOWN", "failed"],
  ["OUTSIDE_TRIGGER_WINDOW", "canceled"],
  ["DELETED_SCH_CALL_ALL", "canceled"],
  ["DELETED_SCH_CALL_ONE", "canceled"],
  ["DELETED_SCH_CALL_SOME", "canceled"],
  [" client_initiated ", "completed"],
])("%s is %s", (reason, status) => {
  expect(callkaroStatus(reason)).toBe(status);
});

test.each(["AGENT_SAID_GOODBYE", "", null, "constructor", "__PROTO__"])(
  "%j is no reason we know",
  (reason) => {
    expect(callkaroStatus(reason)).toBeNull();
  },
);
