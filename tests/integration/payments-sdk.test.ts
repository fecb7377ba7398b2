import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dodoPayments } from "~/providers/payments/dodo.server";
import type { PaymentProvider } from "~/providers/payments/provider";
import { YEARLY_PRODUCT_ID } from "~/simulator/payments/products";
import { describeDodo } from "../vendors/dodo-contract";
import { openDodoStage } from "../vendors/dodo-stage";

const PAYS = "4242 4242 4242 4242";

let on: Awaited<ReturnType<typeof openDodoStage>>;
let payments: PaymentProvider;
beforeAll(async () => {
  on = await openDodoStage();
  payments = dodoPayments({ name: "simulator", ...on.options });
});
afterAll(() => on?.close());

describeDodo("the simulated vendor", () => ({
  options: on.options,
  productId: on.productId,
  otherProductId: YEARLY_PRODUCT_ID,
  pay: async ({ sessionId }) => {
    expect(on.vendor.pay(sessionId, { number: PAYS }).problem).toBeNull();
  },
}));

test("every call that the simulated vendor answers was made", () => {
  expect([...on.asked].sort()).toEqual([
    "DELETE /subscriptions/:/change-plan/scheduled",
    "GET /checkouts/:",
    "GET /customers",
    "GET /customers/:",
    "GET /invoices/payments/:",
    "GET /payments",
    "GET /payments/:",
    "GET /products",
    "GET /products/:",
    "GET /subscriptions",
    "GET /subscriptions/:",
    "PATCH /customers/:",
    "PATCH /subscriptions/:",
    "POST /checkouts",
    "POST /checkouts/preview",
    "POST /customers",
    "POST /customers/:/customer-portal/session",
    "POST /subscriptions/:/change-plan",
    "POST /subscriptions/:/change-plan/preview",
    "POST /subscriptions/:/update-payment-method",
  ]);
});

/** A checkout of a new customer. */
async function newCheckout() {
  const userId = randomUUID();
  const customerId = await payments.createCustomer({ userId, email: `${userId}@example.com`, name: "Asha" });
  const { sessionId } = await payments.createCheckout({
    customerId,
    productId: on.productId,
    userId,
    checkoutId: randomUUID(),
    trial: true,
    returnUrl: "https://relevel.example/dashboard?checkout=success",
    cancelUrl: "https://relevel.example/pricing",
  });
  return { customerId, sessionId };
}

async function subscribe(number = PAYS): Promise<string> {
  const { customerId, sessionId } = await newCheckout();
  on.vendor.pay(sessionId, { number });
  const [subscriptionId = ""] = await payments.listSubscriptions(customerId);
  return subscriptionId;
}

describe("a checkout, as the adapter sees it,", () => {
  test("has failed with a card that is declined", async () => {
    const { sessionId } = await newCheckout();
    on.vendor.pay(sessionId, { number: "4000 0000 0000 0002" });
    expect((await payments.getCheckout(sessionId))?.status).toBe("failed");
  });

  test("is under way while the bank asks, and paid when it was answered", async () => {
    const { sessionId, customerId } = await newCheckout();
    on.vendor.pay(sessionId, { number: "4000 0025 0000 3155" });
    expect(await payments.getCheckout(sessionId)).toEqual({ status: "processing" });
    on.vendor.answerBank(sessionId, true);
    expect(await payments.getCheckout(sessionId)).toEqual({ status: "paid" });
    expect(await payments.listSubscriptions(customerId)).toHaveLength(1);
  });
});

describe("the vendor's webhooks", () => {
  test("are authentic, and say which subscription to ask about", async () => {
    const subscriptionId = await subscribe();
    for (const type of ["subscription.active", "payment.succeeded", "subscription.renewed"]) {
      const { rawBody, headers } = await on.arrived(type, subscriptionId);
      const event = payments.verifyWebhook(rawBody, headers);
      expect(event).toMatchObject({ type, subscriptionIds: [subscriptionId], graceUntil: null });
      expect(event?.eventId).toBe(headers["webhook-id"]);
      expect(Math.abs((event?.occurredAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
      expect(payments.verifyWebhook(`${rawBody} `, headers)).toBeNull();
    }
  });

  test("alone say until when a failed charge is forgiven", async () => {
    on.vendor.setGraceDays(3);
    const subscriptionId = await subscribe("4000 0000 0000 0341");
    on.vendor.pull(subscriptionId, "to_period_end");
    const { rawBody, headers } = await on.arrived("subscription.past_due", subscriptionId);
    const event = payments.verifyWebhook(rawBody, headers);
    const subscription = await payments.getSubscription(subscriptionId);
    expect(subscription?.status).toBe("past_due");
    expect(event?.subscriptionIds).toEqual([subscriptionId]);
    expect(event?.graceUntil?.getTime()).toBeGreaterThan(Date.now());
  });

  test.each(["wrong_signature", "stale"] as const)("are refused when they come %s", async (next) => {
    const subscriptionId = await subscribe();
    on.vendor.setRules({ next });
    await payments.setCancelAtPeriodEnd(subscriptionId, true);
    const { rawBody, headers } = await on.arrived("subscription.plan_changed", subscriptionId);
    expect(payments.verifyWebhook(rawBody, headers)).toBeNull();
  });

  test.each([
    ["unknown_type", "subscription.reviewed"],
    ["extra_fields", "subscription.plan_changed"],
  ] as const)("are read when they come with %s", async (next, type) => {
    const subscriptionId = await subscribe();
    on.vendor.setRules({ next });
    await payments.setCancelAtPeriodEnd(subscriptionId, true);
    const { rawBody, headers } = await on.arrived(type, subscriptionId);
    expect(payments.verifyWebhook(rawBody, headers)).toMatchObject({
      type,
      subscriptionIds: [subscriptionId],
    });
  });
});
