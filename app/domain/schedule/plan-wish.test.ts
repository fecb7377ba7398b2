import { describe, expect, test } from "vitest";
import { PLAN } from "./next-call.fixture";
import { dayMeant, planWish, type SlottedPlan, type TimeWish } from "./plan-wish";

// A Sunday in Berlin; the talk began at noon and took five minutes.
const TALK = { today: "2026-11-22", endedAt: new Date("2026-11-22T11:05:00.000Z") };
const NOW = new Date("2026-11-22T11:05:03.000Z");
const SLOT = new Date("2026-11-22T18:30:00.000Z");

const stored = (change: Partial<SlottedPlan> = {}): SlottedPlan => ({
  ...PLAN,
  userId: "",
  window: null,
  anyHours: false,
  voicemailChoice: "nothing",
  language: "en",
  hadAccess: true,
  nextCallAt: SLOT,
  nextSilentAt: null,
  lastSlotDay: "2026-11-21",
  ...change,
});
const planned = (wish: TimeWish, plan: Partial<SlottedPlan> = {}, now = NOW) =>
  planWish(wish, stored(plan), TALK, now);
const refused = (reason: string) => ({ act: "refuse", reason });

describe("call me in twenty minutes", () => {
  const inMinutes = (minutes: number): TimeWish => ({ kind: "call_in", minutes });

  test("counts from the end of the talk, however late it is looked at", () => {
    const call = {
      act: "call",
      at: new Date("2026-11-22T11:25:00.000Z"),
      drop: null,
      detail: { reason: "called_back", minutes: "20" },
    };
    expect(planned(inMinutes(20))).toEqual(call);
    expect(planned(inMinutes(20), {}, new Date("2026-11-22T11:40:00.000Z"))).toEqual(call);
  });

  test("works in a pause, on a skipped day, and while daily calls are off", () => {
    const plan = { pausedUntil: "2026-12-01", skippedDay: "2026-11-22", callEnabled: false };
    expect(planned(inMinutes(20), plan)).toMatchObject({ act: "call" });
  });

  test.each<[string, Partial<SlottedPlan>, string]>([
    ["outside_hours", { hours: { opens: "08:00", closes: "12:25" } }, "2026-11-22T11:05:03.000Z"],
    ["outside_hours", {}, "2026-11-22T20:00:00.000Z"],
    ["consent_withdrawn", { consented: false }, "2026-11-22T11:05:03.000Z"],
    ["phone_blocked", { phoneBlocked: true }, "2026-11-22T11:05:03.000Z"],
    ["phone_not_proved", { phoneProved: false }, "2026-11-22T11:05:03.000Z"],
    ["no_entitlement", { entitled: false }, "2026-11-22T11:05:03.000Z"],
  ])("is refused: %s, %j at %s", (reason, plan, now) => {
    expect(planned(inMinutes(20), plan, new Date(now))).toEqual(refused(reason));
  });
});

describe("call me at another time", () => {
  const move = (day: "today" | "tomorrow" | number, time: string | null): TimeWish => ({
    kind: "move_call",
    day,
    time,
  });

  test.each<[string, TimeWish, Partial<SlottedPlan>, { day: string; time: string }]>([
    ["today", move("today", "20:15"), {}, { day: "2026-11-22", time: "20:15" }],
    ["tomorrow", move("tomorrow", "20:00"), {}, { day: "2026-11-23", time: "20:00" }],
    ["a weekday", move(5, "20:00"), {}, { day: "2026-11-27", time: "20:00" }],
    ["the weekday that it is", move(7, "20:00"), {}, { day: "2026-11-29", time: "20:00" }],
    ["a day at its usual time", move(5, null), {}, { day: "2026-11-27", time: "19:30" }],
    [
      "a day at its weekday's time",
      move(5, null),
      { weekdayTimes: { 5: "18:00" }, movedDay: "2026-11-27", movedTime: "10:00" },
      { day: "2026-11-27", time: "18:00" },
    ],
  ])("%s", (_, wish, plan, expected) => {
    expect(planned(wish, plan)).toEqual({ act: "move", move: expected });
  });

  test.each<[string, TimeWish, Partial<SlottedPlan>, string, string]>([
    [
      "today once today's call has been",
      move("today", "20:15"),
      { lastSlotDay: "2026-11-22" },
      "2026-11-22T19:15:00.000Z",
      "2026-11-22",
    ],
    [
      "tomorrow while daily calls are off",
      move("tomorrow", "20:00"),
      { callEnabled: false },
      "2026-11-23T19:00:00.000Z",
      "2026-11-23",
    ],
  ])("%s: a call of its own", (_, wish, plan, at, day) => {
    expect(planned(wish, plan)).toEqual({
      act: "call",
      at: new Date(at),
      drop: {
        until: day === "2026-11-22" ? "2026-11-23" : "2026-11-24",
        reason: "superseded",
        onDemandToo: false,
      },
      detail: { reason: "called_at", day },
    });
  });

  test.each<[string, TimeWish, Partial<SlottedPlan>]>([
    ["outside_hours", move("tomorrow", "22:00"), {}],
    ["outside_hours", move("today", "22:00"), { lastSlotDay: "2026-11-22" }],
    ["day_over", move("today", "10:00"), {}],
    ["day_over", move("today", "10:00"), { lastSlotDay: "2026-11-22" }],
    ["paused", move("tomorrow", "20:00"), { pausedUntil: "2026-11-30" }],
    ["consent_withdrawn", move("tomorrow", "20:00"), { consented: false }],
    ["no_entitlement", move("today", "20:15"), { lastSlotDay: "2026-11-22", entitled: false }],
  ])("is refused: %s, %j %j", (reason, wish, plan) => {
    expect(planned(wish, plan)).toEqual(refused(reason));
  });
});

describe("not today", () => {
  const drop = { until: "2026-11-23", reason: "skipped", onDemandToo: true };
  test.each<[string, Partial<SlottedPlan>, Date, object]>([
    ["leaves out a slot to come", {}, NOW, { skippedDay: "2026-11-22" }],
    ["leaves out a slot that is due", {}, new Date("2026-11-22T18:30:20.000Z"), { skippedDay: "2026-11-22" }],
    ["leaves a slot alone that is claimed", { lastSlotDay: "2026-11-22" }, NOW, {}],
    ["leaves an off day alone", { callDays: [1], skippedDay: "2026-11-23" }, NOW, {}],
    [
      "leaves out a moved slot",
      { callDays: [1], movedDay: "2026-11-22", movedTime: "20:00" },
      NOW,
      { skippedDay: "2026-11-22" },
    ],
  ])("%s, and drops what waits", (_, plan, now, change) => {
    const detail = { reason: "skipped", day: "2026-11-22" };
    expect(planned({ kind: "skip_today" }, plan, now)).toEqual({ act: "change", change, drop, detail });
  });
});

describe("not this week", () => {
  test.each<[string, string | null, string]>([
    ["pauses until Monday", null, "2026-11-23"],
    ["replaces a pause that ends before", "2026-11-20", "2026-11-23"],
    ["leaves a longer pause", "2026-12-24", "2026-12-24"],
  ])("%s", (_, pausedUntil, until) => {
    expect(planned({ kind: "pause", until: "next_week" }, { pausedUntil })).toEqual({
      act: "change",
      change: { pausedUntil: until },
      drop: { until, reason: "paused", onDemandToo: true },
      detail: { reason: "paused", until },
    });
  });
});

describe("not on Fridays", () => {
  const drop = (weekday: number): TimeWish => ({ kind: "drop_weekday", weekday });
  const six = [1, 2, 3, 4, 6, 7];

  test.each<[string, number, Partial<SlottedPlan>, object, object | null]>([
    ["leaves the others", 5, {}, { callDays: six }, null],
    ["changes nothing where they are off", 5, { callDays: six }, { callDays: six }, null],
    [
      "takes a move of such a day with it",
      5,
      { movedDay: "2026-11-27", movedTime: "20:00" },
      { callDays: six, movedDay: null, movedTime: null },
      null,
    ],
    [
      "leaves the move of another day",
      5,
      { movedDay: "2026-11-26", movedTime: "20:00" },
      { callDays: six },
      null,
    ],
    [
      "drops today's further tries where it is today",
      7,
      {},
      { callDays: [1, 2, 3, 4, 5, 6] },
      { until: "2026-11-23", reason: "skipped", onDemandToo: false },
    ],
  ])("%s", (_, weekday, plan, change, dropped) => {
    const detail = { reason: "weekday_dropped", weekday: String(weekday) };
    expect(planned(drop(weekday), plan)).toEqual({ act: "change", change, drop: dropped, detail });
  });

  test("never takes the last day", () => {
    expect(planned(drop(5), { callDays: [5] })).toEqual(refused("last_weekday"));
  });
});

test.each<[Parameters<typeof dayMeant>[0], string]>([
  ["today", "2026-11-22"],
  ["tomorrow", "2026-11-23"],
  [1, "2026-11-23"],
  [2, "2026-11-24"],
  [6, "2026-11-28"],
  [7, "2026-11-29"],
])("%s, said on a Sunday, is %s", (day, meant) => expect(dayMeant(day, "2026-11-22")).toBe(meant));
