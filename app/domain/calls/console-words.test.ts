import { describe, expect, test } from "vitest";
import {
  KNOWN_REASONS,
  KNOWN_STEPS,
  lengthText,
  reasonOf,
  shareText,
  shownCode,
  stepWords,
  utcText,
} from "./console-words";
import { callSteps, reasonCodes } from "./receipt";

test("every reason and step that people read has words for operators", () => {
  expect([...KNOWN_REASONS].sort()).toEqual(reasonCodes().sort());
  expect([...KNOWN_STEPS].sort()).toEqual([...callSteps()].sort());
});

describe("a reason", () => {
  test.each([
    ["service_fault", "Missed: nothing dialled in time", "ours"],
    ["customer-busy", "The line was busy", "neither"],
    ["HTTP 401", "The vendor didn't accept our key or account", "vendor"],
    ["pipeline-error", "A word of the vendor's", "vendor"],
    ["toString", "A word of the vendor's", "vendor"],
  ])("%s", (code, words, side) => {
    expect(reasonOf(code)).toEqual({ code, words, side });
  });

  test.each([
    "maya@example.com wrote",
    "+4915112345678",
    "called 0151 1234 5678",
    "she is ill",
    "x".repeat(61),
    "a\nb",
  ])("of a vendor's own making isn't shown when it could hold something of a person: %j", (text) => {
    expect(shownCode(text)).toBe("(a text of the vendor's)");
    expect(reasonOf(text).code).toBe("(a text of the vendor's)");
    expect(stepWords("failed", text)).toBe("Failed: (a text of the vendor's)");
    expect(stepWords(text, null)).toBe("(a text of the vendor's)");
  });
});

test.each([
  ["held", "calls_paused", "Waits: all dialling was paused"],
  ["no_retry", "no_tries_left", "The slot isn't tried again: that was the last try"],
  ["no_answer", "no-answer", "Nobody picked up"],
  ["no_answer", null, "Nobody picked up"],
  ["failed", "pipeline-error", "Failed: pipeline-error"],
])("the step %s with %s", (kind, reason, words) => {
  expect(stepWords(kind, reason)).toBe(words);
});

test.each([
  [0, "0 s"],
  [420, "0.4 s"],
  [9_960, "10 s"],
  [59_400, "59 s"],
  [200_000, "3 min 20 s"],
  [180_000, "3 min"],
  [7_500_000, "2 h 5 min"],
  [7_200_000, "2 h"],
])("%d ms", (ms, words) => {
  expect(lengthText(ms)).toBe(words);
});

test("instants and shares", () => {
  expect(utcText("2026-11-23T09:21:05.123Z")).toBe("23 Nov, 09:21:05 UTC");
  expect(utcText("2025-01-02T23:59:59.999Z", { year: true })).toBe("2 Jan 2025, 23:59:59 UTC");
  expect(shareText(1, 3)).toBe("33 %");
  expect(shareText(1, 250)).toBe("0.4 %");
  expect(shareText(0, 250)).toBe("0 %");
  expect(shareText(0, 0)).toBe("–");
});
