import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "~/lib/time";
import {
  type CountedTalk,
  callDaysLeft,
  countedSeconds,
  type MinutesPlan,
  type MinutesStanding,
  minutesStanding,
  minutesWindow,
  readMinutes,
  talkSeconds,
} from "./minutes";

const d = (iso: string) => new Date(iso.length === 10 ? `${iso}T00:00:00.000Z` : iso);
const plan = (over: Partial<MinutesPlan> = {}): MinutesPlan => ({
  tier: "pro",
  status: "active",
  currentPeriodStart: d("2026-11-14"),
  currentPeriodEnd: d("2026-12-14"),
  accessUntil: d("2026-12-16"),
  grantedUntil: null,
  grantedAt: null,
  createdAt: d("2026-10-01"),
  ...over,
});
const byYear = { currentPeriodStart: d("2026-01-31"), currentPeriodEnd: d("2027-01-31") };
const gift = { status: "granted", currentPeriodStart: null, currentPeriodEnd: null };
const given = { ...gift, grantedAt: d("2026-09-20"), grantedUntil: d("2027-03-01") };

describe("the month of a plan", () => {
  test.each<[string, Partial<MinutesPlan>, string, string, string]>([
    ["is its period", {}, "2026-11-23", "2026-11-14", "2026-12-14"],
    ["begins with the period's first instant", {}, "2026-11-14", "2026-11-14", "2026-12-14"],
    ["goes on where a renewal is late", {}, "2026-12-14", "2026-12-14", "2027-01-14"],
    [
      "and where a charge is forgiven",
      { status: "past_due" },
      "2026-12-15T11:00:00.000Z",
      "2026-12-14",
      "2027-01-14",
    ],
    ["of a plan that was cancelled", { status: "cancelled" }, "2026-12-13", "2026-11-14", "2026-12-14"],
    ["steps monthly through a year", byYear, "2026-11-23", "2026-10-31", "2026-11-30"],
    ["ends with a short month", byYear, "2026-02-27", "2026-01-31", "2026-02-28"],
    ["and with a long one again", byYear, "2026-03-30", "2026-02-28", "2026-03-31"],
    ["ends with the year", byYear, "2027-01-30", "2026-12-31", "2027-01-31"],
    ["ends with a trial", { currentPeriodEnd: d("2026-11-21") }, "2026-11-20", "2026-11-14", "2026-11-21"],
    ["of a gift counts from its day", given, "2026-11-23", "2026-11-20", "2026-12-20"],
    ["of a gift ends with it", given, "2027-02-25", "2027-02-20", "2027-03-01"],
    [
      "is the paid one of whoever has both",
      { grantedAt: d("2026-09-20"), grantedUntil: d("2027-03-01") },
      "2026-11-23",
      "2026-11-14",
      "2026-12-14",
    ],
    [
      "is the gift's once the paid one is over",
      {
        ...given,
        status: "cancelled",
        currentPeriodStart: d("2026-08-14"),
        currentPeriodEnd: d("2026-09-14"),
      },
      "2026-11-23",
      "2026-11-20",
      "2026-12-20",
    ],
    [
      "is the gift's while the paid one is on hold",
      { ...plan(), grantedAt: d("2026-09-20"), grantedUntil: d("2027-03-01"), status: "on_hold" },
      "2026-11-23",
      "2026-11-20",
      "2026-12-20",
    ],
    [
      "counts from the first row where nothing else is known",
      { ...gift, accessUntil: d("2027-01-01") },
      "2026-11-23",
      "2026-11-01",
      "2026-12-01",
    ],
  ])("%s", (_, over, now, start, end) => {
    expect(minutesWindow(plan(over), d(now))).toEqual({ start: d(start), end: d(end) });
  });

  test("holds every instant, and the next one begins where it ends", () => {
    const instants = fc
      .integer({ min: 0, max: 3 * 365 * 24 })
      .map((hours) => new Date(d("2026-01-01").getTime() + hours * HOUR));
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 370 }),
        fc.integer({ min: 0, max: 800 }),
        fc.boolean(),
        (start, days, later, paid) => {
          const end = new Date(start.getTime() + days * DAY);
          const now = new Date(start.getTime() + later * DAY);
          const over = paid
            ? { currentPeriodStart: start, currentPeriodEnd: end }
            : { ...gift, grantedAt: start, grantedUntil: end, createdAt: start };
          const window = minutesWindow(plan(over), now);
          expect(window.start <= now && now < window.end).toBe(true);
          expect(window.end.getTime() - window.start.getTime()).toBeLessThanOrEqual(31 * DAY);
          const before = minutesWindow(plan(over), new Date(window.start.getTime() - 1));
          if (window.start > start) expect(before.end).toEqual(window.start);
        },
      ),
      { numRuns: 300 },
    );
  });
});

const talk = (over: Partial<CountedTalk> = {}): CountedTalk => ({
  status: "completed",
  answeredAt: d("2026-11-20T18:30:00.000Z"),
  endedAt: d("2026-11-20T18:35:00.000Z"),
  durationSeconds: 290,
  maxSeconds: 300,
  ...over,
});

describe("a talk counts", () => {
  const now = d("2026-11-20T18:31:30.000Z");
  test.each<[string, Partial<CountedTalk>, number]>([
    ["as long as it lasted", {}, 290],
    ["from start to end where nobody said how long", { durationSeconds: null }, 300],
    ["so far, while it is live", { status: "in_progress", endedAt: null, durationSeconds: null }, 90],
    ["nothing before anybody has picked up", { answeredAt: null, durationSeconds: null }, 0],
    [
      "no longer than it could be, where its end was lost",
      { status: "in_progress", endedAt: null, durationSeconds: null, maxSeconds: 60 },
      60,
    ],
  ])("%s", (_, over, seconds) => expect(countedSeconds(talk(over), now)).toBe(seconds));
});

const window = { start: d("2026-11-14"), end: d("2026-12-14") };
const used = (seconds: number, allowance = 155 * 60) =>
  minutesStanding(allowance, window, [talk({ durationSeconds: seconds })], d("2026-11-23"));

describe("how the minutes stand", () => {
  test.each([
    [0, 9300, false, false],
    [7439, 1861, false, false],
    [7440, 1860, true, false],
    [9240, 60, true, false],
    [9241, 59, true, true],
    [9300, 0, true, true],
    [10_000, 0, true, true],
  ])("%i seconds used", (seconds, leftSeconds, low, usedUp) => {
    expect(used(seconds)).toMatchObject({ usedSeconds: seconds, leftSeconds, low, usedUp });
  });

  test("nothing is read where payments are off, nor the talks of whoever has no plan", async () => {
    const never = () => Promise.reject(new Error("was read"));
    const rules = { mode: "off" as const, planMinutes: 155 };
    expect(await readMinutes({ plan: never, talks: never }, rules, d("2026-11-23"))).toBeNull();
    const on = { ...rules, mode: "simulator" as const };
    expect(await readMinutes({ plan: async () => null, talks: never }, on, d("2026-11-23"))).toBeNull();
    expect(await readMinutes({ plan: async () => plan(), talks: never }, on, d("2026-12-16"))).toBeNull();
    const some = await readMinutes(
      { plan: async () => plan(), talks: async () => [talk()] },
      on,
      d("2026-11-23"),
    );
    expect(some).toMatchObject({ usedSeconds: 290, windowEnd: d("2026-12-14") });
  });
});

describe("the days left of a window", () => {
  const zone = "Europe/Berlin";
  // A Monday; the window ends on the Monday three weeks later.
  const now = d("2026-11-23T18:30:00.000Z");
  test.each<[string, number[], string, number]>([
    ["all", [1, 2, 3, 4, 5, 6, 7], "2026-12-13T23:00:00.000Z", 21],
    ["working days", [1, 2, 3, 4, 5], "2026-12-13T23:00:00.000Z", 15],
    ["without daily calls", [], "2026-12-13T23:00:00.000Z", 21],
    ["today although no call is due today", [3], "2026-12-13T23:00:00.000Z", 4],
    ["a day that has only begun when it ends", [1, 2, 3, 4, 5, 6, 7], "2026-11-23T23:00:00.001Z", 2],
    ["the last", [1, 2, 3, 4, 5, 6, 7], "2026-11-23T19:00:00.000Z", 1],
  ])("%s", (_, callDays, end, days) => expect(callDaysLeft(now, d(end), { zone, callDays })).toBe(days));
});

describe("how long a call may be", () => {
  test.each<[string, number, number, number, number | null]>([
    ["its full length at first", 0, 30, 300, 300],
    ["just before 80 %", 7439, 1, 300, 300],
    ["from 80 % on what is left, spread over the days", 7440, 10, 300, 180],
    ["in whole tens of seconds", 7440, 7, 300, 260],
    ["never below two minutes while so much is left", 7440, 30, 300, 120],
    ["what is left, when that is less", 9200, 30, 300, 100],
    ["all that is left on the last day", 9000, 1, 900, 300],
    ["never longer than any call", 7440, 1, 300, 300],
    ["a minute, when that is all", 9240, 1, 300, 60],
    ["none below a minute", 9241, 1, 300, null],
  ])("%s", (_, seconds, days, max, length) => expect(talkSeconds(max, used(seconds), days)).toBe(length));

  test("its full length where no minutes are counted", () => expect(talkSeconds(300, null, 1)).toBe(300));

  test("a month of calls keeps to the minutes, and shortens no call to less than it must", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 60, max: 900 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 }),
        (minutes, max, said) => {
          const talks: CountedTalk[] = [];
          for (const [day, share] of said.entries()) {
            const now = new Date(window.start.getTime() + day * DAY);
            const standing: MinutesStanding = minutesStanding(minutes * 60, window, talks, now);
            const seconds = talkSeconds(max, standing, 30 - day);
            if (seconds === null) {
              expect(standing.leftSeconds).toBeLessThan(60);
              continue;
            }
            expect(seconds).toBeLessThanOrEqual(Math.min(max, standing.leftSeconds));
            expect(seconds).toBeGreaterThanOrEqual(Math.min(60, max));
            if (seconds < max)
              expect(seconds).toBeGreaterThanOrEqual(
                Math.min(120, Math.floor(standing.leftSeconds / 10) * 10),
              );
            talks.push(talk({ answeredAt: now, durationSeconds: Math.round(seconds * share) }));
          }
          const all = talks.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0);
          expect(all).toBeLessThanOrEqual((minutes * MINUTE) / SECOND);
        },
      ),
      { numRuns: 100 },
    );
  });
});
