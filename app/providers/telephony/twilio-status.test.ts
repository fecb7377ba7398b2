import { describe, expect, test } from "vitest";
import { isMachine, isOver, statusOf } from "./twilio-status";

describe("Twilio's words in ours", () => {
  test.each([
    ["queued", null, "queued"],
    ["initiated", null, "queued"],
    ["ringing", null, "ringing"],
    ["in-progress", null, "in_progress"],
    ["in-progress", "machine_start", "in_progress"],
    ["completed", null, "completed"],
    ["completed", "human", "completed"],
    ["completed", "unknown", "completed"],
    ["completed", "a word from tomorrow", "completed"],
    ["completed", "machine", "voicemail"],
    ["completed", "machine_start", "voicemail"],
    ["completed", "machine_end_beep", "voicemail"],
    ["completed", "machine_end_silence", "voicemail"],
    ["completed", "machine_end_other", "voicemail"],
    ["completed", "fax", "failed"],
    ["busy", null, "busy"],
    ["no-answer", null, "no_answer"],
    ["failed", null, "failed"],
    ["failed", "machine_start", "failed"],
    ["canceled", null, "canceled"],
  ])("%s, answered by %s, is %s", (word, answeredBy, status) => {
    expect(statusOf(word, answeredBy)).toBe(status);
  });

  test.each(["", "Completed", "cancelled", "answered", "toString", "__proto__", "no_answer"])(
    "%j is none of them",
    (word) => {
      expect(statusOf(word, "machine_start")).toBeNull();
      expect(isOver(word)).toBe(false);
    },
  );

  test.each([
    ["machine_start", true],
    ["machine_end_other", true],
    ["fax", true],
    ["human", false],
    ["unknown", false],
    ["constructor", false],
    [null, false],
  ])("answered by %s: a machine is %s", (answeredBy, machine) => {
    expect(isMachine(answeredBy)).toBe(machine);
  });

  test.each([
    ["queued", false],
    ["initiated", false],
    ["ringing", false],
    ["in-progress", false],
    ["completed", true],
    ["busy", true],
    ["no-answer", true],
    ["failed", true],
    ["canceled", true],
  ])("a call that is %s is over: %s", (word, over) => {
    expect(isOver(word)).toBe(over);
  });
});
