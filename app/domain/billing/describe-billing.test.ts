import { expect, test } from "vitest";
import { describeBilling, doneWords } from "./describe-billing";
import { planStanding, type StandingRow } from "./plan-standing";

const NOW = new Date("2026-11-23T12:00:00Z");
const READER = { zone: "Europe/Berlin", now: NOW };
const at = (day: string) => new Date(`${day}T12:00:00Z`);

const row: StandingRow = {
  tier: "pro",
  status: "active",
  accessUntil: at("2026-12-12"),
  currentPeriodEnd: at("2026-12-10"),
  cancelAtPeriodEnd: false,
  grantedUntil: null,
  trialEndsAt: null,
  graceUntil: null,
  firstAccessAt: at("2026-11-10"),
};
const shown = (change: Partial<StandingRow> | null, usedSeconds = 0) =>
  describeBilling(
    {
      standing: planStanding("simulator", change && { ...row, ...change }, NOW),
      running: { price: { minor: 2900, currency: "USD" }, intervalCount: 1, intervalUnit: "month" },
      minutes: {
        allowanceSeconds: 9300,
        usedSeconds,
        leftSeconds: 9300 - usedSeconds,
        windowStart: at("2026-11-10"),
        windowEnd: at("2026-12-10"),
        low: usedSeconds >= 7440,
        usedUp: usedSeconds > 9240,
      },
      otherCustomer: false,
      hasPortal: true,
      openCheckout: null,
    },
    READER,
  );

test.each<[string, Partial<StandingRow> | null, string | null, RegExp]>([
  ["none", null, null, /./],
  ["one that renews", {}, "Cancel on Thursday 10 December", /until Thursday 10 December, which is paid for/],
  [
    "a trial",
    { trialEndsAt: at("2026-11-24"), currentPeriodEnd: at("2026-11-24") },
    "Cancel tomorrow at 13:00",
    /nothing is ever charged/,
  ],
  ["one whose renewal is late", { currentPeriodEnd: at("2026-11-22") }, "Cancel the plan", /./],
  ["one on hold", { status: "on_hold", accessUntil: null, tier: "free" }, "Cancel now", /ends at once/],
  ["one that ends already", { cancelAtPeriodEnd: true, accessUntil: at("2026-12-10") }, null, /./],
])("what cancelling means is said before: %s", (_, change, button, words) => {
  const { cancelling } = shown(change);
  expect(cancelling?.button ?? null).toBe(button);
  expect(cancelling?.words ?? "-").toMatch(words);
});

test("minutes are told with when they begin anew, and with what is different near their end", () => {
  expect(shown({}, 3725).minutes).toEqual({
    words: "62 of 155 minutes used",
    fraction: 3725 / 9300,
    until: "They begin anew on Thursday 10 December.",
    note: null,
  });
  expect(shown({}, 8000).minutes?.note).toMatch(/calls are shorter/);
  expect(shown({}, 9299).minutes?.note).toMatch(/in writing/);
  expect(shown({ cancelAtPeriodEnd: true, accessUntil: at("2026-12-10") }).minutes?.until).toBe(
    "They are for the time until Thursday 10 December.",
  );
  const grace = { status: "past_due", graceUntil: at("2026-11-26"), accessUntil: at("2026-11-26") };
  expect(shown(grace).minutes?.until).toBe("They are for the time until Thursday 26 November.");
});

test.each([
  ["cancelled", "ending", true],
  ["cancelled", "active", false],
  ["kept", "active", true],
  ["kept", "ending", false],
  ["paused", "paused", true],
  ["paused", "active", false],
  ["resumed", "active", true],
  ["rubbish", "active", false],
  [null, "active", false],
] as const)("an address that says %s of a plan that is %s is believed: %s", (done, state, believed) => {
  expect(doneWords(done, state) !== null).toBe(believed);
});
