import { describe, expect, test } from "vitest";
import { type CallPlanChange, callPlanForm, callPlanValues, pauseForm } from "./call-plan-form";

const US = "+12025550101";
const INDIA = "+919876543210";
const DAYS = { day1: "on", day2: "on", day3: "on", day4: "on", day5: "on", day6: "on", day7: "on" };
const TIMES = { time1: "", time2: "", time3: "", time4: "", time5: "", time6: "", time7: "" };
const typed: Record<string, string> = {
  intent: "plan",
  ...DAYS,
  ...TIMES,
  windowFrom: "",
  windowTo: "",
  dayStart: "0",
  voicemailChoice: "nothing",
};
const plain: CallPlanChange = {
  callDays: [1, 2, 3, 4, 5, 6, 7],
  weekdayTimes: {},
  window: null,
  anyHours: false,
  dayStart: 0,
  voicemailChoice: "nothing",
};

/** What becomes of the form: the change, or what is said about which field. */
function read(fields: Record<string, string>, phone = US, callTime = "19:30") {
  const parsed = callPlanForm({ phone, callTime }).safeParse(fields);
  return parsed.success
    ? parsed.data.change
    : parsed.error.issues.map(({ path, message }) => [path.join("."), message]);
}

test("an untouched form changes nothing", () => expect(read(typed)).toEqual(plain));

test("a form with nothing ticked and no times has no call days", () => {
  const fields = { intent: "plan", dayStart: "0", voicemailChoice: "nothing" };
  expect(read(fields)).toEqual({ ...plain, callDays: [] });
});

describe("is kept", () => {
  const window = (opens: string, closes: string) => ({ windowFrom: opens, windowTo: closes });
  test.each<[string, Record<string, string>, Partial<CallPlanChange>, string?]>([
    ["a time of its own", { time6: "10:00" }, { weekdayTimes: { 6: "10:00" } }],
    ["a time with seconds", { time6: "10:00:00" }, { weekdayTimes: { 6: "10:00" } }],
    ["a window inside the hours", window("18:00", "20:45"), { window: { opens: "18:00", closes: "20:45" } }],
    [
      "a window that begins early, narrowed by the country",
      window("06:00", "20:45"),
      { window: { opens: "06:00", closes: "20:45" } },
    ],
    [
      "a tick for a wider window, and a time in it",
      { ...window("06:00", "23:00"), anyHours: "yes", time1: "22:30" },
      { window: { opens: "06:00", closes: "23:00" }, anyHours: true, weekdayTimes: { 1: "22:30" } },
    ],
    [
      "a tick for a window over midnight",
      { ...window("18:00", "02:00"), anyHours: "yes", time1: "01:30", dayStart: "4" },
      {
        window: { opens: "18:00", closes: "02:00" },
        anyHours: true,
        weekdayTimes: { 1: "01:30" },
        dayStart: 4,
      },
    ],
    [
      "no tick where the window needs none",
      { ...window("08:00", "21:00"), anyHours: "yes" },
      { window: { opens: "08:00", closes: "21:00" }, anyHours: false },
    ],
    [
      "a tick where the number's country begins later",
      { ...window("08:00", "21:00"), anyHours: "yes" },
      { window: { opens: "08:00", closes: "21:00" }, anyHours: true },
      INDIA,
    ],
    ["the day's beginning", { dayStart: "6" }, { dayStart: 6 }],
    ["the message for an answering machine", { voicemailChoice: "message" }, { voicemailChoice: "message" }],
  ])("%s", (_, fields, change, phone) =>
    expect(read({ ...typed, ...fields }, phone)).toEqual({ ...plain, ...change }),
  );

  test("the time of a day without a call, wherever it is", () => {
    const days = Object.fromEntries(Object.entries(typed).filter(([name]) => name !== "day6"));
    expect(read({ ...days, time6: "05:00" })).toEqual({
      ...plain,
      callDays: [1, 2, 3, 4, 5, 7],
      weekdayTimes: { 6: "05:00" },
    });
  });
});

describe("is refused in words", () => {
  const roomy = "Choose a time in between; 19:30 leaves room for two more tries.";
  const hours = `Calls to this number ring between 08:00 and 21:00. ${roomy}`;
  const leavesNothing =
    "Calls to this number ring between 08:00 and 21:00, and this window leaves nothing of that. Move it in between, or tick the box below.";
  test.each<[string, Record<string, string>, [field: string, message: string][], string?, string?]>([
    ["a time too early", { time2: "07:59" }, [["time2", hours]]],
    [
      "two times too late",
      { time2: "21:00", time7: "23:59" },
      [
        ["time2", hours],
        ["time7", hours],
      ],
    ],
    ["a time too early for India", { time2: "08:30" }, [["time2", hours.replace("08:00", "09:00")]], INDIA],
    [
      "a time outside the window",
      { time2: "10:00", windowFrom: "18:00", windowTo: "20:30" },
      [
        [
          "time2",
          "In your window, calls to this number ring between 18:00 and 20:30. Choose a time in between; 19:00 leaves room for two more tries.",
        ],
      ],
    ],
    [
      "a time in a wider window without the tick",
      { time2: "22:00", windowFrom: "06:00", windowTo: "23:00" },
      [["time2", hours]],
    ],
    ["no time at all", { time2: "noon" }, [["time2", "Choose a time such as 19:30."]]],
    [
      "a window without an end",
      { windowFrom: "18:00" },
      [["windowTo", "Say when the window ends, or leave both empty."]],
    ],
    [
      "a window without a beginning",
      { windowTo: "18:00" },
      [["windowFrom", "Say when the window begins, or leave both empty."]],
    ],
    [
      "a window beside the hours",
      { windowFrom: "05:00", windowTo: "08:00" },
      [["windowFrom", leavesNothing]],
    ],
    [
      "a window over midnight without the tick",
      { windowFrom: "21:00", windowTo: "02:00" },
      [["windowFrom", leavesNothing]],
    ],
    [
      "a window of no length",
      { windowFrom: "18:00", windowTo: "18:00", anyHours: "yes" },
      [["windowFrom", "The window ends the minute it begins. Move one of the two."]],
    ],
    [
      "a window without the usual time",
      { windowFrom: "09:00", windowTo: "12:00" },
      [
        [
          "windowFrom",
          "Your usual time, 19:30, is outside 09:00 to 12:00. Widen the window, or give those days a time of their own.",
        ],
      ],
    ],
    [
      "days with a usual time outside the hours",
      { time1: "10:00" },
      [["time2", "Your usual time, 05:00, is outside 08:00 to 21:00. Choose one for this day."]],
      US,
      "05:00",
    ],
    [
      "a tick without a window",
      { anyHours: "yes" },
      [["anyHours", "Fill in the window first: this is about calls inside it."]],
    ],
    ["a day's beginning at seven", { dayStart: "7" }, [["dayStart", "Choose an hour from 00:00 to 06:00."]]],
    [
      "another voicemail choice",
      { voicemailChoice: "" },
      [["voicemailChoice", "Choose what an answering machine hears."]],
    ],
  ])("%s", (_, fields, problems, phone, callTime) =>
    expect(read({ ...typed, ...fields }, phone, callTime)).toEqual(problems),
  );

  test("nothing of the window, when every day has a time of its own inside", () => {
    const own = Object.fromEntries(Object.keys(TIMES).map((name) => [name, "10:00"]));
    expect(read({ ...typed, ...own, windowFrom: "09:00", windowTo: "12:00" })).toMatchObject({
      window: { opens: "09:00", closes: "12:00" },
    });
  });
});

test("a stored plan goes through the form and comes back the same", () => {
  const plan: CallPlanChange = {
    callDays: [1, 3, 7],
    weekdayTimes: { 1: "22:00", 6: "10:00" },
    window: { opens: "06:00", closes: "23:00" },
    anyHours: true,
    dayStart: 3,
    voicemailChoice: "message",
  };
  for (const stored of [plan, plain]) {
    expect(read({ intent: "plan", ...callPlanValues(stored) })).toEqual(stored);
  }
});

describe("a break until", () => {
  const said = (until: string | undefined) => {
    const parsed = pauseForm("2026-11-22").safeParse({ intent: "pause", until });
    return parsed.success ? parsed.data.until : parsed.error.issues.map(({ message }) => message);
  };
  test.each<[string | undefined, string | string[]]>([
    ["2026-11-23", "2026-11-23"],
    ["2027-11-23", "2027-11-23"],
    ["2027-11-24", ["A pause lasts a year at most. To stop for longer, turn daily calls off."]],
    ["2026-11-22", ["Choose a day after today."]],
    ["2020-01-01", ["Choose a day after today."]],
    ["2027-02-29", ["Choose the day on which calls go on."]],
    ["", ["Choose the day on which calls go on."]],
    [undefined, ["Choose the day on which calls go on."]],
  ])("%s", (until, result) => expect(said(until)).toEqual(result));
});
