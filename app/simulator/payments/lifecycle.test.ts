import type { WebhookPayload } from "dodopayments/resources/webhook-events";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { DAY, HOUR } from "~/lib/time";
import { ASKS, DECLINED, FAILS_LATER, openVendor, PAYS, PRODUCT, RETURN_URL } from "./vendor.fixture";

type Stage = Awaited<ReturnType<typeof openVendor>>;
let stage: Stage;
beforeAll(async () => {
  stage = await openVendor();
});
afterAll(() => stage.close());
afterEach(async () => {
  stage.vendor().setGraceDays(0);
  await stage.types();
});

const PURCHASE = ["subscription.active", "payment.succeeded", "subscription.renewed"];
const daysUntil = (iso: string) => (new Date(iso).getTime() - Date.now()) / DAY;
const link = (sub: string) => {
  const { body } = stage.ask<{ payment_link: string }>(
    "POST",
    `/subscriptions/${sub}/update-payment-method`,
    {
      type: "new",
      return_url: "https://shop.test/billing",
    },
  );
  return body.payment_link.split("/").at(-1) ?? "";
};

describe("a purchase", () => {
  it("is active for a month, and is told of in Dodo's order", async () => {
    const id = stage.buy();
    expect(stage.read(id)).toMatchObject({
      status: "active",
      product_id: PRODUCT,
      recurring_pre_tax_amount: 2_900,
      currency: "USD",
      metadata: { user_id: "u1" },
      customer: { email: "mara@example.com" },
      cancel_at_next_billing_date: false,
      trial_period_days: 0,
    });
    expect(daysUntil(stage.read(id).next_billing_date)).toBeGreaterThan(27);
    expect(await stage.types()).toEqual(PURCHASE);
  });

  it("leads back with hints, and a second payment of the same session charges nothing", async () => {
    const session = stage.newCheckout();
    const first = stage.vendor().pay(session, { number: PAYS });
    const hints = new URL(first.next ?? "").searchParams;
    expect(first.next?.startsWith(RETURN_URL)).toBe(true);
    expect(Object.fromEntries(hints)).toMatchObject({ checkout: "success", status: "active" });
    expect(stage.read(hints.get("subscription_id") ?? "").status).toBe("active");
    expect(stage.vendor().pay(session, { number: PAYS })).toEqual(first);
    expect(await stage.types()).toEqual(PURCHASE);
  });

  it("with a declined card fails for good, and the session can be paid with another", async () => {
    const session = stage.newCheckout();
    expect(stage.vendor().pay(session, { number: DECLINED })).toMatchObject({
      next: null,
      problem: expect.stringMatching(/declined/),
    });
    expect(stage.newest().status).toBe("failed");
    expect(stage.ask("GET", `/checkouts/${session}`).body).toMatchObject({ payment_status: "failed" });
    expect(await stage.types()).toEqual(["subscription.failed", "payment.failed"]);
    expect(stage.vendor().pay(session, { number: PAYS }).problem).toBeNull();
    expect(stage.ask("GET", `/checkouts/${session}`).body).toMatchObject({ payment_status: "succeeded" });
    expect(await stage.types()).toEqual(PURCHASE);
  });

  it.each([
    [true, "active", "paid", PURCHASE],
    [false, "failed", "declined", ["subscription.failed", "payment.failed"]],
  ])("asks the bank: approved %s is %s", async (approve, status, page, types) => {
    const session = stage.newCheckout();
    stage.vendor().pay(session, { number: ASKS });
    expect(stage.vendor().checkout(session)?.status).toBe("asking");
    expect(stage.newest().status).toBe("pending");
    expect(stage.ask("GET", `/checkouts/${session}`).body).toMatchObject({
      payment_status: "requires_customer_action",
    });
    stage.vendor().answerBank(session, approve);
    expect(stage.vendor().checkout(session)?.status).toBe(page);
    expect(stage.newest().status).toBe(status);
    expect(await stage.types()).toEqual(types);
  });

  it("with a trial is charged at its end", async () => {
    const id = stage.buy(PAYS, { subscription_data: { trial_period_days: 7 } });
    expect(daysUntil(stage.read(id).next_billing_date)).toBeCloseTo(7, 1);
    expect(await stage.types()).toEqual(["subscription.active", "payment.succeeded"]);
    stage.vendor().pull(id, "to_period_end");
    expect(
      stage
        .vendor()
        .subscriptions()[0]
        ?.payments.map(({ amountMinor }) => amountMinor),
    ).toEqual([2_900, 0]);
    expect(await stage.types()).toEqual([
      "payment.succeeded",
      "subscription.renewed",
      "subscription.updated",
    ]);
  });
});

describe("time", () => {
  it("renews, and dates stay comparable with the wall clock", async () => {
    const id = stage.buy();
    const before = stage.read(id);
    await stage.types();
    stage.vendor().pull(id, "to_period_end");
    const after = stage.read(id);
    expect(Math.abs(daysUntil(after.previous_billing_date))).toBeLessThan(0.01);
    expect(daysUntil(after.next_billing_date)).toBeGreaterThan(27);
    expect(new Date(after.created_at).getTime()).toBeLessThan(
      new Date(before.created_at).getTime() - 27 * DAY,
    );
    expect(await stage.types()).toEqual([
      "payment.succeeded",
      "subscription.renewed",
      "subscription.updated",
    ]);
  });

  it.each([
    [0, "on_hold", ["payment.failed", "subscription.on_hold", "dunning.started", "subscription.updated"]],
    [3, "past_due", ["payment.failed", "subscription.past_due", "dunning.started", "subscription.updated"]],
  ])("with %i days of grace a failed charge is %s", async (days, status, types) => {
    stage.vendor().setGraceDays(days);
    const id = stage.buy(FAILS_LATER);
    await stage.types();
    stage.vendor().pull(id, "to_period_end");
    expect(stage.read(id).status).toBe(status);
    expect(stage.read(id)).not.toHaveProperty("past_due_ends_at");
    const told = await stage.told(types.length);
    expect(told.map(({ event }) => event?.type)).toEqual(types);
    const data = told[1]?.event?.data as WebhookPayload.Subscription;
    if (days === 0) expect(data.past_due_ends_at).toBeNull();
    else expect(daysUntil(data.past_due_ends_at ?? "")).toBeCloseTo(3, 1);
  });

  it("ends grace on hold, and another card recovers it", async () => {
    stage.vendor().setGraceDays(3);
    const id = stage.buy();
    stage.vendor().pull(id, "break_card");
    stage.vendor().pull(id, "to_period_end");
    expect(stage.read(id).status).toBe("past_due");
    await stage.types();
    stage.vendor().pull(id, "to_grace_end");
    expect(stage.read(id).status).toBe("on_hold");
    expect(await stage.types()).toEqual(["subscription.on_hold", "subscription.updated"]);
    const token = link(id);
    expect(stage.vendor().cardPage(token)).toMatchObject({
      status: "open",
      dueMinor: 2_900,
      currency: "USD",
    });
    expect(stage.vendor().cardPay(token, DECLINED)).toMatchObject({
      next: null,
      problem: expect.stringMatching(/declined/),
    });
    expect(await stage.types()).toEqual(["payment.failed"]);
    expect(stage.vendor().cardPay(token, PAYS).next).toMatch(/^https:\/\/shop\.test\/billing\?/);
    expect(stage.read(id).status).toBe("active");
    expect(stage.vendor().cardPage(token)).toMatchObject({ status: "done", dueMinor: 0 });
    expect(await stage.types()).toEqual([
      "payment.succeeded",
      "subscription.active",
      "dunning.recovered",
      "subscription.update_payment_method",
      "subscription.updated",
    ]);
  });

  it("recovers within grace when the bank pays after all", async () => {
    stage.vendor().setGraceDays(3);
    const id = stage.buy();
    stage.vendor().pull(id, "break_card");
    stage.vendor().pull(id, "to_period_end");
    await stage.types();
    stage.vendor().pull(id, "mend_card");
    expect(stage.read(id).status).toBe("active");
    expect(await stage.types()).toEqual([
      "payment.succeeded",
      "subscription.active",
      "dunning.recovered",
      "subscription.updated",
    ]);
  });

  it("does by itself what has become due", async () => {
    const id = stage.buy();
    await stage.types();
    const soon = new Date(Date.now() + 60).toISOString();
    stage.ask("PATCH", `/subscriptions/${id}`, { next_billing_date: soon });
    expect((await stage.told(4)).map(({ event }) => event?.type)).toEqual([
      "subscription.updated",
      "payment.succeeded",
      "subscription.renewed",
      "subscription.updated",
    ]);
  });
});

describe("ends", () => {
  it("at the period's end: active with a flag until then, and it can be taken back", async () => {
    const id = stage.buy();
    await stage.types();
    const flag = (on: boolean) =>
      stage.ask("PATCH", `/subscriptions/${id}`, { cancel_at_next_billing_date: on });
    flag(true);
    expect(stage.read(id)).toMatchObject({ status: "active", cancel_at_next_billing_date: true });
    expect(await stage.types()).toEqual(["subscription.plan_changed", "subscription.updated"]);
    flag(false);
    flag(false);
    expect(await stage.types()).toEqual(["subscription.plan_changed", "subscription.updated"]);
    flag(true);
    await stage.types();
    stage.vendor().pull(id, "to_period_end");
    expect(stage.read(id)).toMatchObject({ status: "cancelled", cancelled_at: expect.any(String) });
    expect(await stage.types()).toEqual(["subscription.cancelled", "subscription.updated"]);
    expect(flag(false).status).toBe(422);
  });

  it("at once, and once", async () => {
    const id = stage.buy();
    await stage.types();
    const cancel = () => stage.ask("PATCH", `/subscriptions/${id}`, { status: "cancelled" }).status;
    expect([cancel(), cancel()]).toEqual([200, 200]);
    expect(await stage.types()).toEqual(["subscription.cancelled", "subscription.updated"]);
  });

  it("with its term", async () => {
    const id = stage.buy();
    await stage.types();
    stage.vendor().pull(id, "expire");
    expect(stage.read(id).status).toBe("expired");
    expect(await stage.types()).toEqual(["subscription.expired", "subscription.updated"]);
  });
});

it("a pause moves the billing date by its length", async () => {
  const id = stage.buy();
  const before = stage.read(id).next_billing_date;
  await stage.types();
  expect(stage.ask("PATCH", `/subscriptions/${id}`, { status: "paused", tax_id: "1" }).status).toBe(422);
  stage.ask("PATCH", `/subscriptions/${id}`, { status: "paused" });
  expect(stage.read(id)).toMatchObject({ status: "paused", paused_at: expect.any(String) });
  stage.vendor().pull(id, "to_period_end");
  expect(stage.read(id).status).toBe("paused");
  stage.ask("PATCH", `/subscriptions/${id}`, { status: "active" });
  const { status, next_billing_date: after } = stage.read(id);
  expect(status).toBe("active");
  expect(Math.abs(new Date(after).getTime() - new Date(before).getTime())).toBeLessThan(HOUR);
  expect(await stage.types()).toEqual([
    "subscription.paused",
    "subscription.updated",
    "subscription.unpaused",
    "subscription.updated",
  ]);
});
