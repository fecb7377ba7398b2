import { describe, expect, test } from "vitest";
import {
  describeDelivery,
  describeLevers,
  describeOffer,
  describePlan,
  isLookedFor,
  leversOf,
  portalActs,
  stateBadge,
  stateSentence,
} from "./page-words";
import { PortalForm } from "./portal-form";
import type { CheckoutView, SubscriptionView } from "./vendor";

type Subscription = SubscriptionView["subscription"];

function view(given: Partial<Subscription> = {}, more: Partial<SubscriptionView> = {}): SubscriptionView {
  return {
    subscription: {
      addons: [],
      billing: { country: "DE" },
      brand_id: "bnd_1",
      cancel_at_next_billing_date: false,
      created_at: "2026-11-25T10:00:00Z",
      credit_entitlement_cart: [],
      currency: "USD",
      customer: { customer_id: "cus_1", email: "asha@example.com", name: "Asha" },
      has_payment_method: true,
      metadata: { checkout_id: "c1" },
      meter_credit_entitlement_cart: [],
      meters: [],
      next_billing_date: "2026-12-25T10:00:00Z",
      on_demand: false,
      payment_frequency_count: 1,
      payment_frequency_interval: "Month",
      previous_billing_date: "2026-11-25T10:00:00Z",
      product_id: "pdt_1",
      quantity: 1,
      recurring_pre_tax_amount: 2_900,
      status: "active",
      subscription_id: "sub_1",
      subscription_period_count: 20,
      subscription_period_interval: "Year",
      tax_inclusive: true,
      trial_period_days: 0,
      ...given,
    },
    productName: "Pro",
    graceUntil: null,
    card: { brand: "Visa", lastFour: "4242", behaviour: "pays" },
    nextChargeFails: false,
    payments: [],
    ...more,
  };
}

const paid = { paymentId: "pay_1", at: "2026-11-25T10:00:00Z", amountMinor: 2_900, currency: "USD" };

describe("where a plan stands", () => {
  test.each<[string, SubscriptionView, string, string]>([
    ["running", view(), "Active", "Renews on 25 December 2026."],
    [
      "to end with its period",
      view({ cancel_at_next_billing_date: true }),
      "Ends soon",
      "Ends on 25 December 2026. Nothing is charged again.",
    ],
    [
      "in its trial",
      view({ trial_period_days: 7 }, { payments: [{ ...paid, amountMinor: 0, succeeded: true }] }),
      "Trial",
      "Free until 25 December 2026, then $29 every month.",
    ],
    [
      "after its trial",
      view({ trial_period_days: 7 }, { payments: [{ ...paid, succeeded: true }] }),
      "Active",
      "Renews on 25 December 2026.",
    ],
    [
      "forgiven",
      view({ status: "past_due" }, { graceUntil: "2026-12-28T10:00:00Z" }),
      "Past due",
      "The last payment was refused. Another card can pay it until 28 December 2026.",
    ],
    [
      "on hold",
      view({ status: "on_hold" }),
      "On hold",
      "The last payment was refused. Another card pays it, and the plan goes on.",
    ],
    ["paused", view({ status: "paused" }), "Paused", "Nothing is charged until it is resumed."],
    [
      "cancelled",
      view({ status: "cancelled", cancelled_at: "2026-12-01T10:00:00Z" }),
      "Cancelled",
      "Cancelled on 1 December 2026. Nothing is charged again.",
    ],
  ])("%s", (_, given, label, sentence) => {
    expect(stateBadge(given).label).toBe(label);
    expect(stateSentence(given)).toBe(sentence);
  });
});

test("only what does something can be done", () => {
  expect(portalActs(view().subscription)).toEqual(["cancel_at_period_end", "pause", "cancel_now"]);
  expect(portalActs(view({ cancel_at_next_billing_date: true }).subscription)).toEqual([
    "undo_cancel",
    "cancel_now",
  ]);
  expect(portalActs(view({ status: "expired" }).subscription)).toEqual([]);
  expect(leversOf(view())).toEqual(["to_period_end", "break_card", "cancel_now", "expire"]);
  expect(leversOf(view({ status: "past_due" }, { nextChargeFails: true }))).toEqual([
    "to_grace_end",
    "mend_card",
    "cancel_now",
    "expire",
  ]);
  expect(leversOf(view({ status: "cancelled" }))).toEqual([]);
});

test("every act of the portal is understood when it is posted", () => {
  for (const status of ["active", "past_due", "on_hold", "paused"] as const) {
    for (const ends of [false, true]) {
      for (const act of portalActs(view({ status, cancel_at_next_billing_date: ends }).subscription)) {
        const sent = { intent: "act", subscriptionId: "sub_1", act };
        expect(PortalForm.safeParse(sent)).toMatchObject({ success: true });
      }
    }
  }
});

test("a plan in the portal, with its payments", () => {
  const payments = [
    { ...paid, succeeded: true },
    { ...paid, paymentId: "pay_2", succeeded: false },
  ];
  expect(describePlan(view({}, { payments }))).toMatchObject({
    name: "Pro",
    price: "$29 every month",
    card: "Visa ending in 4242",
    takesCard: true,
    payments: [
      { id: "pay_1", day: "25 November 2026", amount: "$29", succeeded: true },
      { id: "pay_2", succeeded: false },
    ],
  });
  expect(describeLevers(view({}, { payments })).facts).toContainEqual(["Payments", "1 paid, 1 refused"]);
});

test("a plan is found by a part of its address or by an id", () => {
  expect(isLookedFor(view(), "")).toBe(true);
  expect(isLookedFor(view(), "ASHA@")).toBe(true);
  expect(isLookedFor(view(), "sub_1")).toBe(true);
  expect(isLookedFor(view(), "boris")).toBe(false);
});

test("what a checkout sells", () => {
  const checkout: CheckoutView = {
    sessionId: "cks_1",
    status: "open",
    productName: "Pro",
    amountMinor: 2_900,
    currency: "USD",
    interval: "Month",
    trialDays: 0,
    email: "asha@example.com",
    name: "Asha",
    emailIsFixed: true,
    cancelUrl: null,
    returnUrl: null,
  };
  expect(describeOffer(checkout)).toEqual({
    product: "Pro",
    price: "$29 every month",
    dueToday: "$29",
    trial: null,
    payWords: "Pay $29",
  });
  expect(describeOffer({ ...checkout, trialDays: 7 })).toMatchObject({
    dueToday: "$0",
    trial: "7 days free",
    payWords: "Start 7 days free",
  });
});

test("how a delivery went", () => {
  const delivery = { webhookId: "evt_1", type: "subscription.active", at: "2026-11-25T10:00:03Z" };
  expect(describeDelivery({ ...delivery, attempts: 2, status: 503, state: "waiting" })).toMatchObject({
    atWords: "25 Nov 2026, 10:00:03 UTC",
    answer: "2 attempts, HTTP 503",
    state: { label: "Waiting" },
  });
  expect(describeDelivery({ ...delivery, attempts: 1, status: null, state: "waiting" }).answer).toBe(
    "1 attempt, no answer",
  );
  expect(describeDelivery({ ...delivery, attempts: 0, status: null, state: "held" }).answer).toBe(
    "not sent yet",
  );
  expect(describeDelivery({ ...delivery, attempts: 0, status: null, state: "gave_up" }).answer).toBe(
    "never sent: too many were waiting",
  );
});
