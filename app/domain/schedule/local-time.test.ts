import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allZones,
  dayAfter,
  dayBefore,
  dayEndsAt,
  daysAfter,
  daysBetween,
  instantAt,
  isZone,
  localDateAt,
  localDayAt,
  localTimeAt,
  slotAt,
  weekdayOf,
} from "./local-time";
import { SEED } from "./next-call.fixture";

describe("the instant of a local time", () => {
  test.each([
    ["a winter evening", "2026-01-15", "19:30", "Europe/Berlin", "2026-01-15T18:30:00.000Z"],
    ["a summer evening", "2026-07-15", "19:30", "Europe/Berlin", "2026-07-15T17:30:00.000Z"],
    ["half an hour off", "2026-07-15", "21:00", "Asia/Kolkata", "2026-07-15T15:30:00.000Z"],
    ["a minute before midnight", "2026-07-15", "23:59", "America/Los_Angeles", "2026-07-16T06:59:00.000Z"],
    [
      "a spring gap moves forward by its length",
      "2026-03-08",
      "02:30",
      "America/New_York",
      "2026-03-08T07:30:00.000Z",
    ],
    [
      "an autumn overlap is the first of the two",
      "2026-11-01",
      "01:30",
      "America/New_York",
      "2026-11-01T05:30:00.000Z",
    ],
    ["a gap of half an hour", "2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00.000Z"],
    ["an overlap of half an hour", "2026-04-05", "01:45", "Australia/Lord_Howe", "2026-04-04T14:45:00.000Z"],
    ["a gap at midnight", "2026-04-24", "00:30", "Africa/Cairo", "2026-04-23T22:30:00.000Z"],
    ["a day that never was", "2011-12-30", "12:00", "Pacific/Apia", "2011-12-30T22:00:00.000Z"],
  ])("%s", (_, day, time, zone, instant) => expect(instantAt(day, time, zone).toISOString()).toBe(instant));
});

test("going to an instant and back gives the same local time, wherever there is no gap", () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const day = fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...allZones()), day, minute, (zone, date, minutes) => {
      const local = date.toISOString().slice(0, 10);
      const time = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
      const instant = instantAt(local, time, zone);
      const shown = `${localDateAt(instant, zone)}T${localTimeAt(instant, zone)}`;
      // In a gap the clock shows a later time, and never an earlier one.
      expect(shown >= `${local}T${time}`).toBe(true);
      if (shown !== `${local}T${time}`) {
        const before = new Date(instant.getTime() - 24 * 3600 * 1000);
        const offset = (at: Date) =>
          Date.parse(`${localDateAt(at, zone)}T${localTimeAt(at, zone)}Z`) - at.getTime();
        expect(offset(instant)).toBeGreaterThan(offset(before));
      }
    }),
    { seed: SEED },
  );
});

describe("the slot of a local day", () => {
  test.each([
    ["an evening", "2026-01-15", "19:30", "Europe/Berlin", 0, "2026-01-15T18:30:00.000Z"],
    [
      "an evening of a day that begins late",
      "2026-01-15",
      "19:30",
      "Europe/Berlin",
      6,
      "2026-01-15T18:30:00.000Z",
    ],
    [
      "a night of a day that begins late",
      "2026-01-15",
      "05:59",
      "Europe/Berlin",
      6,
      "2026-01-16T04:59:00.000Z",
    ],
    ["the beginning of such a day", "2026-01-15", "06:00", "Europe/Berlin", 6, "2026-01-15T05:00:00.000Z"],
    [
      "a gap in the night after the day",
      "2026-03-07",
      "02:30",
      "America/New_York",
      3,
      "2026-03-08T07:30:00.000Z",
    ],
    [
      "an overlap in the night after",
      "2026-10-31",
      "01:30",
      "America/New_York",
      3,
      "2026-11-01T05:30:00.000Z",
    ],
    [
      "the day before the one that never was",
      "2011-12-29",
      "12:00",
      "Pacific/Apia",
      0,
      "2011-12-29T22:00:00.000Z",
    ],
    ["the day that never was", "2011-12-30", "12:00", "Pacific/Apia", 0, undefined],
    ["the night of the day before it", "2011-12-29", "02:00", "Pacific/Apia", 3, undefined],
    ["the day after", "2011-12-31", "12:00", "Pacific/Apia", 0, "2011-12-30T22:00:00.000Z"],
    ["two hours' gap", "2026-03-29", "01:30", "Antarctica/Troll", 0, "2026-03-29T01:30:00.000Z"],
    ["two hours' overlap", "2026-10-25", "02:00", "Antarctica/Troll", 0, "2026-10-25T00:00:00.000Z"],
  ])("%s", (_, day, time, zone, dayStart, instant) =>
    expect(slotAt(day, time, zone, dayStart)?.toISOString()).toBe(instant),
  );
});

test.each([
  ["2026-01-15T22:59:59Z", 0, "2026-01-15"],
  ["2026-01-15T23:00:00Z", 0, "2026-01-16"],
  ["2026-01-15T23:00:00Z", 1, "2026-01-15"],
  ["2026-01-16T00:00:00Z", 1, "2026-01-16"],
  ["2026-01-16T04:59:59Z", 6, "2026-01-15"],
  ["2026-01-16T05:00:00Z", 6, "2026-01-16"],
])("in Berlin, %s belongs to the local day that began at %i: %s", (instant, dayStart, day) =>
  expect(localDayAt(new Date(instant), "Europe/Berlin", dayStart)).toBe(day),
);

test.each([
  ["Europe/Berlin", true],
  ["UTC", true],
  ["+02:00", false],
  ["Mars/Olympus", false],
  ["", false],
])("%s is a zone: %s", (zone, known) => expect(isZone(zone)).toBe(known));

test("every zone that can be chosen can be computed with", () => {
  expect(allZones().length).toBeGreaterThan(400);
  for (const zone of allZones()) expect(isZone(zone)).toBe(true);
});

test("days follow each other over the ends of months and years", () => {
  expect(dayAfter("2026-12-31")).toBe("2027-01-01");
  expect(dayAfter("2028-02-28")).toBe("2028-02-29");
  expect(dayBefore("2027-01-01")).toBe("2026-12-31");
  expect(dayBefore("2028-03-01")).toBe("2028-02-29");
  expect(daysBetween("2026-12-31", "2027-03-01")).toBe(60);
  expect(daysBetween("2026-12-31", "2026-12-30")).toBe(-1);
  expect(weekdayOf("2026-11-22")).toBe(7);
});

describe("a local day is over", () => {
  test.each([
    ["at midnight", "2026-11-23", "Europe/Berlin", 0, "2026-11-23T23:00:00.000Z"],
    [
      "hours later, where it begins hours later",
      "2026-11-23",
      "Europe/Berlin",
      3,
      "2026-11-24T02:00:00.000Z",
    ],
    ["half an hour off", "2026-11-23", "Asia/Kolkata", 6, "2026-11-24T00:30:00.000Z"],
    ["when the clocks skip its end", "2026-03-28", "Europe/Berlin", 2, "2026-03-29T01:00:00.000Z"],
    ["the first time its end comes", "2026-10-24", "Europe/Berlin", 2, "2026-10-25T00:00:00.000Z"],
    ["after the hour that comes twice", "2026-10-24", "Europe/Berlin", 3, "2026-10-25T02:00:00.000Z"],
    ["when midnight is skipped", "2026-04-23", "Africa/Cairo", 0, "2026-04-23T22:00:00.000Z"],
    [
      "when the hour before midnight comes twice",
      "2026-10-29",
      "Africa/Cairo",
      0,
      "2026-10-29T22:00:00.000Z",
    ],
    ["when the day after never was", "2011-12-29", "Pacific/Apia", 0, "2011-12-30T10:00:00.000Z"],
  ])("%s", (_, day, zone, dayStart, at) => {
    expect(dayEndsAt(day, zone, dayStart).toISOString()).toBe(at);
  });

  test("at the very instant from which on it is another day", () => {
    const zones = fc.constantFrom(...allZones());
    const days = fc.integer({ min: 0, max: 730 }).map((days) => daysAfter("2026-01-01", days));
    fc.assert(
      fc.property(zones, days, fc.integer({ min: 0, max: 6 }), (zone, day, dayStart) => {
        const end = dayEndsAt(day, zone, dayStart);
        expect(localDayAt(end, zone, dayStart)).toBe(dayAfter(day));
        expect(localDayAt(new Date(end.getTime() - 1), zone, dayStart)).toBe(day);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
