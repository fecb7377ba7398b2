import type { Payment, PaymentListResponse } from "dodopayments/resources/payments";
import type { Subscription, SubscriptionListResponse } from "dodopayments/resources/subscriptions";
import type { WebhookPayload } from "dodopayments/resources/webhook-events";
import { productName } from "./products";
import { limited } from "./start";
import type { StoredDelivery, StoredSubscription } from "./state";
import { BRAND_ID, BUSINESS_ID, findCustomer, findPayment, findSubscription, type World } from "./world";

/** A subscription as the API answers it. */
export function toSubscription(world: World, { resource }: StoredSubscription): Subscription {
  return { ...resource, customer: customerOf(world, resource) };
}

/** A payment as the API answers it. */
export function toPayment(world: World, payment: Payment): Payment {
  return { ...payment, customer: customerOf(world, payment) };
}

function customerOf(world: World, { customer }: Pick<Subscription, "customer">): Subscription["customer"] {
  return limited(findCustomer(world, customer.customer_id));
}

/** A subscription as a list has it: slimmer, and with the product's name. */
export function toListedSubscription(world: World, stored: StoredSubscription): SubscriptionListResponse {
  const one = toSubscription(world, stored);
  return {
    billing: one.billing,
    cancel_at_next_billing_date: one.cancel_at_next_billing_date,
    cancelled_at: one.cancelled_at,
    created_at: one.created_at,
    currency: one.currency,
    customer: one.customer,
    customer_business_name: one.customer_business_name,
    discounts: [],
    discount_id: one.discount_id,
    discount_cycles_remaining: one.discount_cycles_remaining,
    has_payment_method: one.has_payment_method,
    metadata: one.metadata,
    next_billing_date: one.next_billing_date,
    on_demand: one.on_demand,
    paused_at: one.paused_at,
    payment_frequency_count: one.payment_frequency_count,
    payment_frequency_interval: one.payment_frequency_interval,
    payment_method_id: one.payment_method_id,
    previous_billing_date: one.previous_billing_date,
    product_id: one.product_id,
    product_name: productName(world, one.product_id),
    quantity: one.quantity,
    recurring_pre_tax_amount: one.recurring_pre_tax_amount,
    scheduled_change: one.scheduled_change,
    status: one.status,
    subscription_id: one.subscription_id,
    subscription_period_count: one.subscription_period_count,
    subscription_period_interval: one.subscription_period_interval,
    tax_id: one.tax_id,
    tax_inclusive: one.tax_inclusive,
    trial_amount: one.trial_amount,
    trial_period_days: one.trial_period_days,
  };
}

/** A payment as a list has it. */
export function toListedPayment(world: World, stored: Payment): PaymentListResponse {
  const one = toPayment(world, stored);
  return {
    brand_id: one.brand_id,
    card_last_four: one.card_last_four,
    card_network: one.card_network,
    created_at: one.created_at,
    currency: one.currency,
    customer: one.customer,
    digital_products_delivered: one.digital_products_delivered,
    dispute_status: null,
    has_license_key: false,
    invoice_id: one.invoice_id,
    invoice_url: one.invoice_url,
    is_multi_subscription: one.is_multi_subscription,
    metadata: one.metadata,
    payment_id: one.payment_id,
    payment_method: one.payment_method,
    payment_method_type: one.payment_method_type,
    payment_provider: one.payment_provider,
    refund_status: one.refund_status,
    status: one.status,
    subscription_id: one.subscription_id,
    subscription_ids: one.subscription_ids,
    total_amount: one.total_amount,
  };
}

/** An event's body, of the state as it is now. */
export function toEnvelope(world: World, { type, occurredAt, about }: StoredDelivery): WebhookPayload {
  return { business_id: BUSINESS_ID, type, timestamp: occurredAt, data: dataOf(world, about) };
}

function dataOf(world: World, about: StoredDelivery["about"]): WebhookPayload["data"] {
  if (about.kind === "payment")
    return { payload_type: "Payment", ...toPayment(world, findPayment(world, about.paymentId)) };
  const stored = findSubscription(world, about.subscriptionId);
  if (about.kind === "subscription") {
    return {
      payload_type: "Subscription",
      ...toSubscription(world, stored),
      past_due_ends_at: stored.graceEndsAt,
    };
  }
  const { resource, dunning } = stored;
  return {
    payload_type: "DunningAttempt",
    brand_id: BRAND_ID,
    created_at: dunning?.createdAt ?? resource.created_at,
    customer_id: resource.customer.customer_id,
    status: dunning?.status ?? "recovering",
    subscription_id: resource.subscription_id,
    trigger_state: dunning?.triggerState ?? "on_hold",
    payment_id: dunning?.paymentId ?? null,
  };
}
