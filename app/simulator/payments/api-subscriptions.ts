import type {
  Subscription,
  SubscriptionListResponse,
  SubscriptionUpdatePaymentMethodResponse,
} from "dodopayments/resources/subscriptions";
import { cardPath } from "./addresses";
import { CardChange, isBetween, pageOf, read, SubscriptionChange, SubscriptionFilter } from "./api-input";
import type { Ask } from "./ask";
import { cancelNow, chargeDues, duesOf, pause, requireAlive, resume, setCancelAtPeriodEnd } from "./changes";
import { tell } from "./lifecycle";
import { toListedSubscription, toSubscription } from "./resources";
import type { StoredSubscription } from "./state";
import { findCustomer, findSubscription, LINK_VALID, Refusal, type World } from "./world";

export const getSubscription = (world: World, { params: [id = ""] }: Ask): Subscription =>
  toSubscription(world, findSubscription(world, id));

export function listSubscriptions(world: World, { query }: Ask): { items: SubscriptionListResponse[] } {
  const {
    brand_id,
    customer_id,
    product_id,
    status,
    cancel_at_next_billing_date: ends,
    ...between
  } = read(SubscriptionFilter, query);
  const all = Object.values(world.state.subscriptions)
    .reverse()
    .filter(
      ({ resource: one }) =>
        (brand_id === undefined || one.brand_id === brand_id) &&
        (customer_id === undefined || one.customer.customer_id === customer_id) &&
        (product_id === undefined || one.product_id === product_id) &&
        (status === undefined || one.status === status) &&
        (ends === undefined || String(one.cancel_at_next_billing_date) === ends) &&
        isBetween(one.created_at, between),
    );
  return { items: pageOf(all, query).map((one) => toListedSubscription(world, one)) };
}

export function changeSubscription(world: World, { params: [id = ""], body }: Ask): Subscription {
  const subscription = findSubscription(world, id);
  const change = read(SubscriptionChange, body);
  if (typeof body === "object" && body && "pause" in body)
    throw invalid("`pause` is gone: send the status paused or active.");
  if (change.status === "paused" || change.status === "active") {
    if (typeof body === "object" && body && Object.keys(body).length > 1)
      throw invalid(`The status ${change.status} must be sent alone.`);
    if (change.status === "paused") pause(world, subscription);
    else resume(world, subscription);
  } else if (change.status === "cancelled" || !change.status) {
    applyFields(world, subscription, change);
  } else throw invalid("A subscription can be set to active, paused or cancelled.");
  return toSubscription(world, subscription);
}

const invalid = (message: string) => new Refusal(422, "INVALID_REQUEST_BODY", message);

function applyFields(
  world: World,
  subscription: StoredSubscription,
  change: ReturnType<typeof SubscriptionChange.parse>,
): void {
  const { resource } = subscription;
  const { next_billing_date: date, cancel_at_next_billing_date: ends } = change;
  if (date) {
    requireAlive(subscription);
    if (new Date(date) <= world.now()) throw invalid("next_billing_date must lie in the future.");
  }
  if (ends !== undefined && ends !== null && change.status !== "cancelled") requireAlive(subscription);
  const before = JSON.stringify(resource);
  if (change.metadata) resource.metadata = change.metadata;
  if (change.billing)
    resource.billing = { ...resource.billing, ...(change.billing as typeof resource.billing) };
  if (change.customer_name) findCustomer(world, resource.customer.customer_id).name = change.customer_name;
  if (change.customer_business_name !== undefined)
    resource.customer_business_name = change.customer_business_name;
  if (change.tax_id !== undefined) resource.tax_id = change.tax_id;
  if (change.cancellation_comment !== undefined) resource.cancellation_comment = change.cancellation_comment;
  if (change.cancellation_feedback !== undefined)
    resource.cancellation_feedback = change.cancellation_feedback;
  if (date) resource.next_billing_date = new Date(date).toISOString();
  const told = JSON.stringify(resource) !== before;
  if (change.status === "cancelled") {
    cancelNow(world, subscription);
    return;
  }
  const toggles = ends !== undefined && ends !== null && ends !== resource.cancel_at_next_billing_date;
  if (toggles) setCancelAtPeriodEnd(world, subscription, ends);
  else if (told) tell(world, subscription, "subscription.updated");
}

export function changePaymentMethod(
  world: World,
  { params: [id = ""], body }: Ask,
): SubscriptionUpdatePaymentMethodResponse {
  const subscription = findSubscription(world, id);
  const method = read(CardChange, body);
  requireAlive(subscription);
  const { resource } = subscription;
  if (method.type === "existing") {
    if (method.payment_method_id !== resource.payment_method_id)
      throw new Refusal(404, "PAYMENT_METHOD_NOT_FOUND", "This customer has no such payment method.");
    if (subscription.dueMinor === 0) return { payment_id: null, payment_link: null };
    const payment = duesOf(world, subscription);
    chargeDues(world, subscription, payment);
    return { payment_id: payment.payment_id, payment_link: null };
  }
  const now = world.now();
  const payment = subscription.dueMinor > 0 ? duesOf(world, subscription) : null;
  const token = world.newId("crd");
  world.state.links[token] = {
    page: "card",
    createdAt: now.toISOString(),
    customerId: resource.customer.customer_id,
    subscriptionId: resource.subscription_id,
    paymentId: payment?.payment_id ?? null,
    returnUrl: method.return_url ?? null,
    isUsed: false,
  };
  const link = world.pagesUrl + cardPath(token);
  if (payment) payment.payment_link = link;
  return {
    payment_id: payment?.payment_id ?? null,
    payment_link: link,
    client_secret: null,
    expires_on: new Date(now.getTime() + LINK_VALID).toISOString(),
  };
}
