import { describe, expect, test } from "vitest";
import type { CallKind, CallStatus } from "~/domain/calls/call-state";
import { instantAt, localDayAt } from "~/domain/schedule/local-time";
import { clockChanges, HARD_ZONES, plusDays } from "~/domain/schedule/next-call.fixture";
import { DAY, HOUR } from "~/lib/time";
import { CALL_STATUSES } from "~/providers/telephony/provider";
import { dayEnd, type FoldedState, foldStreak, mayRepair, slotOutcome } from "./streak";

const call = (status: CallStatus, endedReason: string | null = null, kind: CallKind = "daily") => ({
  kind,
  status,
  endedReason,
});
const canceled = (reason: string | null, kind: CallKind = "daily") => call("canceled", reason, kind);
const rang = call("no_answer", "not_picked_up");

describe("what became of a local day", () => {
  type Calls = ReturnType<typeof call>[];
  test.each<[string, Calls, ReturnType<typeof slotOutcome>, ReturnType<typeof slotOutcome>]>([
    // While the day goes on, and when it is over.
    ["no call at all", [], null, null],
    ["the daily call", [call("completed")], "talked", "talked"],
    ["a call asked for", [call("completed", null, "on_demand")], "talked", "talked"],
    ["the person rang us", [call("completed", null, "inbound")], "talked", "talked"],
    ["a talk in writing", [call("completed", null, "text")], "written", "written"],
    ["written and talked", [call("completed", null, "text"), call("completed")], "talked", "talked"],
    ["written after three misses", [rang, rang, rang, call("completed", null, "text")], "written", "written"],
    ["talked at the second try", [rang, call("completed")], "talked", "talked"],
    [
      "talked although it was skipped",
      [canceled("skipped"), call("completed", null, "inbound")],
      "talked",
      "talked",
    ],
    [
      "talked although it was paused",
      [canceled("paused"), call("completed", null, "on_demand")],
      "talked",
      "talked",
    ],
    ["a code was read out", [call("completed", null, "verification")], null, null],
    ["a code that nobody heard", [call("no_answer", null, "verification")], null, null],
    ["nobody picked up", [rang], "open", "missed"],
    ["the line was busy", [call("busy", "line_busy")], "open", "missed"],
    ["declined", [call("busy", "declined")], "open", "missed"],
    ["a voicemail", [call("voicemail", "machine_answered")], "open", "missed"],
    ["three tries", [rang, call("voicemail"), rang], "open", "missed"],
    ["the slot waits", [call("queued")], "open", "open"],
    ["it rings", [call("ringing")], "open", "open"],
    ["a talk over the end of the day", [call("in_progress")], "open", "open"],
    ["a further try waits", [rang, call("queued")], "open", "open"],
    [
      "a call asked for is on its way after a miss",
      [rang, call("dialing", null, "on_demand")],
      "open",
      "open",
    ],
    ["a call asked for waits after a miss", [rang, call("queued", null, "on_demand")], "open", "missed"],
    ["a call asked for that nobody picked up", [call("no_answer", null, "on_demand")], null, null],
    ["a call asked for that we failed at", [call("failed", "vendor_away", "on_demand")], null, null],
    ["the call failed", [call("failed", "vendor_away")], "service_fault", "service_fault"],
    ["the talk broke off", [call("failed", "ECONNREFUSED")], "service_fault", "service_fault"],
    [
      "nobody told us how it ended",
      [call("unknown", "no_word_from_vendor")],
      "service_fault",
      "service_fault",
    ],
    [
      "one try of three went wrong on our side",
      [rang, call("failed"), rang],
      "service_fault",
      "service_fault",
    ],
    ["our fault, and a further try waits", [call("failed"), call("queued")], "open", "open"],
    ["taken back after a miss", [rang, canceled("taken_back")], "skip", "skip"],
    ["paused after a miss", [rang, canceled("paused")], "pause", "pause"],
    ["no further try inside the hours", [rang, canceled("outside_hours")], "open", "missed"],
    ["calls turned off after a miss", [rang, canceled("calls_off")], "open", "missed"],
    [
      "hung up by the person while it rang, by a vendor's word",
      [canceled("manually-canceled")],
      "skip",
      "skip",
    ],
    ["the vendor said no more than that", [canceled(null)], "skip", "skip"],
    [
      "another call took its place, and nobody picked up",
      [canceled("superseded"), call("no_answer", null, "on_demand")],
      "open",
      "missed",
    ],
    [
      "another call took its place, and we failed at it",
      [canceled("superseded"), call("failed", null, "on_demand")],
      "service_fault",
      "service_fault",
    ],
    [
      "another call took its place, and waits",
      [canceled("superseded"), call("queued", null, "on_demand")],
      "open",
      "open",
    ],
    ["another call took its place, on another day", [canceled("superseded")], null, null],
  ])("%s", (_, calls, open, closed) =>
    expect([slotOutcome(calls, false), slotOutcome(calls, true)]).toEqual([open, closed]),
  );

  test.each<[string, ReturnType<typeof slotOutcome>]>([
    ["service_fault", "service_fault"],
    ["calls_paused", "service_fault"],
    ["too_many_calls_instance", "service_fault"],
    ["canceled_by_operator", "service_fault"],
    ["spend_cap_reached", "service_fault"],
    ["paused", "pause"],
    ["skipped", "skip"],
    ["taken_back", "skip"],
    ["calls_off", null],
    ["consent_withdrawn", null],
    ["phone_blocked", null],
    ["phone_not_proved", null],
    ["number_not_allowed", null],
    ["number_taken", null],
    ["number_changed", null],
    ["code_expired", null],
    ["no_entitlement", null],
    ["minutes_used_up", null],
    ["outside_hours", null],
    ["too_many_calls_number", null],
    ["too_many_calls_user", null],
    ["another_call_is_live", null],
    ["already_answered", null],
    ["superseded", null],
  ])("not placed: %s", (reason, outcome) => {
    expect(slotOutcome([canceled(reason)], true)).toBe(outcome);
    expect(slotOutcome([canceled(reason)], false)).toBe(outcome);
  });

  test.each(CALL_STATUSES)("the order of its calls doesn't matter: %s", (status) => {
    for (const other of CALL_STATUSES)
      for (const closed of [true, false])
        expect(slotOutcome([call(status), call(other)], closed)).toBe(
          slotOutcome([call(other), call(status)], closed),
        );
  });
});

describe("the end of a local day", () => {
  test.each<[string, string, string, number, string]>([
    ["midnight in winter", "2026-01-15", "Europe/Berlin", 0, "2026-01-15T23:00:00Z"],
    ["midnight in summer", "2026-07-15", "Europe/Berlin", 0, "2026-07-15T22:00:00Z"],
    ["a day that begins at four", "2026-01-15", "Europe/Berlin", 4, "2026-01-16T03:00:00Z"],
    ["a day that begins at six", "2026-07-15", "America/New_York", 6, "2026-07-16T10:00:00Z"],
    ["half an hour off", "2026-07-15", "Asia/Kolkata", 0, "2026-07-15T18:30:00Z"],
    ["three quarters off", "2026-07-15", "Pacific/Chatham", 0, "2026-07-15T11:15:00Z"],
    ["the short day of spring", "2026-03-29", "Europe/Berlin", 0, "2026-03-29T22:00:00Z"],
    ["the long day of autumn", "2026-10-25", "Europe/Berlin", 0, "2026-10-25T23:00:00Z"],
    ["the night of spring, from inside the gap", "2026-03-28", "Europe/Berlin", 2, "2026-03-29T01:00:00Z"],
    ["the night of spring, from its end", "2026-03-28", "Europe/Berlin", 3, "2026-03-29T01:00:00Z"],
    [
      "the night of autumn, at the hour that comes twice",
      "2026-10-24",
      "Europe/Berlin",
      2,
      "2026-10-25T00:00:00Z",
    ],
    ["the night of autumn, after it", "2026-10-24", "Europe/Berlin", 3, "2026-10-25T02:00:00Z"],
    ["spring in New York", "2026-03-07", "America/New_York", 2, "2026-03-08T07:00:00Z"],
    ["autumn in New York", "2026-10-31", "America/New_York", 1, "2026-11-01T05:00:00Z"],
    ["no midnight in Cairo", "2026-04-23", "Africa/Cairo", 0, "2026-04-23T22:00:00Z"],
    ["midnight twice in Havana", "2026-10-31", "America/Havana", 0, "2026-11-01T04:00:00Z"],
    ["half an hour in Lord Howe's spring", "2026-10-03", "Australia/Lord_Howe", 2, "2026-10-03T15:30:00Z"],
    ["half an hour in Lord Howe's autumn", "2026-04-04", "Australia/Lord_Howe", 2, "2026-04-04T15:30:00Z"],
    ["the day before the one that Apia leapt over", "2011-12-29", "Pacific/Apia", 0, "2011-12-30T10:00:00Z"],
    ["the day after that", "2011-12-31", "Pacific/Apia", 0, "2011-12-31T10:00:00Z"],
    ["the same with a day that begins at three", "2011-12-29", "Pacific/Apia", 3, "2011-12-30T10:00:00Z"],
    ["a day that begins inside the gap", "2026-09-26", "Pacific/Chatham", 3, "2026-09-26T14:00:00Z"],
    ["the last day of a year", "2026-12-31", "Pacific/Kiritimati", 0, "2026-12-31T10:00:00Z"],
  ])("%s", (_, day, zone, dayStart, end) => expect(dayEnd(day, zone, dayStart)).toEqual(new Date(end)));

  // In Troll two hours come twice and two never: a day can come back there for an hour.
  test.each(HARD_ZONES.filter((zone) => zone !== "Antarctica/Troll"))(
    "around every clock change in %s",
    (zone) => {
      const changes = clockChanges(zone, 2026, 2028);
      for (const change of changes.length > 0 ? changes : [new Date("2026-06-15T00:00Z")])
        for (const days of [-2, -1, 0, 1])
          for (let dayStart = 0; dayStart <= 6; dayStart++) {
            const day = plusDays(localDayAt(change, zone, 0), days);
            const end = dayEnd(day, zone, dayStart);
            const around = [-1, 0].map((ms) => localDayAt(new Date(end.getTime() + ms), zone, dayStart));
            expect(around, `${day} ${dayStart}`).toEqual([day, plusDays(day, 1)]);
          }
    },
  );
});

describe("talks by the clock on the wall", () => {
  type Talk = [instant: string, zone: string, dayStart: number];
  const berlin = (instant: string, dayStart = 0): Talk => [instant, "Europe/Berlin", dayStart];
  test.each<[string, Talk[], number]>([
    [
      "a minute before and after midnight are two days",
      [berlin("2026-01-15T22:59:00Z"), berlin("2026-01-15T23:00:00Z")],
      2,
    ],
    [
      "with a day that begins at four they are one",
      [berlin("2026-01-15T22:59:00Z", 4), berlin("2026-01-15T23:00:00Z", 4)],
      1,
    ],
    [
      "03:59 is still the day before",
      [berlin("2026-01-15T19:00:00Z", 4), berlin("2026-01-16T02:59:00Z", 4)],
      1,
    ],
    ["04:00 is the next", [berlin("2026-01-15T19:00:00Z", 4), berlin("2026-01-16T03:00:00Z", 4)], 2],
    [
      "both hours of an autumn night are one day",
      [berlin("2026-10-25T00:30:00Z"), berlin("2026-10-25T01:30:00Z")],
      1,
    ],
    [
      "evenings around the change of spring",
      [berlin("2026-03-28T22:30:00Z"), berlin("2026-03-29T21:30:00Z"), berlin("2026-03-30T21:30:00Z")],
      3,
    ],
    ["23 hours apart, two days", [berlin("2026-03-28T22:59:00Z"), berlin("2026-03-29T21:59:00Z")], 2],
    [
      "25 hours apart, and no day between",
      [berlin("2026-10-24T21:59:00Z"), berlin("2026-10-25T22:59:00Z")],
      2,
    ],
    [
      "west over the date line: the same day twice",
      [
        ["2026-06-01T07:00:00Z", "Pacific/Auckland", 0],
        ["2026-06-02T04:00:00Z", "Pacific/Honolulu", 0],
      ],
      1,
    ],
    [
      "east over the date line: a day that never was takes nothing away",
      [
        ["2026-06-01T20:00:00Z", "Pacific/Honolulu", 0],
        ["2026-06-02T20:00:00Z", "Pacific/Auckland", 0],
      ],
      2,
    ],
    [
      "from New York to Tokyo",
      [
        ["2026-06-01T23:30:00Z", "America/New_York", 0],
        ["2026-06-03T10:30:00Z", "Asia/Tokyo", 0],
        ["2026-06-04T10:30:00Z", "Asia/Tokyo", 0],
      ],
      3,
    ],
    [
      "the day that Apia leapt over",
      [
        ["2011-12-30T05:00:00Z", "Pacific/Apia", 0],
        ["2011-12-30T15:00:00Z", "Pacific/Apia", 0],
      ],
      2,
    ],
  ])("%s", (_, talks, streak) => {
    const dates = new Set(talks.map(([at, zone, dayStart]) => localDayAt(new Date(at), zone, dayStart)));
    const days = [...dates].sort().map((date) => ({ date, state: "talked" as const }));
    expect(foldStreak(days, { maxFreezes: 3 }).streak).toBe(streak);
  });
});

describe("mending a missed day", () => {
  const end = dayEnd("2026-10-24", "Europe/Berlin", 4);
  test.each<[string, FoldedState, number, boolean]>([
    ["while the day goes on", "missed", -1, false],
    ["as soon as it is over", "missed", 0, true],
    ["the next evening", "missed", 15 * HOUR, true],
    ["after 48 hours", "missed", 2 * DAY, true],
    ["a millisecond later", "missed", 2 * DAY + 1, false],
    ["a day kept by a freeze", "freeze", HOUR, false],
    ["a day missed by us", "service_fault", HOUR, false],
    ["a day that is open", "open", HOUR, false],
    ["a paused day", "pause", HOUR, false],
    ["a day that was mended", "repaired", HOUR, false],
  ])("%s", (_, state, after, may) =>
    expect(mayRepair({ state, dayEnd: end, now: new Date(end.getTime() + after) })).toBe(may),
  );

  test("48 hours are 48 hours over a clock change", () => {
    expect(end).toEqual(instantAt("2026-10-25", "04:00", "Europe/Berlin"));
    const longDay = dayEnd("2026-10-24", "Europe/Berlin", 0);
    const now = instantAt("2026-10-27", "00:00", "Europe/Berlin");
    expect(mayRepair({ state: "missed", dayEnd: longDay, now })).toBe(false);
  });
});
