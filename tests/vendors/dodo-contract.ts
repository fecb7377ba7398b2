import { randomUUID } from "node:crypto";
import type DodoPayments from "dodopayments";
import { beforeAll, describe, expect, test } from "vitest";
import { dodoPayments } from "../../app/providers/payments/dodo.server";
import { type DodoOptions, dodoClient } from "../../app/providers/payments/dodo-client.server";
import {
  type PaymentProvider,
  PaymentsRefused,
  type VendorSubscription,
} from "../../app/providers/payments/provider";

/**
 * Every call that we make of Dodo Payments, and those that its SDK offers about the same things, in the order of one
 * subscription's life: with the real SDK, against the simulated vendor or Dodo's own test mode.
 */

/** Where the calls go, and how a checkout gets paid there. */
export type DodoSide = {
  options: Omit<DodoOptions, "name">;
  /** A subscription product, and another one to change to; may be the same. */
  productId: string;
  otherProductId: string;
  /** Resolves when somebody has paid at the checkout with the card that pays. */
  pay(checkout: { sessionId: string; url: string }): Promise<void>;
};

const WEB_PAGE = /^https?:\/\/\S+$/;
/** Dodo's own lists and states follow within seconds. */
const SOON = { timeout: 30_000, interval: 500 };

/**
 * @param name of the other side
 * @param open is called once, before the first call
 */
export function describeDodo(name: string, open: () => Promise<DodoSide> | DodoSide): void {
  describe(`the SDK and ${name}`, () => {
    const mark = randomUUID().slice(0, 8);
    const user = {
      userId: randomUUID(),
      email: `asha.${mark}@example.com`,
      name: `Asha ${mark}`,
    };
    const checkoutId = randomUUID();
    const unknown = (prefix: string) => `${prefix}_unknown${mark}`;

    let side: DodoSide;
    let payments: PaymentProvider;
    let client: DodoPayments;
    let customerId = "";
    let subscriptionId = "";

    beforeAll(async () => {
      side = await open();
      payments = dodoPayments({ name: "dodo", ...side.options });
      client = dodoClient({ name: "dodo", ...side.options });
    });

    const refusedWith = async (call: Promise<unknown>, ...statuses: number[]) => {
      const error: unknown = await call.then(
        () => null,
        (thrown) => thrown,
      );
      expect(error).toBeInstanceOf(PaymentsRefused);
      expect(statuses).toContain((error as PaymentsRefused).status);
    };
    const current = async (): Promise<VendorSubscription> => {
      const subscription = await payments.getSubscription(subscriptionId);
      if (!subscription) throw new Error("the subscription is gone");
      return subscription;
    };

    test("a wrong key opens nothing", async () => {
      const stranger = dodoPayments({ name: "dodo", ...side.options, apiKey: `wrong_${mark}` });
      await refusedWith(stranger.getOffer(side.productId), 401, 403);
      await refusedWith(stranger.createCustomer(user), 401, 403);
    });

    test("what is sold has a price and an interval", async () => {
      const offer = await payments.getOffer(side.productId);
      expect(offer.productId).toBe(side.productId);
      expect(offer.name).not.toBe("");
      expect(offer.price.minor).toBeGreaterThan(0);
      expect(offer.price.currency).toMatch(/^[A-Z]{3}$/);
      expect(offer.intervalCount).toBeGreaterThan(0);
      await refusedWith(payments.getOffer(unknown("pdt")), 404, 422);
    });

    test("a customer is made once and found by the address", async () => {
      expect(await payments.findCustomers(user.email)).toEqual([]);
      customerId = await payments.createCustomer(user);
      const found = [{ customerId, userId: user.userId }];
      await expect.poll(() => payments.findCustomers(user.email), SOON).toEqual(found);
      expect(await payments.findCustomers(user.email.slice(1))).toEqual([]);
      expect(await payments.findCustomers(`not.${user.email}`)).toEqual([]);
      expect(await client.customers.retrieve(customerId)).toMatchObject({
        customer_id: customerId,
        email: user.email,
        metadata: { user_id: user.userId },
      });
      const renamed = await client.customers.update(customerId, { name: `Asha Devi ${mark}` });
      expect(renamed.name).toBe(`Asha Devi ${mark}`);
    });

    test("lists are read page by page, from page 0 on", async () => {
      const more = ["b", "c"].map((letter) => ({
        userId: randomUUID(),
        email: `${letter}.${user.email}`,
        name: `Asha ${letter} ${mark}`,
      }));
      const ids = [customerId];
      for (const one of more) ids.push(await payments.createCustomer(one));
      const listed = async (page_size: number) => {
        const all: string[] = [];
        for await (const one of client.customers.list({ name: mark, page_number: 0, page_size }))
          all.push(one.customer_id);
        return all.sort();
      };
      await expect.poll(() => listed(100), SOON).toEqual([...ids].sort());
      expect(await listed(2)).toEqual([...ids].sort());
      expect(await listed(1)).toEqual([...ids].sort());
      const beyond = await client.customers.list({ name: mark, page_number: 9, page_size: 2 });
      expect(beyond.items).toEqual([]);
      const products = await client.products.list({ page_number: 0, page_size: 100 });
      expect(products.items.map(({ product_id }) => product_id)).toContain(side.productId);
    });

    test("a checkout says beforehand what it will cost", async () => {
      const preview = await client.checkoutSessions.preview({
        product_cart: [{ product_id: side.productId, quantity: 1 }],
        billing_address: { country: "US" },
      });
      expect(preview.currency).toMatch(/^[A-Z]{3}$/);
      expect(preview.total_price).toBeGreaterThanOrEqual(0);
    });

    test("a checkout is open until somebody has paid, and makes a subscription that is ours", async () => {
      const order = {
        customerId,
        userId: user.userId,
        checkoutId,
        trial: true,
        returnUrl: "https://relevel.example/dashboard?checkout=success",
        cancelUrl: "https://relevel.example/pricing",
      };
      await refusedWith(payments.createCheckout({ ...order, productId: unknown("pdt") }), 404, 422);
      const checkout = await payments.createCheckout({ ...order, productId: side.productId });
      expect(checkout.url).toMatch(WEB_PAGE);
      expect(await payments.getCheckout(checkout.sessionId)).toEqual({ status: "open" });
      expect(await payments.getCheckout(unknown("cks"))).toBeNull();
      expect(await payments.listSubscriptions(customerId)).toEqual([]);

      await side.pay(checkout);
      await expect.poll(() => payments.getCheckout(checkout.sessionId), SOON).toEqual({ status: "paid" });
      await expect.poll(() => payments.listSubscriptions(customerId), SOON).toHaveLength(1);
      subscriptionId = (await payments.listSubscriptions(customerId))[0] ?? "";
      await expect.poll(async () => (await current()).status, SOON).toBe("active");

      const offer = await payments.getOffer(side.productId);
      const subscription = await current();
      expect(subscription).toMatchObject({
        subscriptionId,
        customerId,
        productId: side.productId,
        userId: user.userId,
        checkoutId,
        cancelAtPeriodEnd: false,
        cancelledAt: null,
        pausedAt: null,
        trialDays: offer.trialDays,
        intervalCount: offer.intervalCount,
        intervalUnit: offer.intervalUnit,
      });
      expect(subscription.periodEnd.getTime()).toBeGreaterThan(Date.now());
      expect(subscription.periodStart.getTime()).toBeLessThan(subscription.periodEnd.getTime());
      expect(await payments.getSubscription(unknown("sub"))).toBeNull();
    }, 660_000);

    test("subscriptions can be asked for by what they are", async () => {
      const byStatus = async (status: "active" | "on_hold") => {
        const all: string[] = [];
        const pages = client.subscriptions.list({
          customer_id: customerId,
          status,
          page_number: 0,
          page_size: 1,
        });
        for await (const one of pages) all.push(one.subscription_id);
        return all;
      };
      expect(await byStatus("active")).toEqual([subscriptionId]);
      expect(await byStatus("on_hold")).toEqual([]);
    });

    test("its payment has an invoice", async () => {
      const filter = { customer_id: customerId, page_number: 0, page_size: 1 };
      const paid: string[] = [];
      for await (const one of client.payments.list(filter)) paid.push(one.payment_id);
      expect(paid.length).toBeGreaterThan(0);
      const payment = await client.payments.retrieve(paid[0] ?? "");
      expect(payment).toMatchObject({ status: "succeeded", customer: { customer_id: customerId } });
      expect([payment.subscription_id, ...payment.subscription_ids]).toContain(subscriptionId);
      const invoice = await client.invoices.payments.retrieve(payment.payment_id);
      const bytes = Buffer.from(await invoice.arrayBuffer());
      expect(bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");
    });

    test("its customer has pages of their own", async () => {
      expect(await payments.openPortal(customerId, "https://relevel.example/billing")).toMatch(WEB_PAGE);
      await refusedWith(payments.openPortal(unknown("cus"), "https://relevel.example/billing"), 404, 422);
    });

    test("it can end with its period, and that can be taken back", async () => {
      const { periodEnd } = await current();
      for (const on of [true, true, false, false]) {
        const changed = await payments.setCancelAtPeriodEnd(subscriptionId, on);
        expect(changed).toMatchObject({ subscriptionId, status: "active", cancelAtPeriodEnd: on, periodEnd });
        expect((await current()).cancelAtPeriodEnd).toBe(on);
      }
      await refusedWith(payments.setCancelAtPeriodEnd(unknown("sub"), true), 404);
    });

    test("another card can be entered", async () => {
      expect(await payments.changeCard(subscriptionId, "https://relevel.example/billing")).toMatch(WEB_PAGE);
      await refusedWith(payments.changeCard(unknown("sub"), "https://relevel.example/billing"), 404);
    });

    test("a card that is known can be taken again", async () => {
      const { payment_method_id } = await client.subscriptions.retrieve(subscriptionId);
      if (!payment_method_id) throw new Error("it was paid with a card, which has an id");
      const payment_method = { type: "existing" as const, payment_method_id };
      await client.subscriptions.updatePaymentMethod(subscriptionId, { payment_method }, { maxRetries: 0 });
      // Nothing was owed, so that nothing has changed.
      expect(await current()).toMatchObject({ status: "active", subscriptionId });
    });

    test("it can be paused and resumed", async () => {
      const paused = await payments.pause(subscriptionId);
      expect(paused.status).toBe("paused");
      expect(paused.pausedAt).toBeInstanceOf(Date);
      const resumed = await payments.resume(subscriptionId);
      expect(resumed).toMatchObject({ status: "active", pausedAt: null });
      // A status goes alone.
      const both = client.subscriptions.update(subscriptionId, {
        status: "paused",
        cancel_at_next_billing_date: true,
      });
      await expect(both).rejects.toMatchObject({ status: 422 });
      expect((await current()).status).toBe("active");
    });

    test("its plan can be changed later, and that can be taken back", async () => {
      const change = {
        product_id: side.otherProductId,
        quantity: 1,
        proration_billing_mode: "do_not_bill" as const,
        effective_at: "next_billing_date" as const,
      };
      const preview = await client.subscriptions.previewChangePlan(subscriptionId, change);
      expect(preview.new_plan.product_id).toBe(side.otherProductId);
      await client.subscriptions.changePlan(subscriptionId, change, { maxRetries: 0 });
      const scheduled = await client.subscriptions.retrieve(subscriptionId);
      expect(scheduled.product_id).toBe(side.productId);
      expect(scheduled.scheduled_change?.product_id).toBe(side.otherProductId);
      const second = client.subscriptions.changePlan(subscriptionId, change, { maxRetries: 0 });
      await expect(second).rejects.toMatchObject({ status: 409 });
      await client.subscriptions.cancelChangePlan(subscriptionId);
      expect((await client.subscriptions.retrieve(subscriptionId)).scheduled_change ?? null).toBeNull();
    });

    test("its plan can be changed at once", async () => {
      const { periodEnd } = await current();
      await client.subscriptions.changePlan(
        subscriptionId,
        { product_id: side.otherProductId, quantity: 1, proration_billing_mode: "do_not_bill" },
        { maxRetries: 0 },
      );
      await expect.poll(async () => (await current()).productId, SOON).toBe(side.otherProductId);
      // Nothing is billed, so that nothing begins anew.
      expect((await current()).periodEnd).toEqual(periodEnd);
    });

    test("its next charge can be put off, and not into the past", async () => {
      const later = new Date((await current()).periodEnd.getTime() + 86_400_000);
      const next_billing_date = later.toISOString();
      await client.subscriptions.update(subscriptionId, { next_billing_date });
      // Dodo keeps whole seconds at least.
      const off = Math.abs((await current()).periodEnd.getTime() - later.getTime());
      expect(off).toBeLessThan(1_000);
      const past = client.subscriptions.update(subscriptionId, { next_billing_date: "2026-01-01T00:00:00Z" });
      await expect(past).rejects.toMatchObject({ status: expect.toSatisfy((status) => status >= 400) });
    });

    test("it can end at once, and nothing brings it back", async () => {
      const ended = await payments.cancelNow(subscriptionId);
      expect(ended.status).toBe("cancelled");
      expect(ended.cancelledAt).toBeInstanceOf(Date);
      expect((await payments.cancelNow(subscriptionId)).status).toBe("cancelled");
      await refusedWith(payments.resume(subscriptionId), 400, 403, 409, 422);
      await refusedWith(payments.setCancelAtPeriodEnd(subscriptionId, false), 400, 403, 409, 422);
      expect((await current()).status).toBe("cancelled");
      expect(await payments.listSubscriptions(customerId)).toEqual([subscriptionId]);
      await refusedWith(payments.cancelNow(unknown("sub")), 404);
    });
  });
}
