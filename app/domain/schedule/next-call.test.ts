import { describe, expect, test } from "vitest";
import type { LocalDate } from "~/lib/columns";
import type { CallPlan } from "./next-call";
import { nextInWords } from "./next-call.fixture";

type Row = [words: string, change: Partial<CallPlan>, after: string, at: string, day: LocalDate];

const expectNext = (...asked: Parameters<typeof nextInWords>) => expect(nextInWords(...asked));

// A Sunday; Berlin is an hour ahead of UTC in winter.
const noon = "2026-11-22T11:00:00Z";
const evening = "2026-11-22T20:00:00Z";
const slot = "2026-11-22T18:30:00.000Z";

describe("the next call", () => {
  test.each<Row>([
    ["is today while the time is to come", {}, noon, slot, "2026-11-22"],
    ["is today a millisecond before", {}, "2026-11-22T18:29:59.999Z", slot, "2026-11-22"],
    ["is tomorrow at the very instant", {}, slot, "2026-11-23T18:30:00.000Z", "2026-11-23"],
    ["is tomorrow once it is past", {}, evening, "2026-11-23T18:30:00.000Z", "2026-11-23"],
    ["skips days without a call", { callDays: [3] }, noon, "2026-11-25T18:30:00.000Z", "2026-11-25"],
    ["comes after a week of off days", { callDays: [7] }, evening, "2026-11-29T18:30:00.000Z", "2026-11-29"],
    [
      "keeps the local time over a clock change",
      {},
      "2026-10-24T20:00:00Z",
      "2026-10-25T18:30:00.000Z",
      "2026-10-25",
    ],
    [
      "has its own time on its weekday",
      { weekdayTimes: { 6: "10:00", 1: "18:00" } },
      noon,
      "2026-11-22T18:30:00.000Z",
      "2026-11-22",
    ],
    [
      "has its own time on the weekday after",
      { weekdayTimes: { 6: "10:00", 1: "18:00" } },
      evening,
      "2026-11-23T17:00:00.000Z",
      "2026-11-23",
    ],
    [
      "has no own time on an off day",
      { weekdayTimes: { 1: "18:00" }, callDays: [2, 7] },
      evening,
      "2026-11-24T18:30:00.000Z",
      "2026-11-24",
    ],
    ["ignores a pause that is over", { pausedUntil: "2026-11-01" }, noon, slot, "2026-11-22"],
    ["ignores a pause that ends today", { pausedUntil: "2026-11-22" }, noon, slot, "2026-11-22"],
    [
      "is moved to later",
      { movedDay: "2026-11-22", movedTime: "20:15" },
      noon,
      "2026-11-22T19:15:00.000Z",
      "2026-11-22",
    ],
    [
      "is moved over the weekday's own time",
      { movedDay: "2026-11-22", movedTime: "20:15", weekdayTimes: { 7: "18:00" } },
      noon,
      "2026-11-22T19:15:00.000Z",
      "2026-11-22",
    ],
    [
      "is moved onto an off day",
      { movedDay: "2026-11-24", movedTime: "20:15", callDays: [3] },
      noon,
      "2026-11-24T19:15:00.000Z",
      "2026-11-24",
    ],
    [
      "is moved where no weekday has one",
      { movedDay: "2026-11-24", movedTime: "20:15", callDays: [] },
      noon,
      "2026-11-24T19:15:00.000Z",
      "2026-11-24",
    ],
    [
      "is the day after one that was moved and is past",
      { movedDay: "2026-11-22", movedTime: "20:15" },
      "2026-11-22T19:15:00Z",
      "2026-11-23T18:30:00.000Z",
      "2026-11-23",
    ],
    ["ignores a move that is over", { movedDay: "2026-11-20", movedTime: "20:15" }, noon, slot, "2026-11-22"],
    ["ignores a skip of another day", { skippedDay: "2026-11-21" }, noon, slot, "2026-11-22"],
  ])("%s", (_, change, after, at, day) => expectNext(change, after).toEqual({ at, day, silent: null }));

  test.each<[string, LocalDate, string]>([
    ["today is claimed already", "2026-11-22", "2026-11-23"],
    ["only yesterday is claimed", "2026-11-21", "2026-11-22"],
    ["a day to come was claimed in a zone farther east", "2026-11-23", "2026-11-24"],
    ["nothing was claimed for a month", "2026-10-22", "2026-11-22"],
  ])("when %s (%s): %s", (_, lastDay, day) =>
    expectNext({}, noon, lastDay).toEqual({ at: `${day}T18:30:00.000Z`, day, silent: null }),
  );
});

describe("the hours", () => {
  const night = { opens: "22:00", closes: "02:00" };
  test.each<Row>([
    ["open with their first minute", { callTime: "08:00" }, noon, "2026-11-23T07:00:00.000Z", "2026-11-23"],
    ["close after the last", { callTime: "20:59" }, noon, "2026-11-22T19:59:00.000Z", "2026-11-22"],
    [
      "reach over midnight, before it",
      { callTime: "23:30", hours: night },
      noon,
      "2026-11-22T22:30:00.000Z",
      "2026-11-22",
    ],
    [
      "reach over midnight, after it",
      { callTime: "01:59", hours: night },
      noon,
      "2026-11-23T00:59:00.000Z",
      "2026-11-23",
    ],
    [
      "leave out a day that was moved out of them",
      { movedDay: "2026-11-22", movedTime: "21:00" },
      noon,
      "2026-11-23T18:30:00.000Z",
      "2026-11-23",
    ],
    [
      "leave out the weekdays whose own time is outside",
      { weekdayTimes: { 7: "22:00", 1: "07:59" } },
      noon,
      "2026-11-24T18:30:00.000Z",
      "2026-11-24",
    ],
  ])("%s", (_, change, after, at, day) => expectNext(change, after).toEqual({ at, day, silent: null }));
});

describe("a pause and a skip keep slots silent", () => {
  const tomorrow = "2026-11-23T18:30:00.000Z";
  test.each<[string, Partial<CallPlan>, string, string, string]>([
    ["a skip", { skippedDay: "2026-11-22" }, tomorrow, "2026-11-23", `${slot} 2026-11-22 skipped`],
    [
      "a pause, of whose slots the first is next",
      { pausedUntil: "2026-12-01" },
      "2026-12-01T18:30:00.000Z",
      "2026-12-01",
      `${slot} 2026-11-22 paused`,
    ],
    [
      "a skip of a moved day",
      { skippedDay: "2026-11-22", movedDay: "2026-11-22", movedTime: "20:15" },
      tomorrow,
      "2026-11-23",
      "2026-11-22T19:15:00.000Z 2026-11-22 skipped",
    ],
    [
      "a pause over a moved day",
      { pausedUntil: "2026-11-24", callDays: [3], movedDay: "2026-11-23", movedTime: "20:15" },
      "2026-11-25T18:30:00.000Z",
      "2026-11-25",
      "2026-11-23T19:15:00.000Z 2026-11-23 paused",
    ],
    [
      "a pause of years",
      { pausedUntil: "2036-01-01" },
      "2036-01-01T18:30:00.000Z",
      "2036-01-01",
      `${slot} 2026-11-22 paused`,
    ],
    [
      "a skip in a pause",
      { pausedUntil: "2026-11-23", skippedDay: "2026-11-22" },
      tomorrow,
      "2026-11-23",
      `${slot} 2026-11-22 paused`,
    ],
    [
      "a skip on the day after a pause",
      { pausedUntil: "2026-11-23", skippedDay: "2026-11-23" },
      "2026-11-24T18:30:00.000Z",
      "2026-11-24",
      `${slot} 2026-11-22 paused`,
    ],
    [
      "a pause over off days",
      { pausedUntil: "2026-11-27", callDays: [3, 6] },
      "2026-11-28T18:30:00.000Z",
      "2026-11-28",
      "2026-11-25T18:30:00.000Z 2026-11-25 paused",
    ],
  ])("%s", (_, change, at, day, silent) => expectNext(change, noon).toEqual({ at, day, silent }));

  test("of a moved day that is the only one leads to no call", () =>
    expectNext(
      { callDays: [], movedDay: "2026-11-23", movedTime: "20:00", skippedDay: "2026-11-23" },
      noon,
    ).toEqual({ reason: "no_call_days", silent: "2026-11-23T19:00:00.000Z 2026-11-23 skipped" }));

  test("off days leave nothing to be silent about", () =>
    expectNext({ pausedUntil: "2026-11-25", callDays: [3] }, noon).toEqual({
      at: "2026-11-25T18:30:00.000Z",
      day: "2026-11-25",
      silent: null,
    }));

  test("a skip later than the next call isn't named yet", () =>
    expectNext({ skippedDay: "2026-11-24" }, noon).toEqual({ at: slot, day: "2026-11-22", silent: null }));

  test("a silent slot that is claimed isn't silent again", () =>
    expectNext({ pausedUntil: "2026-11-24" }, slot, "2026-11-22").toEqual({
      at: "2026-11-24T18:30:00.000Z",
      day: "2026-11-24",
      silent: `${tomorrow} 2026-11-23 paused`,
    }));
});

describe("there is none", () => {
  test.each<[string, Partial<CallPlan>]>([
    ["profile_unfinished", { firstName: null }],
    ["profile_unfinished", { phone: null }],
    ["profile_unfinished", { localTz: null }],
    ["profile_unfinished", { callTime: null }],
    ["calls_off", { callEnabled: false }],
    ["consent_withdrawn", { consented: false }],
    ["phone_blocked", { phoneBlocked: true }],
    ["phone_not_proved", { phoneProved: false }],
    ["no_entitlement", { entitled: false }],
    ["no_call_days", { callDays: [] }],
    ["no_call_days", { callDays: [], movedDay: "2026-11-21", movedTime: "19:30" }],
    ["no_call_days", { callDays: [], movedDay: "2026-11-24", movedTime: "22:00" }],
    ["outside_hours", { callTime: "07:59" }],
    ["outside_hours", { callTime: "21:00" }],
    ["outside_hours", { hours: { opens: "19:30", closes: "19:30" } }],
    ["outside_hours", { hours: { opens: "22:00", closes: "02:00" } }],
    ["outside_hours", { callTime: "03:00", pausedUntil: "2030-01-01" }],
    ["outside_hours", { callDays: [6], weekdayTimes: { 6: "07:00" } }],
    // The first thing to put right comes first.
    ["profile_unfinished", { callTime: null, callEnabled: false, consented: false }],
    ["phone_blocked", { phoneBlocked: true, consented: false, callEnabled: false, phoneProved: false }],
    ["consent_withdrawn", { consented: false, callEnabled: false, phoneProved: false }],
    ["calls_off", { callEnabled: false, phoneProved: false }],
    ["phone_not_proved", { phoneProved: false, entitled: false, callDays: [] }],
    ["no_entitlement", { entitled: false, callDays: [], callTime: "03:00" }],
  ])("%s: %j", (reason, change) => expectNext(change, noon).toEqual({ reason }));
});
