import { describe, expect, test } from "vitest";
import { planEnd } from "./plan-end";
import { countingSubscription, projectSubscription, surplusSubscriptions } from "./project-subscription";
import { aSnapshot } from "./snapshot.fixture";

const at = (day: string) => new Date(`${day}T09:00:00.000Z`);
type Fields = Parameters<typeof aSnapshot>[0];
const ended = { cancelAtPeriodEnd: true };

describe("which of two subscriptions is the plan, and which is closed", () => {
  test.each<[string, Fields, Fields, "older" | "younger", ("older" | "younger")[]]>([
    ["two that renew", { status: "active" }, { status: "active" }, "older", ["younger"]],
    ["one that is over, and a new one", { status: "cancelled" }, { status: "active" }, "younger", []],
    [
      "one that ends by itself, and a new one",
      { status: "active", ...ended },
      { status: "active" },
      "younger",
      [],
    ],
    [
      "one that renews, and one that ends by itself",
      { status: "active" },
      { status: "active", ...ended },
      "older",
      [],
    ],
    ["one on hold, and a new one", { status: "on_hold" }, { status: "active" }, "younger", ["older"]],
    ["one that is due, and a new one", { status: "past_due" }, { status: "active" }, "younger", ["older"]],
    ["one that is paused, and a new one", { status: "paused" }, { status: "active" }, "younger", ["older"]],
    ["two on hold", { status: "on_hold" }, { status: "on_hold" }, "older", ["younger"]],
    ["one that renews, and one not paid yet", { status: "active" }, { status: "pending" }, "older", []],
    ["one not paid yet, and one that renews", { status: "pending" }, { status: "active" }, "younger", []],
    [
      "one that ends by itself, and one on hold",
      { status: "active", ...ended },
      { status: "on_hold" },
      "older",
      [],
    ],
    ["what is paid for, and one not paid yet", { status: "cancelled" }, { status: "pending" }, "older", []],
    ["one that expired, and one not paid yet", { status: "expired" }, { status: "pending" }, "younger", []],
    ["one that failed, and one that expired", { status: "failed" }, { status: "expired" }, "younger", []],
    [
      "two that are over",
      { status: "cancelled", periodEnd: at("2027-03-01") },
      { status: "cancelled", periodEnd: at("2027-02-01") },
      "older",
      [],
    ],
    [
      "two that are over, the younger paid for longer",
      { status: "cancelled", periodEnd: at("2027-02-01") },
      { status: "cancelled", periodEnd: at("2027-03-01") },
      "younger",
      [],
    ],
  ])("%s", (_, older, younger, plan, closed) => {
    const both = [
      aSnapshot({ ...older, subscriptionId: "older", vendorCreatedAt: at("2026-11-01") }),
      aSnapshot({ ...younger, subscriptionId: "younger", vendorCreatedAt: at("2026-11-02") }),
    ];
    for (const all of [both, both.toReversed()]) {
      expect(countingSubscription(all)?.subscriptionId).toBe(plan);
      expect(surplusSubscriptions(all).map(({ subscriptionId }) => subscriptionId)).toEqual(closed);
      expect(projectSubscription(all, null).dodoSubscriptionId).toBe(plan);
    }
  });

  test("begun in the same instant, the order is still the same", () => {
    const both = ["sub_a", "sub_b"].map((subscriptionId) => aSnapshot({ subscriptionId }));
    expect(countingSubscription(both)).toEqual(countingSubscription(both.toReversed()));
  });
});

test.each([
  ["in the trial", { trialDays: 14, periodEnd: at("2026-12-07") }, at("2026-12-07")],
  ["cancelled in the trial", { trialDays: 14, periodEnd: at("2026-12-07"), ...ended }, at("2026-12-07")],
  ["after the trial", { trialDays: 14, periodEnd: at("2027-01-07") }, null],
  ["without a trial", { trialDays: 0 }, null],
])("%s: the trial's end", (_, fields, end) => {
  expect(
    projectSubscription([aSnapshot({ vendorCreatedAt: at("2026-11-23"), ...fields })], null).trialEndsAt,
  ).toEqual(end);
});

test.each([
  ["never anything", null, "none"],
  ["a gift", { grantedUntil: at("2027-01-01"), grantedAt: at("2026-01-01") }, "granted"],
  ["a gift that was taken away", { grantedUntil: null, grantedAt: at("2026-01-01") }, "revoked"],
])("without a subscription the status says %s", (_, gift, status) => {
  expect(projectSubscription([], gift).status).toBe(status);
  expect(projectSubscription([aSnapshot()], gift).status).toBe("active");
});

describe("when a plan ends by itself", () => {
  const END = at("2026-12-23");
  const GIFT = at("2027-06-01");
  const gift = { grantedUntil: GIFT, grantedAt: at("2026-01-01") };
  test.each([
    ["one that renews", [aSnapshot()], null, null],
    ["one that renews beside a gift", [aSnapshot()], gift, null],
    ["one that was cancelled", [aSnapshot(ended)], null, [END, false]],
    ["one that is over", [aSnapshot({ status: "cancelled" })], null, [END, false]],
    ["one that has expired", [aSnapshot({ status: "expired" })], null, [END, false]],
    ["a gift", [], gift, [GIFT, true]],
    ["a gift after a plan that is over", [aSnapshot({ status: "cancelled" })], gift, [GIFT, true]],
    [
      "a charge that is forgiven",
      [aSnapshot({ status: "past_due", graceUntil: at("2026-12-26") })],
      null,
      null,
    ],
    ["one on hold", [aSnapshot({ status: "on_hold" })], null, null],
    ["one that is paused", [aSnapshot({ status: "paused" })], null, null],
    ["nothing", [], null, null],
  ] as const)("%s", (_, snapshots, given, wanted) => {
    const plan = { ...projectSubscription(snapshots, given), grantedUntil: given?.grantedUntil ?? null };
    const end = planEnd(plan);
    expect(end && [end.at, end.gift]).toEqual(wanted);
  });

  test("the same end is spoken of in the same words, whether it is to come or has come", () => {
    const of = (status: "cancelled" | "expired") =>
      planEnd({ ...projectSubscription([aSnapshot({ status })], null), grantedUntil: null })?.subject;
    expect(of("cancelled")).toBe(of("expired"));
  });
});
