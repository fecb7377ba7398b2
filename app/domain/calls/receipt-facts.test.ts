import { describe, expect, test } from "vitest";
import { type ReceiptCall, receiptFacts, whySentence } from "./receipt-facts";

const NOW = new Date("2026-11-23T18:40:00.000Z");
const PLACE = { zone: "Europe/Berlin", city: "Berlin" };
const DIALING = {
  consent: "calls-1",
  consentAt: "2026-11-03T09:00:00.000Z",
  hours: "08:00-21:00",
  of: "3",
};
const step = (kind: string, detail: Record<string, string> = {}) => ({
  at: "2026-11-23T18:30:00.000Z",
  kind,
  detail,
});
const call = (over: Partial<ReceiptCall> = {}): ReceiptCall => ({
  kind: "daily",
  status: "completed",
  attempt: 1,
  provider: "simulator",
  scheduledAt: "2026-11-23T18:30:00.000Z",
  dialedAt: "2026-11-23T18:30:01.000Z",
  endedReason: null,
  costMinor: null,
  costCurrency: null,
  recordingUrl: null,
  transcript: [],
  events: [step("scheduled"), step("dialing", DIALING)],
  ...over,
});
const silent = (endedReason: string | null) =>
  call({ status: "canceled", dialedAt: null, endedReason, events: [] });

describe("why it rang, or didn't:", () => {
  const first = {
    id: "1",
    attempt: 1,
    status: "no_answer",
    scheduledAt: "2026-11-23T18:00:00.000Z",
  } as const;
  const second = { ...first, id: "2", attempt: 2, scheduledAt: "2026-11-23T18:30:00.000Z" } as const;
  const ahead = { status: "queued", dialedAt: null, scheduledAt: "2026-11-23T19:02:00.000Z" } as const;
  const late = [step("dialing", { ...DIALING, late: "754" })];

  test.each<[string, ReceiptCall, string]>([
    ["the daily call", call(), "Your time had come: 19:30 in Berlin."],
    [
      "a late one",
      call({ events: late }),
      "Your time had come: 19:30 in Berlin. The call came 12 minutes late. That's on us.",
    ],
    ["a further try", call({ attempt: 2 }), "We tried again, because nobody picked up at 19:00."],
    [
      "a try that is planned",
      call({ ...ahead, attempt: 2 }),
      "We try again at 20:02, because nobody picked up at 19:00.",
    ],
    ["one with a code", call({ kind: "verification" }), "You asked for a code that verifies this number."],
    ["one asked for", call({ kind: "on_demand", events: [step("requested")] }), "You asked for it."],
    [
      "one asked for in a while",
      call({ kind: "on_demand", events: [step("requested", { at: "2026-11-23T18:30:00.000Z" })] }),
      "You asked to be called at 19:30.",
    ],
    [
      "one asked for that waits",
      call({ kind: "on_demand", ...ahead }),
      "Your phone rings at 20:02, as you asked.",
    ],
    ["one from outside", call({ kind: "inbound" }), "You called."],
    [
      "one in writing",
      call({ kind: "text", provider: "text", dialedAt: null }),
      "You wrote this talk yourself.",
    ],
    ["a pause", silent("paused"), "You had paused your calls."],
    ["a fault", silent("service_fault"), "We missed this one. That's on us; your streak is safe."],
    ["no reason at all", silent(null), "The call was not placed."],
  ])("%s", (_, which, words) => expect(whySentence(which, [first, second], PLACE, NOW)).toBe(words));

  test.each([
    ["busy", "the line was busy"],
    ["voicemail", "a voicemail picked up"],
    ["failed", "the call failed"],
  ] as const)("after %s", (status, why) => {
    expect(whySentence(call({ attempt: 2 }), [{ ...first, status }], PLACE, NOW)).toBe(
      `We tried again, because ${why} at 19:00.`,
    );
  });
});

describe("the facts", () => {
  const words = { ...PLACE, time: "19:30", day: "today", number: "+1 ••• 0101" };
  const facts = (which: ReceiptCall) =>
    Object.fromEntries(receiptFacts(which, words, NOW).map(({ label, value }) => [label, value]));

  test("of a call that was answered", () => {
    expect(facts(call({ transcript: Array(12).fill({}), endedReason: "companion_hung_up" }))).toEqual({
      "Your slot": "today, 19:30, Berlin",
      Attempt: "1 of 3",
      Consent: "The agreement of 3 November (calls-1)",
      Hours: "08:00 to 21:00, Berlin",
      Number: "+1 ••• 0101",
      "Phone service": "Simulator",
      "How it ended": "The companion said goodbye.",
      Kept: "A transcript of 12 turns. Off the record is dropped before storing.",
      Cost: "Nothing: the phone is simulated",
    });
  });

  test("of a silent day", () => {
    const shown = receiptFacts(silent("skipped"), { ...words, number: null }, NOW);
    expect(shown).toEqual([
      { label: "Your slot", value: "today, 19:30, Berlin" },
      { label: "Kept", value: "Nothing" },
      { label: "Cost", value: "Nothing: no call was placed" },
    ]);
  });

  test("an agreement of another year is said with the year", () => {
    const events = [step("dialing", { ...DIALING, consentAt: "2025-12-31T23:30:00.000Z" })];
    expect(facts(call({ events })).Consent).toBe("The agreement of 1 January (calls-1)");
    const older = [step("dialing", { ...DIALING, consentAt: "2025-12-31T20:30:00.000Z" })];
    expect(facts(call({ events: older })).Consent).toBe("The agreement of 31 December 2025 (calls-1)");
  });

  test("a call that was asked for has no slot, no attempts and no hours", () => {
    const events = [step("dialing", { ...DIALING, hours: "asked_now", of: "1" })];
    const shown = facts(call({ kind: "on_demand", events }));
    expect(shown).toMatchObject({
      When: "today, 19:30, Berlin",
      Hours: "Any, because you asked for the call",
    });
    expect(shown).not.toHaveProperty("Attempt");
  });

  test.each<[Record<string, string>, string]>([
    [
      { longest: "150", because: "minutes", minutesUntil: "2026-12-14T09:00:00.000Z" },
      "2 minutes 30 seconds, so that the minutes of your plan last until Monday 14 December",
    ],
    [
      { longest: "60", because: "spending" },
      "1 minute, because calls here have cost nearly all they may this month",
    ],
  ])("a call that had to be shorter: %j", (detail, longest) => {
    expect(facts(call({ events: [step("dialing", { ...DIALING, ...detail })] })).Longest).toBe(longest);
  });

  test.each<[Partial<ReceiptCall>, string]>([
    [{ provider: "twilio" }, "Not known yet"],
    [{ provider: "twilio", costMinor: 0, costCurrency: "USD" }, "Nothing"],
    [{ costMinor: 0, costCurrency: "USD" }, "Nothing: the phone is simulated"],
    [{ provider: "twilio", costMinor: 7, costCurrency: "USD" }, "US$0.07"],
    [{ provider: "twilio", costMinor: 150, costCurrency: "EUR" }, "€1.50"],
    [{ provider: "twilio", costMinor: 12, costCurrency: "JPY" }, "JP¥12"],
    [{ provider: "twilio", status: "canceled", dialedAt: null }, "Nothing: no call was placed"],
  ])("the cost of %j", (over, cost) => expect(facts(call(over)).Cost).toBe(cost));

  test.each<[Partial<ReceiptCall>, string]>([
    [{ status: "in_progress" }, "Nothing yet"],
    [{}, "Nothing"],
    [{ kind: "verification" }, "Nothing: what is said on a call with a code isn't kept"],
    [{ transcript: [{}] }, "A transcript of 1 turn. Off the record is dropped before storing."],
    [
      { transcript: [{}, {}], recordingUrl: "https://vendor.example/1" },
      "A transcript of 2 turns, and a recording. Off the record is dropped before storing.",
    ],
  ])("what was kept of %j", (over, kept) => expect(facts(call(over)).Kept).toBe(kept));
});
