import { expect, test } from "vitest";
import { lastStory } from "./last-story";

const NOW = new Date("2026-11-23T19:00:00Z");
const call = (id: string, change: object = {}) => ({
  id,
  kind: "daily" as const,
  status: "no_answer" as const,
  attempt: 1,
  localDate: "2026-11-23",
  scheduledAt: "2026-11-23T18:30:00.000Z",
  endedReason: "not_picked_up",
  ...change,
});
const first = call("first");
const again = call("again", { status: "queued", attempt: 2, scheduledAt: "2026-11-23T19:01:00.000Z" });
const yesterday = call("yesterday", { localDate: "2026-11-22", scheduledAt: "2026-11-22T18:30:00.000Z" });
const superseded = call("superseded", { kind: "on_demand", status: "canceled", endedReason: "superseded" });
const takenBack = call("taken back", {
  kind: "on_demand",
  status: "canceled",
  endedReason: "taken_back",
  scheduledAt: "2026-11-23T19:20:00.000Z",
});

test.each([
  ["nothing yet", null, [], null, null],
  ["the newest call", null, [first, yesterday], null, "first"],
  ["a further try, and what it follows", again, [first, yesterday], "first", "again"],
  ["a try after our own failure", again, [call("first", { status: "failed" })], "first", "first"],
  ["another day's attempt is not what it follows", again, [yesterday], null, "again"],
  ["one that gave way to another says nothing", null, [superseded, first], null, "first"],
  ["one with a code says nothing", null, [call("code", { kind: "verification" }), first], null, "first"],
  ["one given up before its time says nothing", null, [takenBack, first], null, "first"],
])("%s", (_, planned, recent, tried, last) => {
  const story = lastStory(planned, recent, NOW);
  expect([story.tried?.id ?? null, story.last?.id ?? null]).toEqual([tried, last]);
});
