import { portalPath, withQuery } from "./addresses";
import { cardOf } from "./cards";
import { cancelNow, changeCard, pause, resume, setCancelAtPeriodEnd } from "./changes";
import { invoiceLines } from "./invoice";
import { isOver } from "./lifecycle";
import { productName } from "./products";
import { toSubscription } from "./resources";
import type { StoredLink, StoredSubscription } from "./state";
import type { CardPageView, PayResult, PortalView, SimulatedPayments, SubscriptionView } from "./vendor";
import { findCustomer, findPayment, findSubscription, LINK_VALID, own, Refusal, type World } from "./world";

/** The pages of a customer: their portal, and the page of one card. A link reaches what is its customer's alone. */

type PortalAct = Parameters<SimulatedPayments["portalAct"]>[2];
type PageLink<P extends StoredLink["page"]> = Extract<StoredLink, { page: P }>;

const NOT_THEIRS = "This link doesn't reach that.";

function linkOf<P extends StoredLink["page"]>(world: World, token: string, page: P): PageLink<P> | null {
  const link = own(world.state.links, token);
  return link?.page === page && isValid(world, link) ? (link as PageLink<P>) : null;
}

const isValid = (world: World, { createdAt }: StoredLink) =>
  world.now().getTime() - new Date(createdAt).getTime() < LINK_VALID;

/** Forgets links that no longer work. */
export function forgetOldLinks(world: World): void {
  for (const [token, link] of Object.entries(world.state.links))
    if (!isValid(world, link)) delete world.state.links[token];
}

/** A subscription as pages show it. */
export function viewSubscription(world: World, stored: StoredSubscription): SubscriptionView {
  const { subscription_id: id, product_id: productId } = stored.resource;
  return {
    subscription: toSubscription(world, stored),
    productName: productName(world, productId),
    graceUntil: stored.graceEndsAt,
    card: stored.card,
    nextChargeFails: stored.nextChargeFails,
    payments: Object.values(world.state.payments)
      .filter(({ subscription_id, status }) => subscription_id === id && isDecided(status))
      .reverse()
      .map((payment) => ({
        paymentId: payment.payment_id,
        at: payment.created_at,
        amountMinor: payment.total_amount,
        currency: payment.currency,
        succeeded: payment.status === "succeeded",
      })),
  };
}

const isDecided = (status: string | null | undefined) => status === "succeeded" || status === "failed";

export function viewPortal(world: World, token: string): PortalView | null {
  const link = linkOf(world, token, "portal");
  if (!link) return null;
  const { email, name } = findCustomer(world, link.customerId);
  const subscriptions = Object.values(world.state.subscriptions)
    .filter(({ resource }) => resource.customer.customer_id === link.customerId)
    .reverse()
    .map((stored) => viewSubscription(world, stored));
  return { email, name, returnUrl: link.returnUrl, subscriptions };
}

/** @throws {Refusal} 404 when the link is too old or the subscription another customer's; 422 when it can't be done */
export function actInPortal(world: World, token: string, subscriptionId: string, act: PortalAct): void {
  const subscription = theirs(world, token, subscriptionId);
  if (act === "cancel_at_period_end") setCancelAtPeriodEnd(world, subscription, true);
  if (act === "undo_cancel") setCancelAtPeriodEnd(world, subscription, false);
  if (act === "cancel_now") cancelNow(world, subscription);
  if (act === "pause") pause(world, subscription);
  if (act === "resume") resume(world, subscription);
}

/** @throws {Refusal} 404 when the link is too old or the subscription another customer's */
export function changeCardInPortal(
  world: World,
  token: string,
  subscriptionId: string,
  cardNumber: string,
): PayResult {
  const subscription = theirs(world, token, subscriptionId);
  const { problem } = enterCard(world, subscription, cardNumber, null);
  return { next: problem === null ? world.pagesUrl + portalPath(token) : null, problem };
}

function theirs(world: World, token: string, subscriptionId: string): StoredSubscription {
  const link = linkOf(world, token, "portal");
  const found = own(world.state.subscriptions, subscriptionId);
  if (!link || found?.resource.customer.customer_id !== link.customerId)
    throw new Refusal(404, "NOT_FOUND", NOT_THEIRS);
  return found;
}

export function viewInvoice(world: World, token: string, paymentId: string): { lines: string[] } | null {
  const link = linkOf(world, token, "portal");
  const payment = own(world.state.payments, paymentId);
  if (!link || payment?.customer.customer_id !== link.customerId) return null;
  const lines = invoiceLines(world, payment);
  return lines && { lines };
}

export function viewCardPage(world: World, token: string): CardPageView | null {
  const link = linkOf(world, token, "card");
  const subscription = link && own(world.state.subscriptions, link.subscriptionId);
  if (!link || !subscription) return null;
  return {
    status: link.isUsed ? "done" : "open",
    lastFour: subscription.card?.lastFour ?? null,
    dueMinor: subscription.dueMinor,
    currency: subscription.resource.currency,
    returnUrl: link.returnUrl,
  };
}

/** Takes a card on its own page, once. */
export function payOnCardPage(world: World, token: string, cardNumber: string): PayResult {
  const link = linkOf(world, token, "card");
  if (!link) return { next: null, problem: "This link no longer works." };
  const subscription = findSubscription(world, link.subscriptionId);
  if (!link.isUsed) {
    const { problem } = enterCard(world, subscription, cardNumber, link.paymentId);
    if (problem !== null) return { next: null, problem };
    link.isUsed = true;
  }
  const { subscription_id, status } = subscription.resource;
  const hints = { subscription_id, status, ...(link.paymentId ? { payment_id: link.paymentId } : {}) };
  return { next: link.returnUrl && withQuery(link.returnUrl, hints), problem: null };
}

function enterCard(
  world: World,
  subscription: StoredSubscription,
  cardNumber: string,
  paymentId: string | null,
): { problem: string | null } {
  const card = cardOf(cardNumber);
  if (!card) return { problem: "This vendor takes its test cards alone." };
  if (isOver(subscription)) return { problem: "This subscription is over." };
  const open = paymentId ? findPayment(world, paymentId) : null;
  const { problem } = changeCard(world, subscription, card, open?.status === "succeeded" ? null : open);
  return { problem };
}
