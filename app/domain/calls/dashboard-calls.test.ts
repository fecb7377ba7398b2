import { expect, test } from "vitest";
import type { CallSummary } from "./call-summary";
import { dashboardCalls } from "./dashboard-calls";

const NOW = new Date("2026-11-23T17:00:00.000Z");
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000).toISOString();

const talk = (change: Partial<CallSummary> = {}): CallSummary => ({
  ...{ id: "talk", kind: "daily", status: "completed", attempt: 1, localDate: "2026-11-23" },
  ...{ scheduledAt: ago(400), dialedAt: ago(400), answeredAt: ago(390), endedAt: ago(10) },
  ...{ durationSeconds: 380, endedReason: "companion_hung_up" },
  ...change,
});
const ringing = talk({ id: "live", status: "ringing", scheduledAt: ago(5), answeredAt: null, endedAt: null });

test.each<[string, CallSummary[], CallSummary[], string | null, string | null]>([
  ["a talk that ended a moment ago", [], [talk()], null, "talk"],
  ["one of a minute ago, written up", [], [talk({ endedAt: ago(60) })], null, null],
  ["one of a minute ago that is being written up", [], [talk({ endedAt: ago(60) })], "talk", "talk"],
  ["one that nobody has written up in two minutes", [], [talk({ endedAt: ago(120) })], "talk", null],
  ["a call that reached nobody", [], [talk({ status: "no_answer" })], null, null],
  ["a call that read out a code", [], [talk({ kind: "verification" })], null, null],
  ["what was written instead", [], [talk({ kind: "text" })], null, null],
  ["a talk before the call that rings now", [ringing], [ringing, talk()], null, null],
  ["no call at all", [], [], null, null],
])("what is just over: %s", (_name, open, newest, writing, over) => {
  expect(dashboardCalls(open, newest, 5, writing, NOW).over?.id ?? null).toBe(over);
});
