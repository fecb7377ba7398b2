import type { Customer } from "dodopayments/resources/customers/customers";
import type { Payment } from "dodopayments/resources/payments";
import { checkoutPath, withQuery } from "./addresses";
import { buyerOf } from "./api-checkouts";
import { cardOf } from "./cards";
import { begin } from "./lifecycle";
import { isSold } from "./products";
import { addSubscription, orderOf } from "./start";
import type { StoredCheckout, StoredSubscription } from "./state";
import type { CheckoutView, PayResult } from "./vendor";
import { addCustomer, findPayment, findSubscription, own, sameEmail, type World } from "./world";

/** The page on which a checkout session is paid. */

export function viewCheckout(world: World, sessionId: string): CheckoutView | null {
  const checkout = own(world.state.checkouts, sessionId);
  if (!checkout) return null;
  const { request } = checkout;
  if (!request.product_cart.every(({ product_id: id }) => isSold(world, id))) return null;
  const { product, trialDays, recurringMinor } = orderOf(world, request);
  const buyer = buyerOf(world, checkout);
  return {
    sessionId,
    status: statusOf(world, checkout),
    productName: product.name,
    amountMinor: recurringMinor,
    currency: product.price.currency,
    interval: product.price.payment_frequency_interval,
    trialDays,
    email: buyer.email ?? "",
    name: buyer.name ?? "",
    emailIsFixed: emailIsFixed(checkout, buyer.email),
    cancelUrl: request.cancel_url ?? null,
    returnUrl: checkout.status === "paid" ? leadBack(world, checkout) : (request.return_url ?? null),
  };
}

function statusOf(world: World, { status, expiresAt }: StoredCheckout): CheckoutView["status"] {
  const isOpen = status === "open" || status === "declined";
  return isOpen && new Date(expiresAt) <= world.now() ? "expired" : status;
}

function emailIsFixed({ request }: StoredCheckout, email: string | null): boolean {
  return email !== null && request.feature_flags?.allow_customer_editing_email === false;
}

/**
 * Pays a session. A second payment of the same session charges nothing.
 *
 * @param form.number of one of the test cards
 */
export function payCheckout(
  world: World,
  sessionId: string,
  form: { number: string; email?: string; name?: string },
): PayResult {
  const checkout = own(world.state.checkouts, sessionId);
  if (!checkout || !viewCheckout(world, sessionId)) return refused("There is no such checkout.");
  const status = statusOf(world, checkout);
  if (status === "expired") return refused("This checkout has expired. Start again where you came from.");
  if (status === "paid") return { next: leadBack(world, checkout), problem: null };
  if (status === "asking") return { next: pageOf(world, sessionId), problem: null };
  const card = cardOf(form.number);
  if (!card) return refused("This vendor takes its test cards alone.");
  const buyer = buyerOf(world, checkout);
  const email = (emailIsFixed(checkout, buyer.email) ? buyer.email : form.email?.trim() || buyer.email) ?? "";
  if (!email.includes("@")) return refused("An e-mail address is needed.");
  const customer = customerFor(world, checkout, { email, name: form.name?.trim() || buyer.name || email });
  const { subscription, payment } = addSubscription(world, checkout.request, { customer, card, sessionId });
  checkout.subscriptionId = subscription.resource.subscription_id;
  checkout.paymentId = payment.payment_id;
  if (card.behaviour === "needs_3ds") {
    payment.status = "requires_customer_action";
    checkout.status = "asking";
    return { next: pageOf(world, sessionId), problem: null };
  }
  return conclude(world, checkout, { subscription, payment }, true);
}

/** The bank has asked its customer, and this is the answer. Nothing happens unless it was asking. */
export function answerBank(world: World, sessionId: string, approve: boolean): PayResult {
  const checkout = own(world.state.checkouts, sessionId);
  if (!checkout) return refused("There is no such checkout.");
  const { status, subscriptionId, paymentId } = checkout;
  if (status !== "asking" || !subscriptionId || !paymentId) {
    return status === "paid"
      ? { next: leadBack(world, checkout), problem: null }
      : refused("No bank is asking.");
  }
  const attempt = {
    subscription: findSubscription(world, subscriptionId),
    payment: findPayment(world, paymentId),
  };
  return conclude(world, checkout, attempt, approve);
}

type Attempt = { subscription: StoredSubscription; payment: Payment };

function conclude(
  world: World,
  checkout: StoredCheckout,
  { subscription, payment }: Attempt,
  approved: boolean,
): PayResult {
  const paid = begin(world, subscription, payment, approved);
  checkout.status = paid ? "paid" : "declined";
  if (paid) return { next: leadBack(world, checkout), problem: null };
  return refused(
    approved ? "The card was declined. Try another one." : "The bank declined it. Try another card.",
  );
}

/** The customer by whom this is bought: the session's own, unless another e-mail address was typed. */
function customerFor(
  world: World,
  checkout: StoredCheckout,
  { email, name }: { email: string; name: string },
): Customer {
  const { customerId } = buyerOf(world, checkout);
  const given = customerId ? own(world.state.customers, customerId) : null;
  if (given && sameEmail(given.email, email)) return given;
  const isNew = checkout.request.feature_flags?.always_create_new_customer === true;
  const known = isNew
    ? undefined
    : Object.values(world.state.customers).find((one) => sameEmail(one.email, email));
  return known ?? addCustomer(world, { email, name });
}

/** Where the vendor leads after paying. What it adds to the address are hints for the page there, and no proof. */
function leadBack(world: World, { request, subscriptionId, paymentId }: StoredCheckout): string | null {
  if (!request.return_url) return null;
  const subscription = subscriptionId ? own(world.state.subscriptions, subscriptionId) : null;
  if (!subscription) return request.return_url;
  const { resource } = subscription;
  return withQuery(request.return_url, {
    subscription_id: resource.subscription_id,
    status: resource.status,
    ...(paymentId ? { payment_id: paymentId } : {}),
    email: resource.customer.email,
  });
}

const pageOf = (world: World, sessionId: string) => world.pagesUrl + checkoutPath(sessionId);
const refused = (problem: string): PayResult => ({ next: null, problem });
