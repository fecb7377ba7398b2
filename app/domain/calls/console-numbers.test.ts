import { expect, test } from "vitest";
import { type CallGroup, countCalls, readWindow } from "./console-numbers";

const group = (given: Partial<CallGroup>): CallGroup => ({
  provider: "twilio",
  daily: true,
  last: true,
  status: "completed",
  asked: true,
  refused: false,
  unclear: false,
  reason: null,
  count: 1,
  ...given,
});

test("a slot stands where its newest attempt stands, and every attempt counts for its vendor", () => {
  const { slots, others, vendors, all } = countCalls([
    group({ status: "no_answer", last: false, count: 3 }),
    group({ status: "completed", count: 2 }),
    group({ status: "queued", asked: false }),
    group({ provider: "vapi", daily: false, status: "voicemail" }),
  ]);
  expect({ slots, others }).toEqual({ slots: { completed: 2, queued: 1 }, others: { voicemail: 1 } });
  const none = { refused: 0, unclear: 0, failed: 0 };
  expect(vendors).toEqual([
    { provider: "twilio", asked: 5, rung: 5, answered: 2, ...none },
    { provider: "vapi", asked: 1, rung: 1, answered: 0, ...none },
  ]);
  expect(all).toEqual({ provider: "", asked: 6, rung: 6, answered: 2, ...none });
});

test("an error counts once, by the worst that is known of it", () => {
  const { all } = countCalls([
    group({ status: "failed", refused: true, unclear: true, reason: "number_refused" }),
    group({ status: "unknown", count: 2 }),
    group({ status: "completed", unclear: true }),
    group({ status: "failed", reason: "pipeline-error" }),
  ]);
  expect(all).toEqual({ provider: "", asked: 5, refused: 1, unclear: 3, failed: 1, rung: 1, answered: 1 });
});

test("faults are ours or a vendor's, the most frequent first; a person's wish is none", () => {
  const silent = { status: "canceled", asked: false } as const;
  const { faults } = countCalls([
    group({ ...silent, reason: "skipped", count: 9 }),
    group({ ...silent, reason: "outside_hours", count: 9 }),
    group({ ...silent, count: 9 }),
    group({ ...silent, reason: "service_fault", count: 2 }),
    group({ ...silent, reason: "service_fault", daily: false }),
    group({ status: "unknown", reason: "no_word_from_vendor" }),
    group({ status: "failed", reason: "line_busy" }),
    group({ status: "failed" }),
  ]);
  expect(faults.map(({ code, side, count }) => [code, side, count])).toEqual([
    ["service_fault", "ours", 3],
    ["failed", "vendor", 1],
    ["line_busy", "neither", 1],
    ["no_word_from_vendor", "vendor", 1],
  ]);
});

test.each([
  ["7d", "7d"],
  ["24h", "24h"],
  ["toString", "24h"],
  [null, "24h"],
])("the window %s", (text, window) => {
  expect(readWindow(text)).toBe(window);
});
