import { describe, expect, test } from "vitest";
import type { LocalDate } from "~/lib/columns";
import { type CallPlan, slotDay, slotOn } from "./next-call";
import { ALL_DAY, nextInWords, PLAN } from "./next-call.fixture";

type Row = [words: string, change: Partial<CallPlan>, after: string, at: string, day: LocalDate];

const expectNext = (...asked: Parameters<typeof nextInWords>) => expect(nextInWords(...asked));

// A Sunday; Berlin is an hour ahead of UTC in winter.
const noon = "2026-11-22T11:00:00Z";
const evening = "2026-11-22T20:00:00Z";
const slot = "2026-11-22T18:30:00.000Z";

describe("around midnight, at any hour", () => {
  test.each<Row>([
    ["23:56", { callTime: "23:56" }, noon, "2026-11-22T22:56:00.000Z", "2026-11-22"],
    ["23:57", { callTime: "23:57" }, noon, "2026-11-22T22:57:00.000Z", "2026-11-22"],
    ["23:58", { callTime: "23:58" }, noon, "2026-11-22T22:58:00.000Z", "2026-11-22"],
    ["23:59", { callTime: "23:59" }, noon, "2026-11-22T22:59:00.000Z", "2026-11-22"],
    [
      "23:59 once it is past",
      { callTime: "23:59" },
      "2026-11-22T22:59:30Z",
      "2026-11-23T22:59:00.000Z",
      "2026-11-23",
    ],
    ["midnight begins its day", { callTime: "00:00" }, noon, "2026-11-22T23:00:00.000Z", "2026-11-23"],
    [
      "midnight of a day that begins at one ends it",
      { callTime: "00:00", dayStart: 1 },
      noon,
      "2026-11-22T23:00:00.000Z",
      "2026-11-22",
    ],
    [
      "a night call belongs to the evening before",
      { callTime: "01:30", dayStart: 4 },
      evening,
      "2026-11-23T00:30:00.000Z",
      "2026-11-22",
    ],
    [
      "a night call is made on the night of its weekday",
      { callTime: "01:30", dayStart: 4, callDays: [2] },
      evening,
      "2026-11-25T00:30:00.000Z",
      "2026-11-24",
    ],
    [
      "in the night, yesterday's call is still to come",
      { callTime: "01:30", dayStart: 4 },
      "2026-11-23T00:00:00Z",
      "2026-11-23T00:30:00.000Z",
      "2026-11-22",
    ],
    [
      "the hour at which the day begins is the new day's",
      { callTime: "04:00", dayStart: 4 },
      evening,
      "2026-11-23T03:00:00.000Z",
      "2026-11-23",
    ],
    [
      "the minute before is the old day's",
      { callTime: "03:59", dayStart: 4 },
      evening,
      "2026-11-23T02:59:00.000Z",
      "2026-11-22",
    ],
  ])("%s", (_, change, after, at, day) =>
    expectNext({ hours: ALL_DAY, ...change }, after).toEqual({ at, day, silent: null }),
  );

  test.each([
    [0, "2026-11-23T04:30:00.000Z", "2026-11-23"],
    [1, "2026-11-23T04:30:00.000Z", "2026-11-23"],
    [2, "2026-11-23T04:30:00.000Z", "2026-11-23"],
    [3, "2026-11-23T04:30:00.000Z", "2026-11-23"],
    [4, "2026-11-23T04:30:00.000Z", "2026-11-23"],
    [5, "2026-11-23T04:30:00.000Z", "2026-11-23"],
    [6, "2026-11-23T04:30:00.000Z", "2026-11-22"],
  ])("half past five where the day begins at %i", (dayStart, at, day) =>
    expectNext({ hours: ALL_DAY, callTime: "05:30", dayStart }, evening).toEqual({ at, day, silent: null }),
  );
});

describe("where clocks change", () => {
  const newYork = { localTz: "America/New_York", hours: ALL_DAY };
  const lordHowe = { localTz: "Australia/Lord_Howe", hours: ALL_DAY };
  const casablanca = { localTz: "Africa/Casablanca", hours: ALL_DAY };
  const nuuk = { localTz: "America/Nuuk", hours: ALL_DAY };

  test.each<Row>([
    [
      "a gap moves the time forward by its length",
      { ...newYork, callTime: "02:30" },
      "2026-03-08T05:00:00Z",
      "2026-03-08T07:30:00.000Z",
      "2026-03-08",
    ],
    [
      "the day after a gap is as ever",
      { ...newYork, callTime: "02:30" },
      "2026-03-08T07:30:00Z",
      "2026-03-09T06:30:00.000Z",
      "2026-03-09",
    ],
    [
      "the last minute before an overlap",
      { ...newYork, callTime: "00:59" },
      "2026-11-01T04:00:00Z",
      "2026-11-01T04:59:00.000Z",
      "2026-11-01",
    ],
    [
      "of an overlap, the first of the two",
      { ...newYork, callTime: "01:00" },
      "2026-11-01T04:00:00Z",
      "2026-11-01T05:00:00.000Z",
      "2026-11-01",
    ],
    [
      "and not the second",
      { ...newYork, callTime: "01:30" },
      "2026-11-01T05:30:00Z",
      "2026-11-02T06:30:00.000Z",
      "2026-11-02",
    ],
    [
      "nor when asked between the two",
      { ...newYork, callTime: "01:30" },
      "2026-11-01T06:00:00Z",
      "2026-11-02T06:30:00.000Z",
      "2026-11-02",
    ],
    [
      "the last minute of an overlap",
      { ...newYork, callTime: "01:59" },
      "2026-11-01T04:00:00Z",
      "2026-11-01T05:59:00.000Z",
      "2026-11-01",
    ],
    [
      "the first minute after an overlap",
      { ...newYork, callTime: "02:00" },
      "2026-11-01T04:00:00Z",
      "2026-11-01T07:00:00.000Z",
      "2026-11-01",
    ],
    [
      "Lord Howe's gap is half an hour",
      { ...lordHowe, callTime: "02:15" },
      "2026-10-03T14:00:00Z",
      "2026-10-03T15:45:00.000Z",
      "2026-10-04",
    ],
    [
      "Lord Howe's overlap is half an hour",
      { ...lordHowe, callTime: "01:45" },
      "2026-04-04T14:00:00Z",
      "2026-04-04T14:45:00.000Z",
      "2026-04-05",
    ],
    [
      "Casablanca goes back for Ramadan",
      { ...casablanca, callTime: "02:30" },
      "2026-02-14T23:00:00Z",
      "2026-02-15T01:30:00.000Z",
      "2026-02-15",
    ],
    [
      "Casablanca in Ramadan",
      { ...casablanca, callTime: "19:30" },
      "2026-03-01T00:00:00Z",
      "2026-03-01T19:30:00.000Z",
      "2026-03-01",
    ],
    [
      "Casablanca goes forward after Ramadan",
      { ...casablanca, callTime: "02:30" },
      "2026-03-22T00:00:00Z",
      "2026-03-22T02:30:00.000Z",
      "2026-03-22",
    ],
    [
      "Casablanca for the rest of the year",
      { ...casablanca, callTime: "19:30" },
      "2026-06-01T00:00:00Z",
      "2026-06-01T18:30:00.000Z",
      "2026-06-01",
    ],
    [
      "Kolkata is half an hour off and never changes",
      { localTz: "Asia/Kolkata" },
      "2026-06-01T00:00:00Z",
      "2026-06-01T14:00:00.000Z",
      "2026-06-01",
    ],
    [
      "a slot that a gap moves across midnight stays its own day's",
      { ...nuuk, callTime: "23:30" },
      "2027-03-27T15:00:00Z",
      "2027-03-28T01:30:00.000Z",
      "2027-03-27",
    ],
    [
      "even when asked after midnight",
      { ...nuuk, callTime: "23:30" },
      "2027-03-28T01:10:00Z",
      "2027-03-28T01:30:00.000Z",
      "2027-03-27",
    ],
    [
      "and the next day has its own",
      { ...nuuk, callTime: "23:30" },
      "2027-03-28T01:30:00Z",
      "2027-03-29T00:30:00.000Z",
      "2027-03-28",
    ],
    [
      "Apia's last day before the one that never was",
      { localTz: "Pacific/Apia" },
      "2011-12-29T05:30:00Z",
      "2011-12-30T05:30:00.000Z",
      "2011-12-29",
    ],
    [
      "Apia's first day after the one that never was",
      { localTz: "Pacific/Apia" },
      "2011-12-30T05:30:00Z",
      "2011-12-31T05:30:00.000Z",
      "2011-12-31",
    ],
  ])("%s", (_, change, after, at, day) => expectNext(change, after).toEqual({ at, day, silent: null }));

  test("the day that never was has no slot", () => {
    const apia = { ...PLAN, localTz: "Pacific/Apia", hours: ALL_DAY };
    for (const callTime of ["00:00", "12:00", "23:59"]) {
      expect(slotOn({ ...apia, callTime }, "2011-12-29")).not.toBeNull();
      expect(slotOn({ ...apia, callTime }, "2011-12-30")).toBeNull();
      expect(slotOn({ ...apia, callTime }, "2011-12-31")).not.toBeNull();
    }
  });

  test("a slot that a gap moves out of the hours is left out", () => {
    const early = {
      localTz: "America/New_York",
      callTime: "02:30",
      hours: { opens: "02:00", closes: "03:00" },
    };
    expectNext(early, "2026-03-08T05:00:00Z").toMatchObject({ day: "2026-03-09" });
  });

  test("a time outside the hours has no slot, even where a gap would move it inside", () => {
    const early = {
      localTz: "America/New_York",
      callTime: "02:30",
      hours: { opens: "03:00", closes: "21:00" },
    };
    expectNext(early, "2026-03-08T05:00:00Z").toEqual({ reason: "outside_hours" });
  });
});

describe("the local day of a slot", () => {
  const nuuk = { ...PLAN, localTz: "America/Nuuk", callTime: "23:30", hours: ALL_DAY };
  // Both Saturday's 23:30 and Sunday's 00:30.
  const pushed = new Date("2027-03-28T01:30:00Z");
  const onto = { ...nuuk, weekdayTimes: { 7: "00:30" } };

  test.each([
    ["is the one it falls on", PLAN, new Date(slot), null, "2026-11-22"],
    [
      "is the evening before a night call",
      { ...PLAN, dayStart: 4 },
      new Date("2026-11-23T00:30Z"),
      null,
      "2026-11-22",
    ],
    ["is the one that a gap moved it out of", nuuk, pushed, null, "2027-03-27"],
    ["is the first of two days with one instant", onto, pushed, "2027-03-26", "2027-03-27"],
    ["is the second when the first is over", onto, pushed, "2027-03-27", "2027-03-28"],
    ["is the second when the first is an off day", { ...onto, callDays: [7] }, pushed, null, "2027-03-28"],
  ])("%s", (_, plan, at, lastDay, day) => expect(slotDay(at, plan, lastDay)).toBe(day));
});
