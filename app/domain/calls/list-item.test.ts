import { describe, expect, test } from "vitest";
import { listItem } from "./list-item";

const NOW = new Date("2026-11-23T18:40:00.000Z");
const item = (over: Partial<Parameters<typeof listItem>[0]> = {}) =>
  listItem(
    {
      id: "1",
      status: "completed",
      kind: "daily",
      attempt: 1,
      scheduledAt: "2026-11-23T18:30:00.000Z",
      dialedAt: "2026-11-23T18:30:01.000Z",
      endedReason: null,
      durationSeconds: null,
      ...over,
    },
    "Europe/Berlin",
    NOW,
  );
const silent = (endedReason: string) => item({ status: "canceled", dialedAt: null, endedReason });
const queued = { status: "queued", dialedAt: null, scheduledAt: "2026-11-23T19:02:00.000Z" } as const;

describe("where a call stands", () => {
  test.each([
    ["skipped", { label: "Skipped by you", tone: "neutral" }],
    ["paused", { label: "Paused", tone: "neutral" }],
    ["service_fault", { label: "Missed by us", tone: "warm" }],
    ["no_entitlement", { label: "Not placed: no plan", tone: "neutral" }],
  ])("not placed: %s", (reason, state) => expect(silent(reason).state).toEqual(state));

  test.each<[string, ReturnType<typeof item>, string | undefined]>([
    ["a further try", item({ ...queued, attempt: 2 }), "Tries again at 20:02"],
    ["one asked for in a while", item({ ...queued, kind: "on_demand" }), "Rings at 20:02"],
    [
      "one asked for now",
      item({ ...queued, kind: "on_demand", scheduledAt: "2026-11-23T18:40:59.000Z" }),
      undefined,
    ],
    ["a daily one that is due", item({ ...queued, scheduledAt: NOW.toISOString() }), undefined],
    ["one that is over", item(), undefined],
    ["one that the vendor cancelled", item({ status: "canceled" }), undefined],
  ])("%s", (_, { state }, label) => expect(state?.label).toBe(label));
});

test.each<[Parameters<typeof item>[0], string | null]>([
  [{}, null],
  [{ status: "no_answer" }, "Attempt 1 of 3"],
  [{ attempt: 3 }, "Attempt 3 of 3"],
  [{ kind: "on_demand", status: "busy" }, null],
])("the attempt of %j is %j", (over, words) => expect(item(over).attempt).toBe(words));

test("the day and the time are the user's", () => {
  expect(item({ scheduledAt: "2026-11-23T23:30:00.000Z" })).toMatchObject({
    day: "Tomorrow",
    localTime: "00:30",
  });
});
