import { describe, expect, test } from "vitest";
import { callHours } from "./call-hours";
import { describeNextCall, type ReadyPlan } from "./describe-next-call";
import { PLAN } from "./next-call.fixture";
import { slotsAfterChange } from "./next-call-after-change";

// A Sunday, noon in Berlin.
const NOON = "2026-11-22T11:00:00Z";
const wide = { opens: "18:00", closes: "03:00" };

/** A plan as it is stored once it has been changed at an instant. */
function stored(change: Partial<ReadyPlan>, now: Date): ReadyPlan {
  const phone = "+12025550101";
  const base = {
    userId: "",
    window: null,
    anyHours: false,
    voicemailChoice: "nothing" as const,
    language: "en" as const,
    hadAccess: true,
  };
  const kept = { nextCallAt: null, nextSilentAt: null, lastSlotDay: null };
  const plan = { ...PLAN, ...base, ...kept, phone, ...change };
  const hours = callHours(plan.phone, plan.window, plan.anyHours);
  return { ...plan, hours, ...slotsAfterChange({ ...plan, hours }, kept, plan.lastSlotDay, now), ...change };
}

const words = (change: Partial<ReadyPlan>, at = NOON, paused = false) =>
  describeNextCall(stored(change, new Date(at)), new Date(at), { paused });

describe("when it rings, and why then", () => {
  test.each<[string, Partial<ReadyPlan>, string, string, string]>([
    ["the usual time", {}, NOON, "today 19:30", "Your usual time."],
    ["after today's", {}, "2026-11-22T20:00:00Z", "tomorrow 19:30", "Your usual time."],
    [
      "a weekday's own time",
      { weekdayTimes: { 1: "10:00" } },
      "2026-11-22T20:00:00Z",
      "tomorrow 10:00",
      "Your time for Mondays.",
    ],
    [
      "a day without a call",
      { callDays: [3] },
      NOON,
      "Wednesday 19:30",
      "Your usual time. Sundays have no call.",
    ],
    [
      "a day whose call has been",
      { lastSlotDay: "2026-11-22" },
      NOON,
      "tomorrow 19:30",
      "Your usual time. It rings once a day, and today's turn is over.",
    ],
    [
      "a move",
      { movedDay: "2026-11-22", movedTime: "20:15" },
      NOON,
      "today 20:15",
      "Moved on the phone; that day's usual time is 19:30.",
    ],
    [
      "a move onto an off day",
      { movedDay: "2026-11-24", movedTime: "20:15", callDays: [3] },
      NOON,
      "Tuesday 20:15",
      "Moved on the phone; Tuesdays usually have no call. Sundays have no call.",
    ],
    [
      "an off day that was moved to and has been",
      { movedDay: "2026-11-22", movedTime: "10:00", callDays: [3], lastSlotDay: "2026-11-22" },
      NOON,
      "Wednesday 19:30",
      "Your usual time.",
    ],
    [
      "a skip of tonight",
      { skippedDay: "2026-11-22" },
      NOON,
      "tomorrow 19:30",
      "Tonight is skipped because you said so; next call tomorrow at 19:30.",
    ],
    [
      "a skip of a morning",
      { skippedDay: "2026-11-22", callTime: "13:00", callDays: [3, 7] },
      NOON,
      "Wednesday 13:00",
      "Today is skipped because you said so; next call on Wednesday at 13:00.",
    ],
    [
      "a skip of tomorrow",
      { skippedDay: "2026-11-23", lastSlotDay: "2026-11-22" },
      NOON,
      "Tuesday 19:30",
      "Tomorrow is skipped because you said so; next call on Tuesday at 19:30.",
    ],
    [
      "a skip that is over",
      { skippedDay: "2026-11-22" },
      "2026-11-22T20:00:00Z",
      "tomorrow 19:30",
      "Your usual time.",
    ],
    [
      "a break",
      { pausedUntil: "2026-11-30" },
      NOON,
      "Mon 30 Nov 19:30",
      "Paused until Monday 30 November; the next call is then.",
    ],
    [
      "a break that ends on a day without a call",
      { pausedUntil: "2026-11-30", callDays: [3] },
      NOON,
      "Wed 2 Dec 19:30",
      "Paused until Monday 30 November; the next call is on Wednesday 2 December.",
    ],
    [
      "a break over the new year",
      { pausedUntil: "2027-01-04" },
      NOON,
      "Mon 4 Jan 2027 19:30",
      "Paused until Monday 4 January 2027; the next call is then.",
    ],
    ["a break that is over", { pausedUntil: "2026-11-22" }, NOON, "today 19:30", "Your usual time."],
    [
      "a window that ends early",
      { window: { opens: "18:00", closes: "20:00" } },
      NOON,
      "today 19:30",
      "Your usual time. Your window ends at 20:00, so a missed call isn't tried again.",
    ],
    [
      "a time near the end of the country's hours",
      { callTime: "20:45" },
      NOON,
      "today 20:45",
      "Your usual time. Calls end at 21:00, so a missed call isn't tried again.",
    ],
    [
      "the small hours of a night owl",
      { callTime: "01:30", dayStart: 4, window: wide, anyHours: true },
      NOON,
      "tomorrow 01:30",
      "Your usual time. It still belongs to Sunday: your day begins at 04:00.",
    ],
    [
      "the small hours, seen after midnight",
      { callTime: "01:30", dayStart: 4, window: wide, anyHours: true },
      "2026-11-22T23:30:00Z",
      "today 01:30",
      "Your usual time. It still belongs to Sunday: your day begins at 04:00.",
    ],
    [
      "the hour that a spring night lacks",
      { callTime: "02:15", window: { opens: "01:00", closes: "05:00" }, anyHours: true },
      "2026-03-28T12:00:00Z",
      "tomorrow 03:15",
      "Your usual time. The clocks go forward that day, so 02:15 becomes 03:15.",
    ],
  ])("%s", (_, change, now, when, why) => {
    const { next, reason, why: said } = words(change, now);
    expect([`${next?.day} ${next?.localTime}`, said]).toEqual([when, why]);
    expect([next?.city, reason]).toEqual(["Berlin", null]);
  });

  const due = { nextCallAt: new Date("2026-11-22T10:59:00Z") };
  test.each<[string, Partial<ReadyPlan>, boolean, string]>([
    ["due", due, false, "It is due: your phone rings any moment."],
    [
      "due while calls are paused on the instance",
      due,
      true,
      "Calls are paused on this instance; yours rings as soon as they are back, if it isn't too late.",
    ],
    [
      "to come while calls are paused on the instance",
      {},
      true,
      "Calls are paused on this instance; yours rings at its time if they are back by then. Your usual time.",
    ],
  ])("%s", (_, change, paused, why) => expect(words(change, NOON, paused).why).toBe(why));
});

describe("why it doesn't ring", () => {
  test.each<[string, Partial<ReadyPlan>, string]>([
    ["calls off", { callEnabled: false }, "Daily calls are off. Turn them on in Settings."],
    ["no day", { callDays: [] }, "No weekday has a call. Choose some in Settings."],
    [
      "a time outside the hours",
      { callTime: "22:00" },
      "Your phone may ring from 08:00 to 21:00, and your time is 22:00. Choose another in Settings.",
    ],
    [
      "times outside the window",
      { window: { opens: "09:00", closes: "12:00" }, weekdayTimes: { 1: "13:00" } },
      "In your window, your phone may ring from 09:00 to 12:00, and none of your times is in between. Choose another in Settings.",
    ],
  ])("%s", (_, change, reason) => {
    expect(words(change)).toMatchObject({ next: null, reason, skip: null });
  });
});

test("a call that a job is about to write down is told of already", () => {
  const written = words({});
  expect(words({ nextCallAt: null })).toEqual(written);
  expect(written.next).not.toBeNull();
});

describe("a move that can be taken back", () => {
  const moved = { movedDay: "2026-11-23", movedTime: "20:00" };
  test.each<[string, Partial<ReadyPlan>, string, string | null]>([
    ["tomorrow", moved, NOON, "Tomorrow at 20:00, moved on the phone"],
    ["tonight", { ...moved, movedDay: "2026-11-22" }, NOON, "Tonight at 20:00, moved on the phone"],
    ["a later day", { ...moved, movedDay: "2026-11-27" }, NOON, "Friday at 20:00, moved on the phone"],
    ["no day", {}, NOON, null],
    ["a day that is skipped", { ...moved, skippedDay: "2026-11-23" }, NOON, null],
    ["a day of a break", { ...moved, pausedUntil: "2026-11-30" }, NOON, null],
    ["a day that is past", moved, "2026-11-23T19:00:00Z", null],
    ["any day while calls are off", { ...moved, callEnabled: false }, NOON, null],
  ])("%s", (_, change, now, said) => expect(words(change, now).moved?.words ?? null).toBe(said));
});

describe("what can be skipped and taken back", () => {
  test.each<[string, Partial<ReadyPlan>, string, unknown, unknown]>([
    ["tonight", {}, NOON, { day: "2026-11-22", words: "tonight" }, null],
    ["a call in the morning", { callTime: "13:00" }, NOON, { day: "2026-11-22", words: "today" }, null],
    ["tomorrow's", {}, "2026-11-22T20:00:00Z", { day: "2026-11-23", words: "tomorrow" }, null],
    ["a later one", { callDays: [3] }, NOON, { day: "2026-11-25", words: "Wednesday" }, null],
    ["a skip", { skippedDay: "2026-11-22" }, NOON, null, { day: "2026-11-22", words: "tonight" }],
    ["nothing in a break", { pausedUntil: "2026-11-30", skippedDay: "2026-11-22" }, NOON, null, null],
    [
      "a call after midnight",
      { callTime: "01:30", dayStart: 4, window: wide, anyHours: true },
      NOON,
      { day: "2026-11-22", words: "tonight" },
      null,
    ],
    [
      "a skip that is due and not yet noted",
      {
        skippedDay: "2026-11-22",
        nextSilentAt: new Date("2026-11-22T18:30:00Z"),
        nextCallAt: new Date("2026-11-23T18:30:00Z"),
      },
      "2026-11-22T18:30:20Z",
      null,
      { day: "2026-11-22", words: "tonight" },
    ],
  ])("%s", (_, change, now, skip, skipped) => expect(words(change, now)).toMatchObject({ skip, skipped }));
});

describe("while the plan's minutes are used", () => {
  const rest = { until: new Date("2026-11-24T12:00:00Z"), words: "Tuesday 24 November" };
  const restful = (change: Partial<ReadyPlan>, paused = false) =>
    describeNextCall(stored(change, new Date(NOON)), new Date(NOON), { paused, rest });
  const USED = "Your plan's minutes are used until Tuesday 24 November.";

  test.each<[string, Partial<ReadyPlan>]>([
    ["today", {}],
    ["due", { nextCallAt: new Date("2026-11-22T10:59:00Z") }],
    ["the morning they begin anew", { callDays: [2], callTime: "10:00" }],
    ["after a skip of tonight", { skippedDay: "2026-11-22" }],
    ["moved", { movedDay: "2026-11-22", movedTime: "20:15" }],
  ])("a call %s isn't promised, and nothing that would bring one back", (_, change) => {
    expect(restful(change)).toEqual({
      next: null,
      title: "Calls rest for now",
      reason: `${USED} The day's talk is in writing meanwhile, and the link comes by mail at the time of the call.`,
      why: "No call is planned.",
      skip: null,
      skipped: null,
      moved: null,
    });
  });

  test("a break before then is told of, too", () => {
    expect(restful({ pausedUntil: "2026-11-23" }).reason).toContain(
      `Paused until Monday 23 November. ${USED}`,
    );
  });

  test("no mail is promised while calls are paused on the instance", () => {
    expect(restful({}, true).reason).toBe(`${USED} The day's talk is in writing meanwhile.`);
  });

  test.each<[string, Partial<ReadyPlan>]>([
    ["the evening they begin anew", { callDays: [2] }],
    ["a later day", { callDays: [3] }],
    ["the end of a break", { pausedUntil: "2026-11-30" }],
    ["a later day, moved", { callDays: [3], movedDay: "2026-11-25", movedTime: "20:15" }],
  ])("a call of %s is told of as ever", (_, change) => {
    expect(restful(change)).toEqual(words(change));
    expect(restful(change).next).not.toBeNull();
  });

  test("it says so beside why there is no call", () => {
    const { reason, title } = restful({ callEnabled: false });
    expect([reason, title]).toEqual([`Daily calls are off. Turn them on in Settings. ${USED}`, undefined]);
  });
});
