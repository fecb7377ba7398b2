import { expect, test } from "vitest";
import { type BlandState, blandStatus } from "./bland-status";
import type { CallStatus } from "./provider";

const state = (told: Partial<BlandState>): BlandState => ({
  status: null,
  queueStatus: null,
  answeredBy: null,
  completed: null,
  hasError: false,
  ...told,
});

test.each<[Partial<BlandState>, CallStatus | null]>([
  [{ queueStatus: "new" }, "queued"],
  [{ queueStatus: "queued" }, "queued"],
  [{ queueStatus: "allocated", completed: false }, "queued"],
  [{ queueStatus: "started", completed: false }, "in_progress"],
  [{ status: "completed", answeredBy: "voicemail", completed: true }, "voicemail"],
  [{ status: "completed", answeredBy: "voicemail", completed: false }, "voicemail"],
  [{ status: "completed", answeredBy: "no-answer", completed: true }, "no_answer"],
  [{ status: "no-answer" }, "no_answer"],
  [{ status: "busy" }, "busy"],
  [{ status: "completed", answeredBy: "human", completed: true }, "completed"],
  [{ status: "completed", answeredBy: "unknown" }, "completed"],
  [{ status: "completed", answeredBy: null }, "completed"],
  [{ status: "completed", completed: true, hasError: true }, "completed"],
  [{ queueStatus: "complete", completed: true }, "completed"],
  [{ queueStatus: "completed" }, "completed"],
  [{ completed: true }, "completed"],
  [{ status: "failed" }, "failed"],
  [{ status: "error" }, "failed"],
  [{ queueStatus: "error" }, "failed"],
  [{ queueStatus: "pre_queue_error" }, "failed"],
  [{ queueStatus: "call_error", completed: true }, "failed"],
  [{ hasError: true }, "failed"],
  [{ queueStatus: "started", hasError: true }, "failed"],
  [{ status: "canceled" }, "canceled"],
  [{ status: "cancelled" }, "canceled"],
  [{ status: "unknown" }, "failed"],
])("%j is %s", (told, status) => {
  expect(blandStatus(state(told))).toBe(status);
});

test("the spelling of a word doesn't matter, and names of object properties are no words", () => {
  expect(blandStatus(state({ status: " Completed" }))).toBe("completed");
  for (const word of ["constructor", "__proto__", "toString"])
    expect(blandStatus(state({ status: word, answeredBy: word }))).toBeNull();
});

test("a call isn't over before Bland has written it down", () => {
  expect(blandStatus(state({ status: "completed", queueStatus: "complete", completed: false }))).toBe(
    "in_progress",
  );
  // What has no words to be written down is over at once.
  expect(blandStatus(state({ status: "busy", completed: false }))).toBe("busy");
});

test("a status we don't know ends nothing", () => {
  expect(blandStatus(state({}))).toBeNull();
  expect(blandStatus(state({ status: "transferred" }))).toBeNull();
  expect(blandStatus(state({ status: "transferred", queueStatus: "complete", completed: true }))).toBeNull();
  expect(blandStatus(state({ status: "transferred", queueStatus: "complete" }))).toBeNull();
  expect(blandStatus(state({ status: "in-progress", queueStatus: "started", completed: false }))).toBe(
    "in_progress",
  );
});
