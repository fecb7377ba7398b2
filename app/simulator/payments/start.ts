import type { CheckoutSessionCreateParams } from "dodopayments/resources/checkout-sessions";
import type { Customer } from "dodopayments/resources/customers/customers";
import type { Payment } from "dodopayments/resources/payments";
import type { Subscription } from "dodopayments/resources/subscriptions";
import { DAY } from "~/lib/time";
import { after } from "./billing-dates";
import { addPayment } from "./charge";
import { findProduct, TERM } from "./products";
import type { StoredSubscription } from "./state";
import type { CardView } from "./vendor";
import { BRAND_ID, Refusal, type World } from "./world";

/**
 * What a checkout's cart asks for.
 *
 * @throws {Refusal} 404 when the product is unknown, 422 when the cart holds anything but one subscription
 */
export function orderOf(world: World, request: CheckoutSessionCreateParams) {
  const [line, ...others] = request.product_cart;
  if (!line || others.length > 0)
    throw new Refusal(422, "INVALID_PRODUCT_CART", "This vendor sells one subscription at a time.");
  const product = findProduct(world, line.product_id);
  const trialDays = request.subscription_data?.trial_period_days ?? product.price.trial_period_days ?? 0;
  const recurringMinor = product.price.price * line.quantity;
  return {
    product,
    quantity: line.quantity,
    trialDays,
    recurringMinor,
    dueNowMinor: trialDays > 0 ? 0 : recurringMinor,
  };
}

/** When the first period of an order ends. */
export function firstPeriodEnd({ product, trialDays }: ReturnType<typeof orderOf>, now: Date): Date {
  const { payment_frequency_count: count, payment_frequency_interval: interval } = product.price;
  return trialDays > 0 ? new Date(now.getTime() + trialDays * DAY) : after(now, count, interval);
}

/** Files a subscription that waits for its first payment, and that payment. */
export function addSubscription(
  world: World,
  request: CheckoutSessionCreateParams,
  { customer, card, sessionId }: { customer: Customer; card: CardView; sessionId: string },
): { subscription: StoredSubscription; payment: Payment } {
  const order = orderOf(world, request);
  const now = world.now();
  const { price } = order.product;
  const resource: Subscription = {
    subscription_id: world.newId("sub"),
    status: "pending",
    brand_id: BRAND_ID,
    product_id: order.product.product_id,
    quantity: order.quantity,
    customer: limited(customer),
    metadata: request.metadata ?? {},
    billing: { country: "US", ...request.billing_address },
    created_at: now.toISOString(),
    previous_billing_date: now.toISOString(),
    next_billing_date: firstPeriodEnd(order, now).toISOString(),
    expires_at: after(now, TERM.count, TERM.interval).toISOString(),
    cancel_at_next_billing_date: false,
    cancelled_at: null,
    cancellation_comment: null,
    cancellation_feedback: null,
    paused_at: null,
    trial_period_days: order.trialDays,
    trial_amount: null,
    currency: price.currency,
    recurring_pre_tax_amount: order.recurringMinor,
    tax_inclusive: price.tax_inclusive ?? false,
    tax_id: request.tax_id ?? null,
    payment_frequency_count: price.payment_frequency_count,
    payment_frequency_interval: price.payment_frequency_interval,
    subscription_period_count: price.subscription_period_count,
    subscription_period_interval: price.subscription_period_interval,
    on_demand: false,
    has_payment_method: true,
    payment_method_id: world.newId("pm"),
    scheduled_change: null,
    addons: [],
    meters: [],
    credit_entitlement_cart: [],
    meter_credit_entitlement_cart: [],
    discounts: [],
    discount_id: null,
    discount_cycles_remaining: null,
    custom_field_responses: null,
    customer_business_name: request.customer_business_name ?? null,
  };
  const subscription: StoredSubscription = {
    resource,
    card,
    nextChargeFails: false,
    dueMinor: 0,
    graceEndsAt: null,
    dunning: null,
  };
  world.state.subscriptions[resource.subscription_id] = subscription;
  const payment = addPayment(world, subscription, {
    amountMinor: order.dueNowMinor,
    at: now,
    status: "processing",
    sessionId,
  });
  payment.product_cart = [{ product_id: order.product.product_id, quantity: order.quantity }];
  return { subscription, payment };
}

/** A customer as subscriptions and payments carry it. */
export function limited({
  customer_id,
  email,
  name,
  phone_number,
  metadata,
}: Customer): Subscription["customer"] {
  return { customer_id, email, name, phone_number: phone_number ?? null, metadata: metadata ?? {} };
}
