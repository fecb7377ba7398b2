import type { Payment } from "dodopayments/resources/payments";
import type { SubscriptionStatus } from "dodopayments/resources/subscriptions";
import type { WebhookEventType } from "dodopayments/resources/webhook-events";
import { DAY } from "~/lib/time";
import { after, earlier } from "./billing-dates";
import { addPayment, charge, decide, tellPayment } from "./charge";
import { findProduct, isSold } from "./products";
import type { StoredSubscription } from "./state";
import type { World } from "./world";

const OVER: readonly SubscriptionStatus[] = ["cancelled", "failed", "expired"];
/** More than this passes in no settling: twenty years of months. */
const MOST_STEPS = 300;

/** Will it never be charged again? */
export const isOver = ({ resource }: StoredSubscription): boolean => OVER.includes(resource.status);

/** Tells of a subscription, once per type. */
export function tell(world: World, { resource }: StoredSubscription, ...types: WebhookEventType[]): void {
  const { subscription_id: subscriptionId } = resource;
  for (const type of types) world.emit(type, { kind: "subscription", subscriptionId });
}

/**
 * The first payment of a new subscription is decided: it starts, or it has failed for good.
 *
 * @param approved what the bank answered, where it was asked
 */
export function begin(
  world: World,
  subscription: StoredSubscription,
  payment: Payment,
  approved: boolean,
): boolean {
  const { resource } = subscription;
  const paid = decide(world, subscription, payment, { justEntered: true, approved });
  resource.status = paid ? "active" : "failed";
  tell(world, subscription, paid ? "subscription.active" : "subscription.failed");
  tellPayment(world, payment);
  // Renewed is said of every deduction: of the first one too, and of none while a trial is free.
  if (paid && payment.total_amount > 0) tell(world, subscription, "subscription.renewed");
  return paid;
}

/** When something becomes due for this subscription by itself; null: never. */
export function nextDue({ resource, graceEndsAt }: StoredSubscription): Date | null {
  const { status, next_billing_date: periodEnd, expires_at: termEnd } = resource;
  const dates: string[] = [];
  if (status === "active") dates.push(periodEnd);
  if (status === "past_due" && graceEndsAt) dates.push(graceEndsAt);
  if ((status === "past_due" || status === "on_hold") && resource.cancel_at_next_billing_date)
    dates.push(periodEnd);
  if (!OVER.includes(status) && status !== "pending" && termEnd) dates.push(termEnd);
  const first = Math.min(...dates.map((date) => new Date(date).getTime()));
  return Number.isFinite(first) ? new Date(first) : null;
}

/** Does everything that has become due by now, in its order. */
export function settle(world: World, subscription: StoredSubscription): void {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const due = nextDue(subscription);
    if (!due || due > world.now()) return;
    doWhatIsDue(world, subscription, due);
  }
}

function doWhatIsDue(world: World, subscription: StoredSubscription, at: Date): void {
  const { resource, graceEndsAt } = subscription;
  const isDue = (date: string | null | undefined) => Boolean(date) && new Date(date ?? 0) <= at;
  if (isDue(resource.expires_at)) expire(world, subscription, at);
  else if (resource.cancel_at_next_billing_date && isDue(resource.next_billing_date))
    cancel(world, subscription, at);
  else if (resource.status === "past_due" && isDue(graceEndsAt)) hold(world, subscription);
  else renew(world, subscription, at);
}

function renew(world: World, subscription: StoredSubscription, at: Date): void {
  const { resource } = subscription;
  const change = resource.scheduled_change;
  if (change && isSold(world, change.product_id)) {
    takePlan(world, subscription, change.product_id, change.quantity);
    tell(world, subscription, "subscription.plan_changed");
  }
  // The vendor's billing date moves on even when the charge then fails.
  resource.previous_billing_date = at.toISOString();
  resource.next_billing_date = periodEndFrom(subscription, at).toISOString();
  const amountMinor = resource.recurring_pre_tax_amount;
  const payment = addPayment(world, subscription, { amountMinor, at, status: "processing" });
  if (!charge(world, subscription, payment)) fail(world, subscription, payment, at);
  else tell(world, subscription, "subscription.renewed", "subscription.updated");
}

/** Puts another product in. */
export function takePlan(
  world: World,
  { resource }: StoredSubscription,
  productId: string,
  quantity: number,
): void {
  const { price } = findProduct(world, productId);
  resource.product_id = productId;
  resource.quantity = quantity;
  resource.recurring_pre_tax_amount = price.price * quantity;
  resource.payment_frequency_count = price.payment_frequency_count;
  resource.payment_frequency_interval = price.payment_frequency_interval;
  resource.scheduled_change = null;
}

/** When a period that begins at an instant ends. */
export function periodEndFrom({ resource }: StoredSubscription, from: Date): Date {
  return after(from, resource.payment_frequency_count, resource.payment_frequency_interval);
}

/** A charge has failed: it is forgiven for the days of grace, or the subscription is put on hold. */
export function fail(world: World, subscription: StoredSubscription, payment: Payment, at: Date): void {
  const { graceDays } = world.state;
  const status = graceDays > 0 ? "past_due" : "on_hold";
  const { subscription_id: subscriptionId } = subscription.resource;
  subscription.resource.status = status;
  subscription.dueMinor = payment.total_amount;
  subscription.graceEndsAt = graceDays > 0 ? new Date(at.getTime() + graceDays * DAY).toISOString() : null;
  subscription.dunning = {
    createdAt: at.toISOString(),
    status: "recovering",
    triggerState: status,
    paymentId: payment.payment_id,
  };
  tell(world, subscription, `subscription.${status}`);
  world.emit("dunning.started", { kind: "dunning", subscriptionId });
  tell(world, subscription, "subscription.updated");
}

/** What was owed has been paid. */
export function recover(world: World, subscription: StoredSubscription): void {
  const { resource, dunning } = subscription;
  const now = world.now();
  resource.status = "active";
  subscription.dueMinor = 0;
  subscription.graceEndsAt = null;
  if (new Date(resource.next_billing_date) <= now) {
    resource.previous_billing_date = now.toISOString();
    resource.next_billing_date = periodEndFrom(subscription, now).toISOString();
  }
  tell(world, subscription, "subscription.active");
  if (dunning?.status !== "recovering") return;
  dunning.status = "recovered";
  world.emit("dunning.recovered", { kind: "dunning", subscriptionId: resource.subscription_id });
}

function hold(world: World, subscription: StoredSubscription): void {
  subscription.resource.status = "on_hold";
  subscription.graceEndsAt = null;
  tell(world, subscription, "subscription.on_hold", "subscription.updated");
}

/** Ends it: it is never charged again. */
export function cancel(world: World, subscription: StoredSubscription, at: Date): void {
  end(subscription, "cancelled");
  subscription.resource.cancelled_at = at.toISOString();
  tell(world, subscription, "subscription.cancelled", "subscription.updated");
}

/** Its term is over. */
export function expire(world: World, subscription: StoredSubscription, at: Date): void {
  end(subscription, "expired");
  subscription.resource.expires_at = at.toISOString();
  tell(world, subscription, "subscription.expired", "subscription.updated");
}

function end(subscription: StoredSubscription, status: SubscriptionStatus): void {
  subscription.resource.status = status;
  subscription.resource.scheduled_change = null;
  subscription.dueMinor = 0;
  subscription.graceEndsAt = null;
  if (subscription.dunning?.status === "recovering") subscription.dunning.status = "exhausted";
}

/**
 * Time passes for one subscription alone: all of its dates move back, so that they stay comparable with the wall
 * clock.
 *
 * @param ms nothing happens unless it is positive
 */
export function letPass(world: World, subscription: StoredSubscription, ms: number): void {
  if (ms <= 0) return;
  const { resource, dunning } = subscription;
  for (const name of ["created_at", "previous_billing_date", "next_billing_date"] as const)
    resource[name] = earlier(resource[name], ms);
  for (const name of ["cancelled_at", "expires_at", "paused_at"] as const)
    resource[name] = earlier(resource[name], ms);
  subscription.graceEndsAt = earlier(subscription.graceEndsAt, ms);
  if (dunning) dunning.createdAt = earlier(dunning.createdAt, ms);
  if (resource.scheduled_change) {
    resource.scheduled_change.created_at = earlier(resource.scheduled_change.created_at, ms);
    resource.scheduled_change.effective_at = earlier(resource.scheduled_change.effective_at, ms);
  }
  for (const payment of Object.values(world.state.payments)) {
    if (payment.subscription_id !== resource.subscription_id) continue;
    payment.created_at = earlier(payment.created_at, ms);
    payment.updated_at = earlier(payment.updated_at, ms);
  }
}
