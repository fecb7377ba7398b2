import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localDayAt } from "./local-time";
import { decideMove, isMoveOver, type Move, moveAfter, pendingMove } from "./move";
import { nextCall, slotDay } from "./next-call";
import { planArbitraries } from "./next-call.arbitraries";
import { PLAN, plusDays, SEED } from "./next-call.fixture";
import { slotsAfterChange } from "./next-call-after-change";
import type { StoredPlan } from "./stored-plan";

// A Sunday, noon in Berlin.
const NOON = "2026-11-22T11:00:00Z";
const SLOT = "2026-11-22T18:30:00.000Z";

const stored = (change: Partial<StoredPlan>): StoredPlan => ({
  ...PLAN,
  userId: "",
  window: null,
  anyHours: false,
  voicemailChoice: "nothing",
  language: "en",
  hadAccess: true,
  nextCallAt: new Date(SLOT),
  nextSilentAt: null,
  lastSlotDay: "2026-11-21",
  ...change,
});

describe("a day's call", () => {
  const move = (day: string, time: string): Move => ({ day, time });
  test.each<[string, Partial<StoredPlan>, Move, string, string, object]>([
    ["moves to later today", {}, move("2026-11-22", "20:15"), NOON, "2026-11-22T19:15:00.000Z", {}],
    ["moves to earlier today", {}, move("2026-11-22", "12:30"), NOON, "2026-11-22T11:30:00.000Z", {}],
    ["moves tomorrow", {}, move("2026-11-23", "20:00"), NOON, "2026-11-23T19:00:00.000Z", {}],
    [
      "moves onto an off day",
      { callDays: [1, 2, 3] },
      move("2026-11-27", "20:00"),
      NOON,
      "2026-11-27T19:00:00.000Z",
      {},
    ],
    [
      "moves where no weekday has one",
      { callDays: [], nextCallAt: null },
      move("2026-11-27", "20:00"),
      NOON,
      "2026-11-27T19:00:00.000Z",
      {},
    ],
    [
      "moves while it is due",
      {},
      move("2026-11-22", "20:15"),
      "2026-11-22T18:30:20Z",
      "2026-11-22T19:15:00.000Z",
      {},
    ],
    [
      "is un-skipped by it",
      { skippedDay: "2026-11-23" },
      move("2026-11-23", "20:00"),
      NOON,
      "2026-11-23T19:00:00.000Z",
      { skippedDay: null },
    ],
    [
      "leaves another day's skip alone",
      { skippedDay: "2026-11-22" },
      move("2026-11-23", "20:00"),
      NOON,
      "2026-11-23T19:00:00.000Z",
      { skippedDay: "2026-11-22" },
    ],
    [
      "moves on the day after a pause",
      { pausedUntil: "2026-11-25" },
      move("2026-11-25", "20:00"),
      NOON,
      "2026-11-25T19:00:00.000Z",
      {},
    ],
    [
      "moves into the night that belongs to it",
      { dayStart: 4, hours: { opens: "18:00", closes: "03:00" } },
      move("2026-11-22", "01:30"),
      NOON,
      "2026-11-23T00:30:00.000Z",
      {},
    ],
  ])("%s", (_, plan, asked, now, at, change) => {
    const decision = decideMove(stored(plan), asked, new Date(now));
    const expected = { movedDay: asked.day, movedTime: asked.time, skippedDay: null, ...change };
    expect(decision).toEqual({ at: new Date(at), change: expected, undone: null });
  });

  test.each<[string, Partial<StoredPlan>, Move, string]>([
    ["a day that is over", {}, move("2026-11-21", "20:00"), "day_over"],
    ["a time that is over", {}, move("2026-11-22", "11:59"), "day_over"],
    ["this very minute", {}, move("2026-11-22", "12:00"), "day_over"],
    ["a day that is claimed", { lastSlotDay: "2026-11-22" }, move("2026-11-22", "20:15"), "claimed"],
    [
      "a day before one that is claimed",
      { lastSlotDay: "2026-11-24" },
      move("2026-11-23", "20:15"),
      "claimed",
    ],
    ["a day of a pause", { pausedUntil: "2026-11-25" }, move("2026-11-24", "20:15"), "paused"],
    ["the minute in which the hours close", {}, move("2026-11-23", "21:00"), "outside_hours"],
    ["a time before the hours", {}, move("2026-11-23", "07:59"), "outside_hours"],
    [
      "a time outside the window",
      { hours: { opens: "18:00", closes: "20:00" } },
      move("2026-11-23", "20:00"),
      "outside_hours",
    ],
    ["a fortnight ahead", {}, move("2026-12-06", "20:00"), "too_far"],
    ["a plan without a zone", { localTz: null }, move("2026-11-23", "20:00"), "profile_unfinished"],
    ["a plan without a time", { callTime: null }, move("2026-11-23", "20:00"), "profile_unfinished"],
  ])("doesn't move to %s", (_, plan, asked, reason) => {
    expect(decideMove(stored(plan), asked, new Date(NOON))).toEqual({ reason });
  });

  test("moves to the time it has anyway by not being moved", () => {
    const moved = { movedDay: "2026-11-23", movedTime: "20:00", skippedDay: "2026-11-23" };
    const none = { movedDay: null, movedTime: null, skippedDay: null };
    const back = decideMove(stored(moved), move("2026-11-23", "19:30"), new Date(NOON));
    expect(back).toEqual({ at: new Date("2026-11-23T18:30:00.000Z"), change: none, undone: null });
    const other = decideMove(stored(moved), move("2026-11-24", "19:30"), new Date(NOON));
    expect(other).toMatchObject({ change: moved, undone: null });
  });

  test("takes the place of a move that is to come, and of none that is over", () => {
    const moved = { movedDay: "2026-11-24", movedTime: "20:00" };
    const asked = move("2026-11-25", "20:00");
    const undone = (plan: Partial<StoredPlan>) => decideMove(stored(plan), asked, new Date(NOON));
    expect(undone(moved)).toMatchObject({ undone: "2026-11-24" });
    expect(undone({ ...moved, movedDay: "2026-11-21" })).toMatchObject({ undone: null });
    expect(undone({ ...moved, movedDay: "2026-11-25" })).toMatchObject({ undone: null });
  });
});

test("a move that is accepted rings at its instant, whatever the plan", () => {
  const draw = planArbitraries(fc);
  const cases = draw.slotPlans.chain((plan) =>
    fc.record({
      plan: fc.constant(plan),
      now: draw.instants(plan.localTz),
      days: fc.integer({ min: -1, max: 14 }),
      time: draw.times,
      last: fc.option(fc.integer({ min: -3, max: 1 })),
      skip: fc.option(fc.integer({ min: 0, max: 7 })),
    }),
  );
  let accepted = 0;
  fc.assert(
    fc.property(cases, ({ plan, now, days, time, last, skip }) => {
      const today = localDayAt(now, plan.localTz, plan.dayStart);
      const day = (n: number | null) => (n === null ? null : plusDays(today, n));
      const lastSlotDay = day(last);
      const before = { ...stored(plan), skippedDay: day(skip), lastSlotDay, nextCallAt: null };
      const move = { day: plusDays(today, days), time };
      const decision = decideMove(before, move, now);
      if ("reason" in decision) return;
      accepted += 1;
      const after = { ...before, ...decision.change };
      expect(slotDay(decision.at, { ...after, localTz: plan.localTz, callTime: plan.callTime })).toBe(
        move.day,
      );
      // All slots of the days before are over.
      const next = nextCall(after, new Date(decision.at.getTime() - 1), lastSlotDay);
      expect(next).toMatchObject({ at: decision.at, localDate: move.day, silent: null });
      const kept = slotsAfterChange(after, { nextCallAt: null, nextSilentAt: null }, lastSlotDay, now);
      expect(kept.nextCallAt?.getTime()).toBeLessThanOrEqual(decision.at.getTime());
    }),
    { seed: SEED, numRuns: 300 },
  );
  expect(accepted).toBeGreaterThan(75);
});

describe("a move", () => {
  const moved = { movedDay: "2026-11-23", movedTime: "20:00" };
  const at = new Date("2026-11-23T19:00:00.000Z");
  const tomorrow = "2026-11-24T18:30:00.000Z";
  test.each<[string, Partial<StoredPlan>, string, boolean]>([
    ["to come", {}, NOON, true],
    ["due and not claimed", { nextCallAt: at }, "2026-11-23T19:00:20Z", true],
    ["claimed", { lastSlotDay: "2026-11-23", nextCallAt: new Date(tomorrow) }, "2026-11-23T19:00:20Z", false],
    ["past", { nextCallAt: new Date(tomorrow) }, "2026-11-24T10:00:00Z", false],
    ["outside the hours by now", { hours: { opens: "08:00", closes: "20:00" } }, NOON, false],
    ["kept silent by a skip", { skippedDay: "2026-11-23" }, NOON, true],
  ])("that is %s is pending: %s", (_, plan, now, pending) => {
    const expected = pending ? { at, localDate: "2026-11-23" } : null;
    expect(pendingMove(stored({ ...moved, ...plan }), new Date(now))).toEqual(expected);
  });

  test.each<[string, Partial<StoredPlan>, string, boolean]>([
    ["to come", {}, NOON, false],
    ["claimed today", { lastSlotDay: "2026-11-23" }, "2026-11-23T20:00:00Z", false],
    ["claimed yesterday", { lastSlotDay: "2026-11-23" }, "2026-11-24T00:00:00Z", true],
    ["of yesterday and not claimed", {}, "2026-11-24T00:00:00Z", false],
    ["of nowhere", { localTz: null, lastSlotDay: "2026-11-24" }, "2026-11-30T00:00:00Z", false],
    ["none", { movedDay: null, movedTime: null }, "2026-11-30T00:00:00Z", false],
  ])("that is %s is over: %s", (_, plan, now, over) => {
    expect(isMoveOver(stored({ ...moved, ...plan }), new Date(now))).toBe(over);
  });

  const gone = { movedDay: null, movedTime: null };
  test.each<[string, Partial<StoredPlan>, Parameters<typeof moveAfter>[1], object]>([
    ["of another day stays when the usual time changes", moved, { callTime: "18:00" }, {}],
    [
      "of today gives way to another usual time",
      { ...moved, movedDay: "2026-11-22" },
      { callTime: "18:00" },
      gone,
    ],
    [
      "of today stays when the usual time does",
      { ...moved, movedDay: "2026-11-22" },
      { callTime: "19:30" },
      {},
    ],
    [
      "of today gives way to a time of its weekday",
      { ...moved, movedDay: "2026-11-22" },
      { weekdayTimes: { 7: "18:00" } },
      gone,
    ],
    [
      "of today stays when another weekday has a time",
      { ...moved, movedDay: "2026-11-22" },
      { weekdayTimes: { 1: "18:00" } },
      {},
    ],
    [
      "of today stays when the usual time isn't that of today",
      { ...moved, movedDay: "2026-11-22", weekdayTimes: { 7: "18:00" } },
      { callTime: "18:30" },
      {},
    ],
    ["of today goes with its weekday", { ...moved, movedDay: "2026-11-22" }, { callDays: [1, 2] }, gone],
    [
      "of today stays when it was an off day and still is",
      { ...moved, movedDay: "2026-11-22", callDays: [1, 2] },
      { callDays: [1, 2, 3], weekdayTimes: { 7: "18:00" } },
      {},
    ],
    ["of no day", {}, { callTime: "18:00" }, {}],
  ])("%s", (_, plan, times, change) => {
    expect(moveAfter(stored(plan), times, new Date(NOON))).toEqual(change);
  });
});
