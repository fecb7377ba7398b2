import type {
  SubscriptionChangePlanResponse,
  SubscriptionPreviewChangePlanResponse,
} from "dodopayments/resources/subscriptions";
import { PlanChange, read } from "./api-input";
import type { Ask } from "./ask";
import { addPayment, charge } from "./charge";
import { fail, periodEndFrom, takePlan, tell } from "./lifecycle";
import { findProduct } from "./products";
import { toSubscription } from "./resources";
import type { StoredSubscription } from "./state";
import { findSubscription, Refusal, type World } from "./world";

type Change = ReturnType<typeof PlanChange.parse>;

export function changePlan(world: World, { params: [id = ""], body }: Ask): SubscriptionChangePlanResponse {
  const subscription = findSubscription(world, id);
  const change = read(PlanChange, body);
  requireChangeable(world, subscription, change);
  if (change.effective_at === "next_billing_date") {
    schedule(world, subscription, change);
    return {};
  }
  const { amountMinor, now } = immediateCharge(world, subscription, change);
  const resetsPeriod = change.proration_billing_mode !== "do_not_bill";
  const payment =
    amountMinor > 0
      ? addPayment(world, subscription, {
          amountMinor,
          at: now,
          status: "processing",
          metadata: change.metadata ?? undefined,
        })
      : null;
  const paid = payment ? charge(world, subscription, payment) : true;
  if (!paid && change.on_payment_failure === "prevent_change") return { payment_id: payment?.payment_id };
  takePlan(world, subscription, change.product_id, change.quantity);
  if (resetsPeriod) {
    subscription.resource.previous_billing_date = now.toISOString();
    subscription.resource.next_billing_date = periodEndFrom(subscription, now).toISOString();
  }
  tell(world, subscription, "subscription.plan_changed");
  if (payment && !paid) fail(world, subscription, payment, now);
  else tell(world, subscription, "subscription.updated");
  return { payment_id: payment?.payment_id ?? null };
}

export function previewPlanChange(
  world: World,
  { params: [id = ""], body }: Ask,
): SubscriptionPreviewChangePlanResponse {
  const subscription = findSubscription(world, id);
  const change = read(PlanChange, body);
  requireChangeable(world, subscription, { ...change, collect_via_payment_link: false });
  const { amountMinor, factor, now } = immediateCharge(world, subscription, change);
  const planned: StoredSubscription = structuredClone(subscription);
  takePlan(world, planned, change.product_id, change.quantity);
  if (change.proration_billing_mode !== "do_not_bill") {
    planned.resource.previous_billing_date = now.toISOString();
    planned.resource.next_billing_date = periodEndFrom(planned, now).toISOString();
  }
  const product = findProduct(world, change.product_id);
  const { currency } = product.price;
  return {
    immediate_charge: {
      effective_at:
        change.effective_at === "immediately" ? now.toISOString() : subscription.resource.next_billing_date,
      line_items: [
        {
          type: "subscription",
          id: subscription.resource.subscription_id,
          product_id: product.product_id,
          name: product.name,
          currency,
          unit_price: product.price.price,
          quantity: change.quantity,
          proration_factor: factor,
          tax_inclusive: product.price.tax_inclusive ?? false,
          tax: 0,
          tax_rate: 0,
        },
      ],
      summary: {
        currency,
        customer_credits: 0,
        total_amount: amountMinor,
        tax: 0,
        settlement_amount: amountMinor,
        settlement_currency: currency,
        settlement_tax: 0,
      },
    },
    new_plan: toSubscription(world, planned),
  };
}

/** Takes a scheduled change back. */
export function cancelPlanChange(world: World, { params: [id = ""] }: Ask): null {
  const subscription = findSubscription(world, id);
  if (!subscription.resource.scheduled_change)
    throw new Refusal(404, "SCHEDULED_PLAN_CHANGE_NOT_FOUND", "No plan change is scheduled.");
  subscription.resource.scheduled_change = null;
  tell(world, subscription, "subscription.updated");
  return null;
}

function requireChangeable(world: World, { resource }: StoredSubscription, change: Change): void {
  findProduct(world, change.product_id);
  if (resource.status !== "active") {
    throw new Refusal(
      422,
      "INVALID_SUBSCRIPTION_STATE",
      `The plan of a subscription that is ${resource.status} can't be changed.`,
    );
  }
  if (resource.scheduled_change && !change.cancel_scheduled_change_plan)
    throw new Refusal(409, "PLAN_CHANGE_PENDING", "A plan change is scheduled already.");
  if (change.addons?.length || change.discount_code || change.discount_codes?.length)
    throw new Refusal(422, "INVALID_REQUEST_BODY", "This vendor knows no add-ons and no discounts.");
  if (change.collect_via_payment_link)
    throw new Refusal(403, "CAPABILITY_NOT_ENABLED", "Plan changes by payment link are not enabled.");
}

function schedule(world: World, subscription: StoredSubscription, change: Change): void {
  const product = findProduct(world, change.product_id);
  subscription.resource.scheduled_change = {
    id: world.newId("spc"),
    product_id: product.product_id,
    product_name: product.name,
    product_description: product.description,
    quantity: change.quantity,
    addons: [],
    created_at: world.now().toISOString(),
    effective_at: subscription.resource.next_billing_date,
  };
  tell(world, subscription, "subscription.updated");
}

/**
 * What a plan change costs at once. Prorated: the new price less what is unused of the old one; difference: the
 * new price less the old one; full: the new price. Never less than nothing.
 */
function immediateCharge(world: World, { resource }: StoredSubscription, change: Change) {
  const now = world.now();
  const price = findProduct(world, change.product_id).price.price * change.quantity;
  const [begins, ends] = [resource.previous_billing_date, resource.next_billing_date].map((iso) =>
    new Date(iso).getTime(),
  ) as [number, number];
  const unused = Math.min(1, Math.max(0, (ends - now.getTime()) / Math.max(1, ends - begins)));
  const old = resource.recurring_pre_tax_amount;
  const amounts = {
    prorated_immediately: price - Math.round(old * unused),
    difference_immediately: price - old,
    full_immediately: price,
    do_not_bill: 0,
  };
  const isNow = change.effective_at === "immediately";
  const mode = change.proration_billing_mode;
  return {
    amountMinor: isNow ? Math.max(0, amounts[mode]) : 0,
    factor: isNow && mode === "prorated_immediately" ? unused : 1,
    now,
  };
}
