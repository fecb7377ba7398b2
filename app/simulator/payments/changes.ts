import type { Payment } from "dodopayments/resources/payments";
import { addPayment, charge } from "./charge";
import { cancel, expire, isOver, letPass, recover, settle, tell } from "./lifecycle";
import type { StoredSubscription } from "./state";
import type { CardView, SubscriptionLever } from "./vendor";
import { Refusal, type World } from "./world";

/** What customers, merchants, banks and time do to a subscription. */

const refused = (message: string) => new Refusal(422, "INVALID_SUBSCRIPTION_STATE", message);

/** @throws {Refusal} when it is over already */
export function requireAlive(subscription: StoredSubscription): void {
  if (isOver(subscription) || subscription.resource.status === "pending")
    throw refused(`A subscription that is ${subscription.resource.status} can't be changed.`);
}

/**
 * Ends it with the paid period, or takes that back.
 *
 * @throws {Refusal} when it is over already
 */
export function setCancelAtPeriodEnd(world: World, subscription: StoredSubscription, on: boolean): void {
  requireAlive(subscription);
  if (subscription.resource.cancel_at_next_billing_date === on) return;
  subscription.resource.cancel_at_next_billing_date = on;
  tell(world, subscription, "subscription.plan_changed", "subscription.updated");
}

/**
 * Ends it at once. A second time changes nothing.
 *
 * @throws {Refusal} when it has failed or expired
 */
export function cancelNow(world: World, subscription: StoredSubscription): void {
  const { status } = subscription.resource;
  if (status === "cancelled") return;
  if (status === "failed" || status === "expired") requireAlive(subscription);
  cancel(world, subscription, world.now());
}

/** @throws {Refusal} unless it is active */
export function pause(world: World, subscription: StoredSubscription): void {
  if (subscription.resource.status !== "active") throw refused("Only an active subscription can be paused.");
  subscription.resource.status = "paused";
  subscription.resource.paused_at = world.now().toISOString();
  tell(world, subscription, "subscription.paused", "subscription.updated");
}

/**
 * Goes on with a paused one: its billing date moves by the time it was paused.
 *
 * @throws {Refusal} unless it is paused
 */
export function resume(world: World, subscription: StoredSubscription): void {
  const { resource } = subscription;
  if (resource.status !== "paused") throw refused("Only a paused subscription can be resumed.");
  const now = world.now().getTime();
  const pausedFor = now - new Date(resource.paused_at ?? now).getTime();
  resource.next_billing_date = new Date(
    new Date(resource.next_billing_date).getTime() + pausedFor,
  ).toISOString();
  resource.status = "active";
  resource.paused_at = null;
  tell(world, subscription, "subscription.unpaused", "subscription.updated");
}

/**
 * Another card was entered: what is owed is paid with it.
 *
 * @param open the payment that was made for what is owed, if there is one
 * @returns the payment of what was owed, if there was something; `problem` says why nothing has changed
 */
export function changeCard(
  world: World,
  subscription: StoredSubscription,
  card: CardView,
  open: Payment | null = null,
): { payment: Payment | null; problem: string | null } {
  requireAlive(subscription);
  const before = subscription.card;
  subscription.card = card;
  if (subscription.dueMinor > 0) {
    const payment = open ?? duesOf(world, subscription);
    payment.total_amount = subscription.dueMinor;
    payment.settlement_amount = subscription.dueMinor;
    if (!charge(world, subscription, payment, { justEntered: true })) {
      subscription.card = before;
      return { payment, problem: "The card was declined. Nothing was charged." };
    }
    newMethod(world, subscription);
    recover(world, subscription);
    tell(world, subscription, "subscription.update_payment_method", "subscription.updated");
    return { payment, problem: null };
  }
  if (card.behaviour === "declined") {
    subscription.card = before;
    return { payment: null, problem: "The card was declined. The card on file stays." };
  }
  newMethod(world, subscription);
  tell(world, subscription, "subscription.update_payment_method", "subscription.updated");
  return { payment: null, problem: null };
}

function newMethod(world: World, { resource }: StoredSubscription): void {
  resource.payment_method_id = world.newId("pm");
  resource.has_payment_method = true;
}

/** The payment for what a failed charge has left unpaid. */
export function duesOf(world: World, subscription: StoredSubscription): Payment {
  return addPayment(world, subscription, {
    amountMinor: subscription.dueMinor,
    at: world.now(),
    status: "requires_payment_method",
    isUpdate: true,
  });
}

/** Tries once more, with the card that is there, to get what is owed. */
export function chargeDues(world: World, subscription: StoredSubscription, payment: Payment): boolean {
  const paid = charge(world, subscription, payment);
  if (paid) {
    recover(world, subscription);
    tell(world, subscription, "subscription.updated");
  }
  return paid;
}

/** Does to a subscription what its lever says. What makes no sense for its state changes nothing. */
export function pull(world: World, subscription: StoredSubscription, lever: SubscriptionLever): void {
  const { resource, card, graceEndsAt } = subscription;
  const now = world.now();
  const until = (date: string | null) => (date ? new Date(date).getTime() - now.getTime() : 0);
  if (lever === "to_period_end") letPass(world, subscription, until(resource.next_billing_date));
  if (lever === "to_grace_end") letPass(world, subscription, until(graceEndsAt));
  if (lever === "to_period_end" || lever === "to_grace_end") settle(world, subscription);
  if (lever === "break_card") subscription.nextChargeFails = true;
  if (lever === "mend_card") {
    subscription.nextChargeFails = false;
    if (card) subscription.card = { ...card, behaviour: "pays" };
    if (subscription.dueMinor > 0) chargeDues(world, subscription, duesOf(world, subscription));
  }
  if (isOver(subscription)) return;
  if (lever === "cancel_now") cancel(world, subscription, now);
  if (lever === "expire") expire(world, subscription, now);
}
