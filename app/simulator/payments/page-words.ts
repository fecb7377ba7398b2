import { moneyWords } from "~/lib/money";
import type { PORTAL_ACTS } from "./portal-form";
import { TEST_CARDS } from "./test-cards";
import type {
  CardBehaviour,
  CardView,
  CheckoutView,
  DeliveryView,
  SubscriptionLever,
  SubscriptionView,
} from "./vendor";

/** What the pages of the simulated vendor say. Days are UTC's: a vendor knows nobody's zone. */

export type Tone = "neutral" | "done" | "warm" | "danger" | "accent";
export type PortalAct = (typeof PORTAL_ACTS)[number];
type Subscription = SubscriptionView["subscription"];

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const MOMENT = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "medium",
  timeZone: "UTC",
});

/** "25 December 2026". @param iso instant */
export const dayWords = (iso: string): string => DAY.format(new Date(iso));
/** "25 Dec 2026, 14:03:20 UTC". @param iso instant */
export const momentWords = (iso: string): string => `${MOMENT.format(new Date(iso))} UTC`;

/** "every month", "every 3 months". */
export function everyWords(count: number, interval: string): string {
  const unit = interval.toLowerCase();
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`;
}

/** What becomes of a card's charges. */
export const BEHAVIOUR_WORDS: Record<CardBehaviour, string> = {
  pays: "Pays",
  declined: "Is declined",
  needs_3ds: "Asks the bank first",
  fails_later: "Pays now, and fails next time",
};

/** The test cards as a page offers them. */
export const cardChoices = () =>
  TEST_CARDS.map(({ number, behaviour }) => ({ number, does: BEHAVIOUR_WORDS[behaviour] }));

/** What a checkout sells, in words. */
export function describeOffer({ productName, amountMinor, currency, interval, trialDays }: CheckoutView) {
  const amount = moneyWords({ minor: amountMinor, currency });
  const days = trialDays === 1 ? "1 day" : `${trialDays} days`;
  return {
    product: productName,
    price: `${amount} ${everyWords(1, interval)}`,
    dueToday: trialDays > 0 ? moneyWords({ minor: 0, currency }) : amount,
    trial: trialDays > 0 ? `${days} free` : null,
    payWords: trialDays > 0 ? `Start ${days} free` : `Pay ${amount}`,
  };
}

/** "Visa ending in 4242"; null without a card. */
export const cardWords = (card: CardView | null): string | null =>
  card ? `${card.brand} ending in ${card.lastFour}` : null;

const OVER: readonly Subscription["status"][] = ["cancelled", "failed", "expired"];

/** Nothing can be done with it any more. */
export const isOver = ({ status }: Subscription): boolean => OVER.includes(status);

/** In a trial until the first real charge. */
function isTrial({ subscription, payments }: SubscriptionView): boolean {
  const charged = payments.some(({ succeeded, amountMinor }) => succeeded && amountMinor > 0);
  return subscription.trial_period_days > 0 && !charged;
}

/** The state of a plan in a word or two. */
export function stateBadge(view: SubscriptionView): { label: string; tone: Tone } {
  const { status, cancel_at_next_billing_date: ends } = view.subscription;
  switch (status) {
    case "active":
      if (ends) return { label: "Ends soon", tone: "warm" };
      return isTrial(view) ? { label: "Trial", tone: "accent" } : { label: "Active", tone: "done" };
    case "pending":
      return { label: "Pending", tone: "neutral" };
    case "past_due":
      return { label: "Past due", tone: "warm" };
    case "on_hold":
      return { label: "On hold", tone: "danger" };
    case "paused":
      return { label: "Paused", tone: "neutral" };
    case "cancelled":
      return { label: "Cancelled", tone: "neutral" };
    case "failed":
      return { label: "Failed", tone: "danger" };
    case "expired":
      return { label: "Expired", tone: "neutral" };
  }
}

/** What comes next for a plan, in a sentence or two. */
export function stateSentence(view: SubscriptionView): string {
  const { subscription, graceUntil } = view;
  const next = dayWords(subscription.next_billing_date);
  const price = priceWords(subscription);
  switch (subscription.status) {
    case "active":
      if (subscription.cancel_at_next_billing_date) return `Ends on ${next}. Nothing is charged again.`;
      return isTrial(view) ? `Free until ${next}, then ${price}.` : `Renews on ${next}.`;
    case "pending":
      return "Waits for its first payment.";
    case "past_due":
      return graceUntil
        ? `The last payment was refused. Another card can pay it until ${dayWords(graceUntil)}.`
        : "The last payment was refused. Another card can pay it.";
    case "on_hold":
      return "The last payment was refused. Another card pays it, and the plan goes on.";
    case "paused":
      return "Nothing is charged until it is resumed.";
    case "cancelled":
      return subscription.cancelled_at
        ? `Cancelled on ${dayWords(subscription.cancelled_at)}. Nothing is charged again.`
        : "Nothing is charged again.";
    case "failed":
      return "The first payment didn't go through.";
    case "expired":
      return "Its term is over. Nothing is charged again.";
  }
}

/** "$29 every month". */
export function priceWords(subscription: Subscription): string {
  const { recurring_pre_tax_amount: minor, currency, payment_frequency_count: count } = subscription;
  return `${moneyWords({ minor, currency })} ${everyWords(count, subscription.payment_frequency_interval)}`;
}

/** What its customer can do with a plan now, beside entering another card. */
export function portalActs(subscription: Subscription): PortalAct[] {
  switch (subscription.status) {
    case "active":
      return subscription.cancel_at_next_billing_date
        ? ["undo_cancel", "cancel_now"]
        : ["cancel_at_period_end", "pause", "cancel_now"];
    case "past_due":
    case "on_hold":
      return ["cancel_now"];
    case "paused":
      return ["resume", "cancel_now"];
    default:
      return [];
  }
}

/** Can another card be entered for it? */
export const takesCard = ({ status }: Subscription): boolean =>
  status === "active" || status === "past_due" || status === "on_hold" || status === "paused";

/** One plan as the portal shows it. */
export function describePlan(view: SubscriptionView) {
  const { subscription, productName, card, payments } = view;
  return {
    id: subscription.subscription_id,
    name: productName,
    price: priceWords(subscription),
    state: stateBadge(view),
    sentence: stateSentence(view),
    card: cardWords(card),
    acts: portalActs(subscription),
    takesCard: takesCard(subscription),
    payments: payments.map((payment) => ({
      id: payment.paymentId,
      at: payment.at,
      day: dayWords(payment.at),
      amount: moneyWords({ minor: payment.amountMinor, currency: payment.currency }),
      succeeded: payment.succeeded,
    })),
  };
}
export type PortalPlan = ReturnType<typeof describePlan>;

/** What a lever does, as its button says it. */
export const LEVER_WORDS: Record<SubscriptionLever, string> = {
  to_period_end: "Let the period end",
  to_grace_end: "Let the grace end",
  break_card: "Refuse the next charge",
  mend_card: "Let charges through again",
  cancel_now: "Cancel now",
  expire: "Let the term expire",
};

/** The levers that do something to a plan as it stands, the usual ones first. */
export function leversOf({ subscription, nextChargeFails }: SubscriptionView): SubscriptionLever[] {
  if (isOver(subscription)) return [];
  const card: SubscriptionLever = nextChargeFails ? "mend_card" : "break_card";
  const ends: SubscriptionLever[] = ["cancel_now", "expire"];
  switch (subscription.status) {
    case "active":
      return ["to_period_end", card, ...ends];
    case "past_due":
      return ["to_grace_end", card, ...ends];
    default:
      return [card, ...ends];
  }
}

/** One plan as the console shows it. */
export function describeLevers(view: SubscriptionView) {
  const { subscription, productName, card, payments, nextChargeFails, graceUntil } = view;
  const { customer, metadata } = subscription;
  const facts: [name: string, words: string][] = [
    ["Plan", `${productName}, ${priceWords(subscription)}`],
    ["Card", card ? `${cardWords(card)} (${BEHAVIOUR_WORDS[card.behaviour].toLowerCase()})` : "none"],
    [
      "Period",
      `${momentWords(subscription.previous_billing_date)} to ${momentWords(subscription.next_billing_date)}`,
    ],
    ...(graceUntil ? [["Grace", `until ${momentWords(graceUntil)}`] satisfies [string, string]] : []),
    ["Payments", paymentsWords(payments)],
    ["Customer", customer.customer_id],
    ["Metadata", metadataWords(metadata)],
  ];
  return {
    id: subscription.subscription_id,
    email: customer.email,
    state: stateBadge(view),
    sentence: stateSentence(view),
    over: isOver(subscription),
    nextChargeFails: nextChargeFails && !isOver(subscription),
    facts,
    levers: leversOf(view).map((lever) => ({ lever, words: LEVER_WORDS[lever] })),
  };
}
export type ConsolePlan = ReturnType<typeof describeLevers>;

function paymentsWords(payments: SubscriptionView["payments"]): string {
  const refused = payments.filter(({ succeeded }) => !succeeded).length;
  const paid = payments.length - refused;
  return refused > 0 ? `${paid} paid, ${refused} refused` : `${paid} paid`;
}

function metadataWords(metadata: Subscription["metadata"]): string {
  const pairs = Object.entries(metadata).map(([name, value]) => `${name} = ${value}`);
  return pairs.join(", ") || "none";
}

/**
 * Is a plan among those looked for?
 *
 * @param query part of an e-mail address or an id; empty finds everything
 */
export function isLookedFor({ subscription }: SubscriptionView, query: string): boolean {
  const wanted = query.toLowerCase();
  const { subscription_id, customer } = subscription;
  return [subscription_id, customer.customer_id, customer.email].some((text) =>
    text.toLowerCase().includes(wanted),
  );
}

const STATE_WORDS: Record<DeliveryView["state"], { label: string; tone: Tone }> = {
  waiting: { label: "Waiting", tone: "accent" },
  held: { label: "Held", tone: "warm" },
  delivered: { label: "Delivered", tone: "done" },
  dropped: { label: "Lost", tone: "neutral" },
  gave_up: { label: "Gave up", tone: "danger" },
};

/** One delivery as the log shows it. */
export function describeDelivery({ webhookId, type, at, attempts, status, state }: DeliveryView) {
  const tries = attempts === 1 ? "1 attempt" : `${attempts} attempts`;
  const unsent = state === "gave_up" ? "never sent: too many were waiting" : "not sent yet";
  return {
    id: webhookId,
    type,
    at,
    atWords: momentWords(at),
    state: STATE_WORDS[state],
    answer: attempts === 0 ? unsent : `${tries}, ${status === null ? "no answer" : `HTTP ${status}`}`,
  };
}
export type ConsoleDelivery = ReturnType<typeof describeDelivery>;
