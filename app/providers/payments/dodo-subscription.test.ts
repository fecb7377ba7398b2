import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  codeOfRefusal,
  isDodoId,
  readCardLink,
  readCheckout,
  readCheckoutSession,
  readCustomer,
  readEvent,
  readItems,
  readListedId,
  readOffer,
  readPayment,
  readPortalLink,
  readSubscription,
} from "./dodo-subscription";
import { SUBSCRIPTION_STATUSES } from "./provider";

const USER = "1f0d0000-0000-4000-8000-000000000001";
const CHECKOUT = "1f0d0000-0000-4000-8000-000000000002";

/** As `GET /subscriptions/{id}` answers. */
const SUBSCRIPTION = {
  subscription_id: "sub_Iuaq622bbmmfOGrVTqdXk",
  customer: { customer_id: "cus_TV52uJWWXt2yIoBBxpjaa", email: "asha@example.com", name: "Asha" },
  product_id: "pdt_1",
  quantity: 1,
  status: "active",
  metadata: { user_id: USER, checkout_id: CHECKOUT },
  created_at: "2026-11-01T08:00:00.123456Z",
  previous_billing_date: "2026-11-01T08:00:00.000Z",
  next_billing_date: "2026-12-01T08:00:00.000Z",
  cancel_at_next_billing_date: false,
  cancelled_at: null,
  expires_at: "2036-11-01T08:00:00Z",
  paused_at: null,
  trial_period_days: 7,
  recurring_pre_tax_amount: 2900,
  currency: "USD",
  payment_frequency_count: 1,
  payment_frequency_interval: "Month",
  tax_inclusive: true,
  addons: [],
};

describe("a subscription", () => {
  test("is read in our words", () => {
    expect(readSubscription(SUBSCRIPTION)).toEqual({
      subscriptionId: "sub_Iuaq622bbmmfOGrVTqdXk",
      customerId: "cus_TV52uJWWXt2yIoBBxpjaa",
      productId: "pdt_1",
      status: "active",
      userId: USER,
      checkoutId: CHECKOUT,
      createdAt: new Date("2026-11-01T08:00:00.123Z"),
      periodStart: new Date("2026-11-01T08:00:00.000Z"),
      periodEnd: new Date("2026-12-01T08:00:00.000Z"),
      cancelAtPeriodEnd: false,
      cancelledAt: null,
      expiresAt: new Date("2036-11-01T08:00:00.000Z"),
      pausedAt: null,
      trialDays: 7,
      price: { minor: 2900, currency: "USD" },
      intervalCount: 1,
      intervalUnit: "month",
    });
  });

  test.each(SUBSCRIPTION_STATUSES)("that is %s", (status) => {
    expect(readSubscription({ ...SUBSCRIPTION, status })?.status).toBe(status);
  });

  test.each(["trialing", "canceled", "Active", "", "constructor", "toString", "__proto__"])(
    "of the status %j, which we don't know, has none",
    (status) => {
      expect(readSubscription({ ...SUBSCRIPTION, status })?.status).toBeNull();
    },
  );

  test.each([
    ["Day", "day"],
    ["Week", "week"],
    ["Month", "month"],
    ["Year", "year"],
  ])("that is charged every %s", (payment_frequency_interval, unit) => {
    expect(readSubscription({ ...SUBSCRIPTION, payment_frequency_interval })?.intervalUnit).toBe(unit);
  });

  test.each<[string, unknown]>([
    ["nobody's", {}],
    ["missing", undefined],
    ["null", null],
    ["a text", "user_id"],
    ["of another shop", { user_id: "42", checkout_id: "; drop table users" }],
    ["numbers", { user_id: 42, checkout_id: true }],
  ])("whose metadata is %s isn't ours, and is read", (_, metadata) => {
    expect(readSubscription({ ...SUBSCRIPTION, metadata })).toMatchObject({
      status: "active",
      userId: null,
      checkoutId: null,
    });
  });

  test("may name a user and no checkout", () => {
    expect(readSubscription({ ...SUBSCRIPTION, metadata: { user_id: USER.toUpperCase() } })).toMatchObject({
      userId: USER,
      checkoutId: null,
    });
  });

  test.each(["cancelled_at", "expires_at", "paused_at", "trial_period_days"])(
    "may come without %s",
    (name) => {
      expect(readSubscription({ ...SUBSCRIPTION, [name]: undefined })).not.toBeNull();
      expect(readSubscription({ ...SUBSCRIPTION, [name]: null })).not.toBeNull();
    },
  );

  test.each([
    ["2026-12-01T08:00:00.000Z", "2026-12-01T08:00:00.000Z"],
    ["2026-12-01T13:30:00+05:30", "2026-12-01T08:00:00.000Z"],
    ["2026-12-01T08:00:00", "2026-12-01T08:00:00.000Z"],
    ["2026-12-01T08:00:00.987654321Z", "2026-12-01T08:00:00.987Z"],
  ])("whose period ends at %s", (next_billing_date, instant) => {
    expect(readSubscription({ ...SUBSCRIPTION, next_billing_date })?.periodEnd.toISOString()).toBe(instant);
  });

  test.each(["cancelled_at", "expires_at", "paused_at"] as const)(
    "has none where %s is an instant that can't be stored",
    (name) => {
      const read = (instant: string) => readSubscription({ ...SUBSCRIPTION, [name]: instant });
      const { cancelledAt, expiresAt, pausedAt } = read("9999-01-01T00:00:00Z") ?? {};
      expect({ cancelled_at: cancelledAt, expires_at: expiresAt, paused_at: pausedAt }[name]).toBeNull();
      expect(Object.values(read("9998-12-31T23:59:59.999Z") ?? {})).toContainEqual(
        new Date("9998-12-31T23:59:59.999Z"),
      );
    },
  );

  test("may cost as much as a column holds", () => {
    const most = { recurring_pre_tax_amount: 2_147_483_647, payment_frequency_count: 2_147_483_647 };
    expect(readSubscription({ ...SUBSCRIPTION, ...most })).toMatchObject({
      price: { minor: 2_147_483_647 },
      intervalCount: 2_147_483_647,
    });
  });

  test.each<[string, unknown]>([
    ["subscription_id", ""],
    ["subscription_id", "sub_1/../sub_2"],
    ["customer", undefined],
    ["customer", "cus_1"],
    ["customer", { customer_id: null }],
    ["product_id", 7],
    ["status", null],
    ["next_billing_date", null],
    ["next_billing_date", "soon"],
    ["next_billing_date", "2026-02-30T00:00:00Z"],
    ["next_billing_date", "0000-01-01T00:00:00Z"],
    ["next_billing_date", "9999-12-31T00:00:00Z"],
    ["next_billing_date", "9998-12-31T23:00:00-02:00"],
    ["next_billing_date", 1_795_000_000],
    ["previous_billing_date", ""],
    ["previous_billing_date", "9999-01-01T00:00:00Z"],
    ["created_at", "9999-01-01T00:00:00Z"],
    ["cancel_at_next_billing_date", "false"],
    ["cancel_at_next_billing_date", undefined],
    ["trial_period_days", -1],
    ["recurring_pre_tax_amount", "29.00"],
    ["recurring_pre_tax_amount", 29.5],
    ["recurring_pre_tax_amount", 2_147_483_648],
    ["currency", "dollars"],
    ["payment_frequency_count", 0],
    ["payment_frequency_count", 2_147_483_648],
    ["payment_frequency_interval", "Fortnight"],
  ])("can't be read when its %s is %j", (name, value) => {
    expect(readSubscription({ ...SUBSCRIPTION, [name]: value })).toBeNull();
  });
});

describe("an offer", () => {
  const PRICE = {
    type: "recurring_price",
    price: 2900,
    currency: "USD",
    discount: 0,
    payment_frequency_count: 1,
    payment_frequency_interval: "Month",
    subscription_period_count: 10,
    subscription_period_interval: "Year",
    trial_period_days: 7,
    tax_inclusive: true,
  };
  const PRODUCT = { product_id: "pdt_1", name: "Pro", is_recurring: true, price: PRICE };

  test("is read in our words", () => {
    expect(readOffer(PRODUCT)).toEqual({
      productId: "pdt_1",
      name: "Pro",
      price: { minor: 2900, currency: "USD" },
      intervalCount: 1,
      intervalUnit: "month",
      trialDays: 7,
      taxInclusive: true,
    });
  });

  test("has no trial and no tax in it where nothing is said, and its id for a name", () => {
    const price = { ...PRICE, trial_period_days: undefined, tax_inclusive: null };
    expect(readOffer({ ...PRODUCT, name: " ", price })).toMatchObject({
      name: "pdt_1",
      trialDays: 0,
      taxInclusive: false,
    });
  });

  test.each(["one_time_price", "usage_based_price", undefined])("is none with a price of type %j", (type) => {
    expect(readOffer({ ...PRODUCT, price: { ...PRICE, type } })).toBeNull();
  });
});

test("a payment counts whatever it was of, and no price above what a column holds is an offer", () => {
  const paid = { status: "succeeded", created_at: "2026-11-01T08:00:00Z", total_amount: 2_147_483_648 };
  expect(readPayment(paid)).toEqual({ at: new Date("2026-11-01T08:00:00Z"), isMoney: true });
  const price = {
    type: "recurring_price",
    price: 2_147_483_648,
    currency: "IDR",
    payment_frequency_count: 1,
    payment_frequency_interval: "Month",
  };
  expect(readOffer({ product_id: "pdt_1", price })).toBeNull();
  expect(readOffer({ product_id: "pdt_1", price: { ...price, price: 2_147_483_647 } })).not.toBeNull();
});

describe("a checkout", () => {
  test.each([
    [null, "open"],
    [undefined, "open"],
    ["requires_payment_method", "open"],
    ["succeeded", "paid"],
    ["failed", "failed"],
    ["cancelled", "failed"],
    ["processing", "processing"],
    ["requires_customer_action", "processing"],
    ["requires_capture", "processing"],
    ["a word of tomorrow", "processing"],
  ])("whose payment is %j is %s", (payment_status, status) => {
    expect(readCheckout({ id: "cks_1", created_at: "now", payment_status })).toEqual({ status });
  });
});

describe("where a person is sent", () => {
  const PAGES: [string, unknown, boolean][] = [
    ["a page", "https://checkout.dodopayments.com/session/cks_1", true],
    ["a page here", "http://localhost:3000/simulator/checkout/cks_1", true],
    ["a script", "javascript:alert(1)", false],
    ["a file", "file:///etc/passwd", false],
    ["a path", "/simulator/checkout/cks_1", false],
    ["empty", "", false],
    ["missing", undefined, false],
    ["null", null, false],
  ];
  test.each(PAGES)("is a web page or nothing: %s", (_, url, isRead) => {
    const read = isRead ? url : null;
    expect(readCheckoutSession({ session_id: "cks_1", checkout_url: url })?.url ?? null).toBe(read);
    expect(readPortalLink({ link: url })).toBe(read);
    expect(readCardLink({ payment_link: url })?.link ?? null).toBe(read);
  });

  test("may be nowhere for another card", () => {
    expect(readCardLink({})).toEqual({ link: null });
    expect(readCardLink({ payment_id: "pay_1", payment_link: null })).toEqual({ link: null });
  });
});

test("a customer is ours where we made it", () => {
  const customer = { customer_id: "cus_1", email: "Asha@example.com", name: "Asha", business_id: "bus_1" };
  expect(readCustomer({ ...customer, metadata: { user_id: USER } })).toEqual({
    customerId: "cus_1",
    email: "Asha@example.com",
    userId: USER,
  });
  expect(readCustomer(customer)?.userId).toBeNull();
  expect(readCustomer({ ...customer, metadata: { user_id: "me" } })?.userId).toBeNull();
});

test("a list is a list", () => {
  expect(readItems({ items: [{ subscription_id: "sub_1" }] })).toEqual([{ subscription_id: "sub_1" }]);
  for (const answer of [{}, { items: null }, { items: {} }, [], "", null, undefined])
    expect(readItems(answer)).toBeNull();
  expect(readListedId({ subscription_id: "sub_1", status: "active" })).toBe("sub_1");
  expect(readListedId({ subscription_id: "" })).toBeNull();
});

describe("an event", () => {
  const EVENT = {
    business_id: "bus_1",
    type: "subscription.past_due",
    timestamp: "2026-11-23T10:00:00.123456Z",
    data: { ...SUBSCRIPTION, status: "past_due", past_due_ends_at: "2026-11-26T10:00:00Z" },
  };

  test("holds which subscription to ask about, and until when a charge is forgiven", () => {
    expect(readEvent("msg_1", EVENT)).toEqual({
      eventId: "msg_1",
      type: "subscription.past_due",
      occurredAt: new Date("2026-11-23T10:00:00.123Z"),
      subscriptionIds: ["sub_Iuaq622bbmmfOGrVTqdXk"],
      paymentId: null,
      graceUntil: new Date("2026-11-26T10:00:00.000Z"),
    });
  });

  test("holds nothing of a person", () => {
    const kept = JSON.stringify(readEvent("msg_1", EVENT));
    for (const word of ["asha", "Asha", USER, "cus_"]) expect(kept).not.toContain(word);
  });

  test("of a payment may be about several subscriptions, each once", () => {
    const data = {
      payment_id: "pay_1",
      subscription_id: "sub_1",
      subscription_ids: ["sub_2", "sub_1", null, 7],
    };
    expect(readEvent("msg_1", { ...EVENT, type: "payment.succeeded", data })).toMatchObject({
      subscriptionIds: ["sub_1", "sub_2"],
      paymentId: "pay_1",
      graceUntil: null,
    });
  });

  test("names fifty at most", () => {
    const subscription_ids = Array.from({ length: 200 }, (_, index) => `sub_${index}`);
    expect(readEvent("msg_1", { ...EVENT, data: { subscription_ids } })?.subscriptionIds).toHaveLength(50);
  });

  test.each(["subscription.renamed", "A kind of tomorrow!", "x".repeat(100)])(
    "of the unknown type %j keeps its word",
    (type) => {
      expect(readEvent("msg_1", { ...EVENT, type })?.type).toBe(type);
    },
  );

  test("keeps no more of its word than a line, and nothing that can't be stored", () => {
    expect(readEvent("msg_1", { ...EVENT, type: "x".repeat(5000) })?.type).toHaveLength(100);
    expect(readEvent("msg_1", { ...EVENT, type: "a\0b" })?.type).toBe("ab");
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a list", []],
    [
      "odd fields",
      { subscription_id: {}, subscription_ids: "sub_1", payment_id: 1, past_due_ends_at: "soon" },
    ],
    ["ids that are none", { subscription_id: "sub 1", subscription_ids: ["../x", "", "s".repeat(201)] }],
  ])("with %s for data is about no subscription", (_, data) => {
    expect(readEvent("msg_1", { ...EVENT, data })).toMatchObject({
      subscriptionIds: [],
      paymentId: null,
      graceUntil: null,
    });
  });

  test("forgives a charge until no instant that can't be stored", () => {
    const data = { ...EVENT.data, past_due_ends_at: "9999-12-31T00:00:00Z" };
    expect(readEvent("msg_1", { ...EVENT, data })?.graceUntil).toBeNull();
  });

  test.each([
    { ...EVENT, timestamp: "9999-01-01T00:00:00Z" },
    { ...EVENT, type: "" },
    { ...EVENT, type: 7 },
    { ...EVENT, timestamp: undefined },
    { ...EVENT, timestamp: "yesterday" },
  ])("is none without a word and a time: %#", (body) => {
    expect(readEvent("msg_1", body)).toBeNull();
  });
});

test.each([
  [{ code: "INVALID_REQUEST_BODY", message: "asha@example.com is blocked" }, "INVALID_REQUEST_BODY"],
  [{ code: "asha@example.com" }, "no_code"],
  [{ code: "The card of Asha" }, "no_code"],
  [{ code: "+14155550123" }, "no_code"],
  [{ code: "X".repeat(200) }, "no_code"],
  [{ code: 42 }, "no_code"],
  [{}, "no_code"],
  [null, "no_code"],
  ["refused", "no_code"],
  [undefined, "no_code"],
])("of the refusal %j its code is kept: %s", (body, code) => {
  expect(codeOfRefusal(body)).toBe(code);
});

test("nothing that comes makes the readers throw", () => {
  const wild = fc.oneof(
    fc.jsonValue(),
    // Almost right: one field of a sound answer is replaced.
    fc
      .tuple(fc.constantFrom(...Object.keys(SUBSCRIPTION)), fc.jsonValue())
      .map(([name, value]) => ({ ...SUBSCRIPTION, [name]: value })),
  );
  const readers = [
    readSubscription,
    readOffer,
    readCheckout,
    readCustomer,
    readCheckoutSession,
    readPortalLink,
    readCardLink,
    readItems,
    readListedId,
    codeOfRefusal,
    (value: unknown) => readEvent("msg_1", value),
    (value: unknown) => readEvent("msg_1", { type: "a", timestamp: "2026-11-23T10:00:00Z", data: value }),
  ];
  fc.assert(
    fc.property(wild, (value) => {
      for (const read of readers) expect(() => read(value)).not.toThrow();
    }),
    { numRuns: 200 },
  );
});

test("an id can be put into a URL as it is", () => {
  for (const id of ["sub_Iuaq622bbmmfOGrVTqdXk", "a", "A-b_9", "x".repeat(200)])
    expect(isDodoId(id)).toBe(true);
  for (const id of ["", ".", "..", "a/b", "a?b", "a#b", "a%2Fb", "a b", "é", "x".repeat(201), "sub_1\n"])
    expect(isDodoId(id)).toBe(false);
});
