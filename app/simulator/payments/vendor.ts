import type { Subscription } from "dodopayments/resources/subscriptions";

/** What the pages of the simulated payment vendor show and do. Everything is as the real vendor's pages would have it. */

/** What happens to a card's charges. */
export type CardBehaviour = "pays" | "declined" | "needs_3ds" | "fails_later";

/** A card in words that name nobody: "Visa ending in 4242". */
export type CardView = { brand: string; lastFour: string; behaviour: CardBehaviour };

export type CheckoutView = {
  sessionId: string;
  /** `open` can be paid; `asking`: the bank asks first (3-D Secure); the others are over. */
  status: "open" | "asking" | "paid" | "declined" | "expired";
  productName: string;
  /** Minor units and ISO 4217. */
  amountMinor: number;
  currency: string;
  interval: string;
  trialDays: number;
  email: string;
  name: string;
  /** May the buyer put another e-mail address here? */
  emailIsFixed: boolean;
  cancelUrl: string | null;
  /** Where whoever has paid belongs, as `next` of a payment; null where the session has named nothing. */
  returnUrl: string | null;
};

/** `next`: where the vendor leads now; null stays on the page with `problem`. */
export type PayResult = { next: string | null; problem: string | null };

export type SubscriptionView = {
  subscription: Subscription;
  productName: string;
  /** ISO instant until which a failed charge is forgiven; null where nothing is forgiven. */
  graceUntil: string | null;
  card: CardView | null;
  /** The next charge will be refused whatever the card. */
  nextChargeFails: boolean;
  payments: { paymentId: string; at: string; amountMinor: number; currency: string; succeeded: boolean }[];
};

export type PortalView = {
  email: string;
  name: string;
  returnUrl: string | null;
  subscriptions: SubscriptionView[];
};

/** The page of one card, reached by its own link. */
export type CardPageView = {
  /** `open` takes a card; `done`: a card has been taken through this link. */
  status: "open" | "done";
  /** The card of now. */
  lastFour: string | null;
  /** What the new card pays at once, in minor units; 0 where it is only kept. */
  dueMinor: number;
  currency: string;
  returnUrl: string | null;
};

/** How webhooks travel: switches that stay until they are set otherwise. */
export type DeliveryRules = {
  /** Every event comes twice. */
  duplicate: boolean;
  /** Events are held, and go out in reverse order once released. */
  hold: boolean;
  /** Events are lost. */
  drop: boolean;
  /** The next event is signed with a wrong key, stale, of an unknown type, or has fields nobody knows. */
  next: "normal" | "wrong_signature" | "stale" | "unknown_type" | "extra_fields";
};

/** A delivery of the log. */
export type DeliveryView = {
  webhookId: string;
  type: string;
  at: string;
  attempts: number;
  /** HTTP status of the last attempt; null: no answer yet. */
  status: number | null;
  state: "waiting" | "held" | "delivered" | "dropped" | "gave_up";
};

/** What can be done to a subscription from outside, as time, banks and the vendor's staff would. */
export type SubscriptionLever =
  /** Time passes for this subscription until its period ends: it renews, or ends if it was cancelled. */
  | "to_period_end"
  /** Time passes until the grace of a failed charge is over. */
  | "to_grace_end"
  /** The next charge is refused, or goes through again. */
  | "break_card"
  | "mend_card"
  | "cancel_now"
  /** The term is over. */
  | "expire";

/** The simulated vendor, for its pages; its API for the SDK is HTTP. */
export interface SimulatedPayments {
  checkout(sessionId: string): CheckoutView | null;
  pay(sessionId: string, card: { number: string; email?: string; name?: string }): PayResult;
  /** The bank has asked, and this is the answer. */
  answerBank(sessionId: string, approve: boolean): PayResult;

  /** What a portal link opens; null when it is unknown or a day old. */
  portal(token: string): PortalView | null;
  /** Everything a customer can do in the portal; only with their own subscriptions. */
  portalAct(
    token: string,
    subscriptionId: string,
    act: "cancel_at_period_end" | "undo_cancel" | "cancel_now" | "pause" | "resume",
  ): void;
  portalCard(token: string, subscriptionId: string, cardNumber: string): PayResult;
  /** An invoice as the portal shows it; null unless the payment is this customer's. */
  invoice(token: string, paymentId: string): { lines: string[] } | null;

  /** The page where another card is entered. */
  cardPage(token: string): CardPageView | null;
  cardPay(token: string, cardNumber: string): PayResult;

  /** The console of the simulator: everything, newest first. */
  subscriptions(): SubscriptionView[];
  pull(subscriptionId: string, lever: SubscriptionLever): void;
  rules(): DeliveryRules;
  setRules(rules: Partial<DeliveryRules>): void;
  /** Delivers what is held: the latest first. */
  release(): void;
  deliveries(): DeliveryView[];
  /** Sends an event once more, as the vendor's dashboard can. */
  replay(webhookId: string): void;
  /** How many days a failed charge is forgiven; 0 goes on hold at once. */
  graceDays(): number;
  setGraceDays(days: number): void;
}
