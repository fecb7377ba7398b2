import { describe, expect, test } from "vitest";
import { DAY } from "~/lib/time";
import { dayOf, intervalWords, onDayOf, planName, priceWords, standingWords } from "./billing-words";
import { PLAN_STATES, type PlanStanding, planStanding } from "./plan-standing";

const NOW = new Date("2026-11-23T12:00:00Z");
const BERLIN = { zone: "Europe/Berlin", now: NOW };
const DECEMBER = new Date("2026-12-03T08:30:00Z");

const standing = (change: Partial<PlanStanding>): PlanStanding => ({
  ...planStanding("dodo", null, NOW),
  ...change,
});

describe("a date", () => {
  test.each([
    ["2026-11-23T18:30:00Z", "Europe/Berlin", "today at 19:30", "today at 19:30"],
    ["2026-11-23T18:30:00Z", "Asia/Kolkata", "tomorrow at 00:00", "tomorrow at 00:00"],
    ["2026-12-02T23:30:00Z", "Europe/Berlin", "Thursday 3 December", "on Thursday 3 December"],
    ["2026-12-02T23:30:00Z", "America/New_York", "Wednesday 2 December", "on Wednesday 2 December"],
    ["2027-01-03T12:00:00Z", "UTC", "Sunday 3 January 2027", "on Sunday 3 January 2027"],
  ])("%s in %s is %s", (instant, zone, day, on) => {
    expect(dayOf(new Date(instant), { zone, now: NOW })).toBe(day);
    expect(onDayOf(new Date(instant), { zone, now: NOW })).toBe(on);
  });
});

describe("a price", () => {
  test.each([
    [2900, "USD", 1, "month", "$29 a month"],
    [29000, "EUR", 1, "year", "€290 a year"],
    [1250, "EUR", 3, "month", "€12.50 every 3 months"],
    [900, "JPY", 2, "week", "¥900 every 2 weeks"],
  ] as const)("%d %s per %d %s", (minor, currency, intervalCount, intervalUnit, words) => {
    expect(priceWords({ price: { minor, currency }, intervalCount, intervalUnit })).toBe(words);
    expect(words).toContain(intervalWords({ intervalCount, intervalUnit }));
  });
});

describe("a plan is told", () => {
  test.each<[Partial<PlanStanding>, string, string]>([
    [
      { state: "self_hosted" },
      "Self-hosted",
      "This instance is self-hosted: everything is unlocked, and nothing is sold.",
    ],
    [{ state: "none" }, "No plan", "You have no plan yet."],
    [
      { state: "gift", givenUntil: DECEMBER, accessUntil: DECEMBER },
      "Pro, a gift",
      "A gift of whoever runs this instance, until Thursday 3 December. There is nothing to pay.",
    ],
    [
      { state: "trial", renewsAt: DECEMBER, paid: true },
      "Pro, free trial",
      "Free until Thursday 3 December, when it is charged for the first time. Cancel before then and nothing is.",
    ],
    [{ state: "active", renewsAt: DECEMBER, paid: true }, "Pro", "Renews on Thursday 3 December."],
    [
      { state: "active", renewsAt: NOW, paid: true },
      "Pro",
      "Renews about now. Banks may take a day or two to say that they paid, and nothing changes meanwhile.",
    ],
    [
      { state: "ending", endsAt: DECEMBER, canUndo: true, paid: true },
      "Pro, ending",
      "Ends on Thursday 3 December; until then everything works as before.",
    ],
    [
      { state: "ending", endsAt: DECEMBER, paid: true },
      "Pro, ending",
      "Ends on Thursday 3 December; until then everything works as before. It isn't charged again.",
    ],
    [
      { state: "grace", graceUntil: DECEMBER, accessUntil: DECEMBER, paid: true },
      "Pro, payment refused",
      "Your bank refused the last charge. Calls go on until Thursday 3 December; enter another card before then to keep them.",
    ],
    [
      { state: "on_hold", paid: true },
      "Pro, on hold",
      "Your bank refused the last charge, so calls rest for now. Enter another card and they start again. Everything you kept is here.",
    ],
    [
      { state: "paused", paid: true },
      "Pro, paused",
      "Paused: nothing is charged, and nobody calls you, until you resume it. Everything you kept is here.",
    ],
    [
      { state: "ended" },
      "No plan",
      "Your plan is over. Everything you kept is here to read. Choose a plan and the calls start again.",
    ],
  ])("%o", (change, name, words) => {
    expect(planName(standing(change))).toBe(name);
    expect(standingWords(standing(change), BERLIN)).toBe(words);
  });

  test("with the gift beside it, where the gift decides", () => {
    const later = new Date(DECEMBER.getTime() + 30 * DAY);
    const both = { givenUntil: later, accessUntil: later, paid: true };
    expect(standingWords(standing({ state: "paused", ...both }), BERLIN)).toBe(
      "Paused: nothing is charged until you resume it. You were also given Pro until Saturday 2 January 2027, and that stays.",
    );
    const sooner = {
      state: "active",
      renewsAt: later,
      givenUntil: DECEMBER,
      accessUntil: later,
      paid: true,
    } as const;
    expect(standingWords(standing(sooner), BERLIN)).toBe("Renews on Saturday 2 January 2027.");
  });

  test("without a date where none is known", () => {
    for (const state of PLAN_STATES)
      expect(standingWords(standing({ state }), BERLIN)).not.toMatch(/null|Invalid/);
  });
});
