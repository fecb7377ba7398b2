import { describe, expect, test } from "vitest";
import { calendarEvents } from "./calendar-events";
import type { StoredPlan } from "./stored-plan";

const PLAN: StoredPlan = {
  userId: "0f8e7a5e-0000-4000-8000-00000000000a",
  firstName: "Asha",
  phone: "+12025550101",
  phoneProved: true,
  phoneBlocked: false,
  localTz: "Europe/Berlin",
  callTime: "19:30",
  weekdayTimes: {},
  callDays: [1, 2, 3, 4, 5, 6, 7],
  dayStart: 0,
  hours: { opens: "08:00", closes: "21:00" },
  window: null,
  anyHours: false,
  voicemailChoice: "nothing",
  language: "en",
  callEnabled: true,
  pausedUntil: null,
  skippedDay: null,
  movedDay: null,
  movedTime: null,
  consented: true,
  entitled: true,
  hadAccess: true,
  nextCallAt: null,
  nextSilentAt: null,
  lastSlotDay: null,
};
/** A Monday. */
const NOW = new Date("2026-10-19T10:00:00.000Z");
const starts = (over: Partial<StoredPlan> = {}, now = NOW) =>
  calendarEvents({ ...PLAN, ...over }, "feed", now).map(({ startsAt }) =>
    startsAt.toISOString().slice(0, 16),
  );

test("fourteen days, ten minutes each, at the local time on both sides of a clock change", () => {
  const events = calendarEvents(PLAN, "feed", NOW);
  expect(events).toHaveLength(14);
  expect(events[0]).toEqual({
    uid: "2026-10-19-feed@relevel.me",
    localDate: "2026-10-19",
    startsAt: new Date("2026-10-19T17:30:00.000Z"),
    endsAt: new Date("2026-10-19T17:40:00.000Z"),
  });
  expect(starts().slice(5, 7)).toEqual(["2026-10-24T17:30", "2026-10-25T18:30"]);
  expect(events.at(-1)?.localDate).toBe("2026-11-01");
});

test("after today's slot the two weeks still end on the same day", () => {
  const later = starts({}, new Date("2026-10-19T17:30:00.000Z"));
  expect([later.length, later[0], later.at(-1)]).toEqual([13, "2026-10-20T17:30", "2026-11-01T18:30"]);
});

describe("left out are", () => {
  test.each<[string, Partial<StoredPlan>, number]>([
    ["a skipped day", { skippedDay: "2026-10-21" }, 13],
    ["the days of a pause", { pausedUntil: "2026-10-29" }, 4],
    ["a pause that is longer", { pausedUntil: "2027-01-01" }, 0],
    ["weekdays without a call", { callDays: [1, 3] }, 4],
    ["the day that was claimed", { lastSlotDay: "2026-10-19" }, 13],
    ["all while calls are off", { callEnabled: false }, 0],
    ["all without consent", { consented: false }, 0],
    ["all before the profile is finished", { localTz: null }, 0],
  ])("%s", (_, over, count) => expect(starts(over)).toHaveLength(count));

  test("and no other day moves", () => {
    const all = starts();
    expect(starts({ skippedDay: "2026-10-21" })).toEqual(all.filter((at) => at !== "2026-10-21T17:30"));
  });
});

test("a moved day stands at its time and keeps its name, an off day that was moved to is added", () => {
  const moved = { movedDay: "2026-10-21", movedTime: "20:00" };
  const uids = (over: Partial<StoredPlan>) =>
    calendarEvents({ ...PLAN, ...over }, "feed", NOW).map(({ uid }) => uid);
  expect(starts(moved)).toEqual(starts().map((at) => (at === "2026-10-21T17:30" ? "2026-10-21T18:00" : at)));
  expect(uids(moved)).toEqual(uids({}));
  expect(starts({ ...moved, callDays: [1] })).toEqual([
    "2026-10-19T17:30",
    "2026-10-21T18:00",
    "2026-10-26T18:30",
  ]);
});

test("a weekday's own time counts, and the day keeps its name when its call moves", () => {
  const uids = (weekdayTimes: StoredPlan["weekdayTimes"]) =>
    calendarEvents({ ...PLAN, weekdayTimes }, "feed", NOW).map(({ uid }) => uid);
  expect(starts({ weekdayTimes: { "3": "10:00" } })[2]).toBe("2026-10-21T08:00");
  expect(uids({ "3": "10:00" })).toEqual(uids({}));
});

test.each([
  ["2026-10-19T17:30:20.000Z", "2026-10-19T17:30", 14],
  ["2026-10-19T18:15:00.000Z", "2026-10-19T17:30", 14],
  ["2026-10-19T18:15:01.000Z", "2026-10-20T17:30", 13],
])("at %s, a slot of 17:30 that nobody has claimed is there as long as it can ring", (now, first, count) => {
  const shown = starts({ nextCallAt: new Date("2026-10-19T17:30:00.000Z") }, new Date(now));
  expect([shown[0], shown.length]).toEqual([first, count]);
});
