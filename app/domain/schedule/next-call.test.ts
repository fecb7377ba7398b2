import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY } from "~/lib/time";
import { allZones } from "./local-time";
import { type CallPlan, nextCall, nextCallAt, slotDay } from "./next-call";

const plan: CallPlan = {
  firstName: "Asha",
  phone: "+12025550101",
  phoneProved: true,
  localTz: "Europe/Berlin",
  callTime: "19:30",
  callDays: [1, 2, 3, 4, 5, 6, 7],
  callEnabled: true,
  pausedUntil: null,
  consented: true,
  entitled: true,
};
// A Sunday; Berlin is an hour ahead of UTC.
const noon = new Date("2026-11-22T11:00:00Z");
const evening = new Date("2026-11-22T20:00:00Z");

describe("the next call", () => {
  test.each<[string, Partial<CallPlan>, Date, string | undefined, string]>([
    ["is today while the time is to come", {}, noon, undefined, "2026-11-22T18:30:00.000Z"],
    ["is tomorrow once it is past", {}, evening, undefined, "2026-11-23T18:30:00.000Z"],
    [
      "is tomorrow at the very instant",
      {},
      new Date("2026-11-22T18:30:00Z"),
      undefined,
      "2026-11-23T18:30:00.000Z",
    ],
    ["is tomorrow when today is claimed already", {}, noon, "2026-11-22", "2026-11-23T18:30:00.000Z"],
    ["skips days without a call", { callDays: [3] }, noon, undefined, "2026-11-25T18:30:00.000Z"],
    [
      "waits for the end of a pause",
      { pausedUntil: "2026-12-01" },
      noon,
      undefined,
      "2026-12-01T18:30:00.000Z",
    ],
    [
      "ignores a pause that is over",
      { pausedUntil: "2026-11-01" },
      noon,
      undefined,
      "2026-11-22T18:30:00.000Z",
    ],
    [
      "keeps the local time over a clock change",
      {},
      new Date("2026-10-25T20:00:00Z"),
      undefined,
      "2026-10-26T18:30:00.000Z",
    ],
  ])("%s", (_, change, now, lastDay, at) =>
    expect(nextCallAt({ ...plan, ...change }, now, lastDay)?.toISOString()).toBe(at),
  );
});

describe("there is none", () => {
  test.each<[string, Partial<CallPlan>]>([
    ["profile_unfinished", { firstName: null }],
    ["profile_unfinished", { callTime: null }],
    ["calls_off", { callEnabled: false }],
    ["consent_withdrawn", { consented: false }],
    ["phone_not_proved", { phoneProved: false }],
    ["no_entitlement", { entitled: false }],
    ["no_call_days", { callDays: [] }],
  ])("%s: %j", (reason, change) => expect(nextCall({ ...plan, ...change }, noon)).toEqual({ reason }));
});

test("a slot that a gap moves across midnight stays its own day's, and the next day has its own", () => {
  const nuuk = { ...plan, localTz: "America/Nuuk", callTime: "23:30" };
  const saturday = nextCall(nuuk, new Date("2027-03-27T15:00:00Z"));
  expect(saturday).toEqual({ at: new Date("2027-03-28T01:30:00Z"), localDate: "2027-03-27" });
  const at = new Date("2027-03-28T01:30:00Z");
  expect(slotDay(at, "23:30", "America/Nuuk")).toBe("2027-03-27");
  expect(nextCall(nuuk, at, "2027-03-27")).toMatchObject({ localDate: "2027-03-28" });
});

test("in every zone, claiming day after day gives each local day exactly one slot, ever later", () => {
  const start = fc.date({ min: new Date("2025-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(
      fc.constantFrom(...allZones()),
      start,
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      (localTz, from, hour, minute) => {
        const callTime = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
        let now = from;
        let lastDay: string | undefined;
        for (let i = 0; i < 20; i++) {
          const next = nextCall({ ...plan, localTz, callTime }, now, lastDay);
          if ("reason" in next) throw new Error(next.reason);
          expect(next.at.getTime()).toBeGreaterThan(now.getTime());
          expect(next.localDate).toBe(slotDay(next.at, callTime, localTz));
          if (lastDay) expect(Date.parse(next.localDate) - Date.parse(lastDay)).toBe(DAY);
          now = next.at;
          lastDay = next.localDate;
        }
      },
    ),
    { numRuns: 60 },
  );
});
