import type { SubscriptionPreviewChangePlanResponse } from "dodopayments/resources/subscriptions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { YEARLY_PRODUCT_ID } from "./products";
import { openVendor, PRODUCT } from "./vendor.fixture";

let stage: Awaited<ReturnType<typeof openVendor>>;
beforeAll(async () => {
  stage = await openVendor();
  stage.vendor().setRules({ drop: true });
});
afterAll(() => stage.close());

describe("a change of plan", () => {
  const yearly = { product_id: YEARLY_PRODUCT_ID, quantity: 1 };
  const change = (id: string, more: object, path = "") =>
    stage.ask<SubscriptionPreviewChangePlanResponse>("POST", `/subscriptions/${id}/change-plan${path}`, {
      ...yearly,
      proration_billing_mode: "prorated_immediately",
      ...more,
    });
  const paid = () => stage.vendor().subscriptions()[0]?.payments[0];

  it.each([
    ["prorated_immediately", 26_100],
    ["difference_immediately", 26_100],
    ["full_immediately", 29_000],
    ["do_not_bill", 0],
  ])("%s charges %i at once, as its preview says", (proration_billing_mode, amount) => {
    const id = stage.buy();
    const before = stage.read(id);
    const preview = change(id, { proration_billing_mode }, "/preview").body;
    expect(preview.immediate_charge.summary.total_amount).toBe(amount);
    expect(stage.read(id)).toEqual(before);
    expect(change(id, { proration_billing_mode }).status).toBe(200);
    expect(stage.read(id)).toMatchObject({ ...yearly, recurring_pre_tax_amount: 29_000 });
    expect(paid()).toMatchObject({ amountMinor: amount || 2_900, succeeded: true });
    const keepsDate = stage.read(id).next_billing_date === before.next_billing_date;
    expect(keepsDate).toBe(proration_billing_mode === "do_not_bill");
  });

  it("can wait for the next billing date, once, and be taken back", () => {
    const id = stage.buy();
    const later = { effective_at: "next_billing_date" };
    expect(change(id, later).status).toBe(200);
    expect(stage.read(id)).toMatchObject({ product_id: PRODUCT, scheduled_change: yearly });
    expect(change(id, later).status).toBe(409);
    const remove = () => stage.ask("DELETE", `/subscriptions/${id}/change-plan/scheduled`);
    expect([remove().status, remove().status]).toEqual([204, 404]);
    change(id, later);
    expect(change(id, { ...later, cancel_scheduled_change_plan: true }).status).toBe(200);
    stage.vendor().pull(id, "to_period_end");
    expect(stage.read(id)).toMatchObject({ ...yearly, scheduled_change: null });
    expect(paid()).toMatchObject({ amountMinor: 29_000, succeeded: true });
  });

  it("that can't be paid is prevented, or leaves a debt", () => {
    const id = stage.buy();
    stage.vendor().pull(id, "break_card");
    expect(change(id, { on_payment_failure: "prevent_change" }).status).toBe(200);
    expect(stage.read(id)).toMatchObject({ product_id: PRODUCT, status: "active" });
    stage.vendor().pull(id, "break_card");
    change(id, { on_payment_failure: "apply_change" });
    expect(stage.read(id)).toMatchObject({ ...yearly, status: "on_hold" });
    expect(change(id, {}).status).toBe(422);
  });
});
