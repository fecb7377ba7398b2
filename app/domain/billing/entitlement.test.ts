import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOUR } from "~/lib/time";
import { SUBSCRIPTION_STATUSES } from "~/providers/payments/provider";
import { isEntitled, type PaymentsMode, paidUntil, RENEWAL_SLACK } from "./entitlement";
import { projectSubscription } from "./project-subscription";
import { aSnapshot } from "./snapshot.fixture";

const END = new Date("2026-12-23T09:00:00.000Z");
const SLACK = new Date("2026-12-25T09:00:00.000Z");
const GRACE = new Date("2026-12-26T09:00:00.000Z");
const GIFT = new Date("2027-01-31T23:59:59.999Z");
const START = new Date("2026-11-23T09:00:00.000Z");
const beside = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

type Fields = Parameters<typeof aSnapshot>[0];
const cancelling = { cancelAtPeriodEnd: true };
const forgiven = { status: "past_due", graceUntil: GRACE } as const;

/** Entitled up to an instant, and from it on not. */
const UNTIL: [string, Fields[], Date | null, Date][] = [
  ["active: two days over the period's end", [{ status: "active" }], null, SLACK],
  ["active in a trial: the same over the trial's end", [{ status: "active", trialDays: 30 }], null, SLACK],
  ["active and cancelled: the period's end", [{ status: "active", ...cancelling }], null, END],
  ["a trial that was cancelled", [{ status: "active", trialDays: 30, ...cancelling }], null, END],
  ["past due and forgiven", [forgiven], null, GRACE],
  ["past due, forgiven and cancelled", [{ ...forgiven, ...cancelling }], null, GRACE],
  [
    "past due with a period that ends later",
    [{ ...forgiven, periodEnd: beside(GRACE, 30 * 24 * HOUR) }],
    null,
    GRACE,
  ],
  ["cancelled: what is paid for", [{ status: "cancelled" }], null, END],
  ["cancelled as announced", [{ status: "cancelled", ...cancelling, cancelledAt: END }], null, END],
  ["cancelled at once", [{ status: "cancelled", cancelledAt: START }], null, END],
  ["a gift alone", [], GIFT, GIFT],
  ["a gift beside a plan that ends earlier", [{ status: "active" }], GIFT, GIFT],
  ["a gift that ends earlier than the plan", [{ status: "active" }], END, SLACK],
  ["a gift beside one on hold", [{ status: "on_hold" }], GIFT, GIFT],
  ["a gift beside one that is paused", [{ status: "paused", pausedAt: START }], GIFT, GIFT],
  ["a gift beside one that has failed", [{ status: "failed" }], GIFT, GIFT],
  [
    "cancelled, and another is begun and not paid yet",
    [{ status: "cancelled" }, { status: "pending" }],
    null,
    END,
  ],
  ["cancelled, and another on hold", [{ status: "cancelled" }, { status: "on_hold" }], null, END],
  ["two that renew", [{ status: "active" }, { status: "active", periodEnd: START }], null, SLACK],
  [
    "a new one after one that was cancelled",
    [{ status: "cancelled", periodEnd: START }, { status: "active" }],
    null,
    SLACK,
  ],
  ["active on a plan by the year", [{ status: "active", intervalUnit: "year" }], null, SLACK],
  [
    "active again after a pause",
    [{ status: "active", pausedAt: null, periodStart: END, periodEnd: GRACE }],
    null,
    beside(GRACE, RENEWAL_SLACK),
  ],
  ["active again after a charge that was forgiven", [{ status: "active", graceUntil: GRACE }], null, SLACK],
  ["cancelled in a trial, at once", [{ status: "cancelled", trialDays: 30, cancelledAt: START }], null, END],
  [
    "cancelled while it was paused",
    [{ status: "cancelled", pausedAt: START, cancelledAt: START }],
    null,
    END,
  ],
  [
    "cancelled, with grace from before that ends later",
    [{ status: "cancelled", graceUntil: GRACE }],
    null,
    END,
  ],
  ["past due, and a gift that ends before the grace", [forgiven], END, GRACE],
  ["past due, and a gift that ends later", [forgiven], GIFT, GIFT],
  ["cancelled, and a gift that ends earlier", [{ status: "cancelled" }], START, END],
  ["one that renews beside one on hold", [{ status: "on_hold" }, { status: "active" }], null, SLACK],
  ["one that renews beside one that is paused", [{ status: "paused" }, { status: "active" }], null, SLACK],
  [
    "one that ends beside one that has failed",
    [{ status: "active", ...cancelling }, { status: "failed" }],
    null,
    END,
  ],
  [
    "two that were cancelled: the later end",
    [{ status: "cancelled" }, { status: "cancelled", periodEnd: START }],
    null,
    END,
  ],
];

/** Not entitled at any instant. */
const NEVER: [string, Fields[]][] = [
  ["nothing", []],
  ["a first charge on its way", [{ status: "pending" }]],
  ["a first charge that failed", [{ status: "failed" }]],
  ["on hold", [{ status: "on_hold" }]],
  ["on hold, with grace from before", [{ status: "on_hold", graceUntil: GRACE }]],
  ["on hold and cancelled", [{ status: "on_hold", ...cancelling }]],
  ["paused", [{ status: "paused", pausedAt: START }]],
  ["expired", [{ status: "expired", expiresAt: END }]],
  ["past due and not known to be forgiven", [{ status: "past_due" }]],
  ["on hold on a plan by the year", [{ status: "on_hold", intervalUnit: "year" }]],
  ["on hold in a trial", [{ status: "on_hold", trialDays: 30 }]],
  ["paused and cancelled for the period's end", [{ status: "paused", pausedAt: START, ...cancelling }]],
  ["expired, with a period that ends later", [{ status: "expired", periodEnd: GIFT }]],
  ["one that has failed beside one that has expired", [{ status: "failed" }, { status: "expired" }]],
  ["cancelled while nothing was paid for", [{ status: "cancelled", periodEnd: START, periodStart: START }]],
];

const storedOf = (fields: Fields[], grantedUntil: Date | null) =>
  projectSubscription(
    fields.map((one, n) =>
      aSnapshot({ periodStart: START, periodEnd: END, subscriptionId: `sub_${n}`, ...one }),
    ),
    grantedUntil && { grantedUntil, grantedAt: START },
  );

describe("where plans are sold", () => {
  const edges = UNTIL.flatMap(([words, fields, gift, end]) => [
    { words: `${words}, just before`, fields, gift, now: beside(end, -1), entitled: true },
    { words: `${words}, at that instant`, fields, gift, now: end, entitled: false },
    { words: `${words}, just after`, fields, gift, now: beside(end, 1), entitled: false },
  ]);
  test.each(edges)("$words: $entitled", ({ fields, gift, now, entitled }) => {
    expect(isEntitled("dodo", storedOf(fields, gift), now)).toBe(entitled);
    expect(isEntitled("simulator", storedOf(fields, gift), now)).toBe(entitled);
  });

  test.each(NEVER)("%s: never", (_, fields) => {
    const stored = storedOf(fields, null);
    for (const now of [START, beside(END, -1), END, SLACK, GRACE]) {
      expect(isEntitled("dodo", stored, now)).toBe(false);
    }
  });

  test("nobody without a row", () => expect(isEntitled("dodo", null, START)).toBe(false));

  test.each([
    ["pro without an end", { tier: "pro", accessUntil: null }],
    ["free with an end", { tier: "free", accessUntil: END }],
  ] as const)("%s is no plan", (_, stored) => expect(isEntitled("dodo", stored, START)).toBe(false));
});

test("where nothing is sold, everybody is entitled", () => {
  for (const stored of [null, storedOf([{ status: "expired" }], null)]) {
    expect(isEntitled("off", stored, GIFT)).toBe(true);
  }
});

describe("whatever the vendor says", () => {
  const day = fc.integer({ min: 0, max: 400 }).map((n) => beside(START, n * 12 * HOUR));
  const fields = fc.record({
    status: fc.constantFrom(...SUBSCRIPTION_STATUSES),
    periodEnd: day,
    cancelAtPeriodEnd: fc.boolean(),
    graceUntil: fc.option(day, { nil: null }),
  });
  const modes = fc.constantFrom<PaymentsMode>("dodo", "simulator");

  test("access that is over doesn't come back by itself", () => {
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 4 }), day, day, modes, (all, one, other, mode) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        const stored = storedOf(all, null);
        if (isEntitled(mode, stored, later)) expect(isEntitled(mode, stored, earlier)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("nothing gives longer than the period with its slack, or the grace, or the gift", () => {
    fc.assert(
      fc.property(fields, fc.option(day, { nil: null }), (one, gift) => {
        const until = storedOf([one], gift).accessUntil?.getTime() ?? 0;
        const most = [one.periodEnd.getTime() + RENEWAL_SLACK, one.graceUntil, gift].map(Number);
        expect(until).toBeLessThanOrEqual(Math.max(...most));
        expect(until).toBe(Math.max(Number(paidUntil(aSnapshot(one))), Number(gift)));
      }),
      { numRuns: 200 },
    );
  });

  test("another subscription or a gift never takes anything away", () => {
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 3 }), fields, day, day, (all, more, gift, now) => {
        if (!isEntitled("dodo", storedOf(all, null), now)) return;
        expect(isEntitled("dodo", storedOf([...all, more], null), now)).toBe(true);
        expect(isEntitled("dodo", storedOf(all, gift), now)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
