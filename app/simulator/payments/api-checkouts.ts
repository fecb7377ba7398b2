import type {
  CheckoutSessionPreviewResponse,
  CheckoutSessionResponse,
  CheckoutSessionStatus,
} from "dodopayments/resources/checkout-sessions";
import { HOUR, MINUTE } from "~/lib/time";
import { checkoutPath } from "./addresses";
import { readCheckout } from "./api-input";
import type { Ask } from "./ask";
import { firstPeriodEnd, orderOf } from "./start";
import type { StoredCheckout } from "./state";
import { findCustomer, own, Refusal, type World } from "./world";

/** How long a session can be paid. */
const VALID = 24 * HOUR;
const VALID_CONFIRMED = 15 * MINUTE;

export function createCheckout(world: World, { body }: Ask): CheckoutSessionResponse {
  const request = readCheckout(body);
  orderOf(world, request);
  if (request.customer && "customer_id" in request.customer)
    findCustomer(world, request.customer.customer_id);
  const now = world.now();
  const sessionId = world.newId("cks");
  world.state.checkouts[sessionId] = {
    sessionId,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + (request.confirm ? VALID_CONFIRMED : VALID)).toISOString(),
    request,
    status: "open",
    subscriptionId: null,
    paymentId: null,
  };
  return {
    session_id: sessionId,
    checkout_url: world.pagesUrl + checkoutPath(sessionId),
    client_secret: null,
    payment_id: null,
    publishable_key: null,
  };
}

export function getCheckout(world: World, { params: [id = ""] }: Ask): CheckoutSessionStatus {
  const checkout = own(world.state.checkouts, id);
  if (!checkout) throw new Refusal(404, "CHECKOUT_SESSION_NOT_FOUND", "There is no such checkout session.");
  const buyer = buyerOf(world, checkout);
  const payment = checkout.paymentId ? own(world.state.payments, checkout.paymentId) : null;
  return {
    id,
    created_at: checkout.createdAt,
    customer_email: payment?.customer.email ?? buyer.email,
    customer_name: payment?.customer.name ?? buyer.name,
    payment_id: payment?.payment_id ?? null,
    payment_status: payment?.status ?? null,
  };
}

/** Whom a session was made for, as far as it says. */
export function buyerOf(
  world: World,
  { request: { customer } }: StoredCheckout,
): { customerId: string | null; email: string | null; name: string | null } {
  if (!customer) return { customerId: null, email: null, name: null };
  if (!("customer_id" in customer))
    return { customerId: null, email: customer.email, name: customer.name ?? null };
  const known = own(world.state.customers, customer.customer_id);
  return { customerId: customer.customer_id, email: known?.email ?? null, name: known?.name ?? null };
}

export function previewCheckout(world: World, { body }: Ask): CheckoutSessionPreviewResponse {
  const request = readCheckout(body);
  const order = orderOf(world, request);
  const { product, quantity, trialDays, recurringMinor, dueNowMinor } = order;
  const { price } = product;
  const nextBillingDate = firstPeriodEnd(order, world.now()).toISOString();
  return {
    billing_country: request.billing_address?.country ?? "US",
    currency: price.currency,
    current_breakup: { discount: 0, subtotal: dueNowMinor, total_amount: dueNowMinor, tax: 0 },
    recurring_breakup: { discount: 0, subtotal: recurringMinor, total_amount: recurringMinor, tax: 0 },
    is_byop: false,
    payment_method_required: true,
    total_price: dueNowMinor,
    total_tax: 0,
    next_billing_date: nextBillingDate,
    trial_period_days: trialDays,
    trial_amount: null,
    product_cart: [
      {
        product_id: product.product_id,
        name: product.name,
        quantity,
        currency: price.currency,
        og_currency: price.currency,
        og_price: price.price,
        discounted_price: price.price,
        is_subscription: true,
        is_usage_based: false,
        tax_category: product.tax_category,
        tax_inclusive: price.tax_inclusive ?? false,
        tax_rate: 0,
        credit_entitlements: [],
        meters: [],
      },
    ],
    subscriptions: [
      {
        product_id: product.product_id,
        amount_due_now: dueNowMinor,
        recurring_amount: recurringMinor,
        next_billing_date: nextBillingDate,
        trial_period_days: trialDays,
      },
    ],
  };
}
