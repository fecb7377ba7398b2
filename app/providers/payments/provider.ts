import type { Money } from "~/lib/money";

/** The outside world of payments in our words. */

/**
 * Where a subscription of the vendor's stands:
 * - `past_due`: a charge has failed and the vendor grants grace
 * - `on_hold`: a charge has failed and there is no grace, or it is over
 * - `cancelled`: never charged again; what is paid for may still run
 * - `failed`: the first charge or the mandate never succeeded
 */
export const SUBSCRIPTION_STATUSES = [
  "pending",
  "active",
  "past_due",
  "on_hold",
  "paused",
  "cancelled",
  "failed",
  "expired",
] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** Statuses from which a subscription never comes back. */
export const OVER: readonly SubscriptionStatus[] = ["cancelled", "failed", "expired"];

/** Does a subscription never come back? Of a status that we don't know, nothing may be concluded. */
export const isOver = ({ status }: { status: SubscriptionStatus | null }): boolean =>
  status !== null && OVER.includes(status);

export const INTERVAL_UNITS = ["day", "week", "month", "year"] as const;
export type IntervalUnit = (typeof INTERVAL_UNITS)[number];

/** A subscription as the vendor has it at an instant. */
export type VendorSubscription = {
  subscriptionId: string;
  customerId: string;
  productId: string;
  /** null: a word that we don't know, from which nothing may be concluded. */
  status: SubscriptionStatus | null;
  /** What our checkout wrote into the metadata; null where it isn't ours. */
  userId: string | null;
  checkoutId: string | null;
  createdAt: Date;
  /** The billing period that it is in. That of a cancelled one which nobody paid for ends where it begins. */
  periodStart: Date;
  periodEnd: Date;
  cancelAtPeriodEnd: boolean;
  cancelledAt: Date | null;
  expiresAt: Date | null;
  pausedAt: Date | null;
  /** Days of the free trial it began with; 0 is none. */
  trialDays: number;
  /** Before tax, per interval. */
  price: Money;
  intervalCount: number;
  intervalUnit: IntervalUnit;
};

/** What is sold. */
export type Offer = {
  productId: string;
  name: string;
  price: Money;
  intervalCount: number;
  intervalUnit: IntervalUnit;
  trialDays: number;
  taxInclusive: boolean;
};

/** What an authentic webhook tells us. The vendor is asked for the rest: events come late, twice and out of order. */
export type PaymentEvent = {
  /** The same whenever this event is delivered again. */
  eventId: string;
  /** The vendor's word; kept, and never decided by. */
  type: string;
  occurredAt: Date;
  /** Every subscription that it is about. */
  subscriptionIds: string[];
  paymentId: string | null;
  /** Until when a failed charge is forgiven. The vendor says so in events alone. */
  graceUntil: Date | null;
};

/** A checkout as the vendor has it. `processing`: the money is on its way, or the bank still asks. */
export type VendorCheckout = { status: "open" | "processing" | "paid" | "failed" };

/** Where a person does something on the vendor's own page. */
export type CheckoutRequest = {
  customerId: string;
  productId: string;
  userId: string;
  /** Our row of the checkout: what the metadata is believed by. */
  checkoutId: string;
  /** May it begin with the product's free trial? false: the buyer has had one. */
  trial: boolean;
  /** Where the vendor leads after paying, and after turning back. */
  returnUrl: string;
  cancelUrl: string;
};

/** The vendor could not be reached, or failed: what was asked for may or may not have happened. */
export class PaymentsAway extends Error {
  override name = "PaymentsAway";
}

/** The vendor said no. `reason` is its code and holds nothing of a person. */
export class PaymentsRefused extends Error {
  override name = "PaymentsRefused";
  constructor(
    readonly status: number,
    readonly reason: string,
  ) {
    super(`the payment vendor refused: HTTP ${status} ${reason}`);
  }
}

/** A webhook that is authentic and can't be read. */
export class UnreadablePaymentEvent extends Error {
  override name = "UnreadablePaymentEvent";
}

/**
 * A company that takes money for us. Every method but `verifyWebhook` goes over the network, within a time-out.
 *
 * @throws {PaymentsAway} {PaymentsRefused} from every method that goes over the network
 */
export interface PaymentProvider {
  /** As webhook events are filed under. */
  readonly name: "dodo" | "simulator";

  getOffer(productId: string): Promise<Offer>;

  /**
   * The customers with this e-mail address; there may be several.
   */
  findCustomers(email: string): Promise<{ customerId: string; userId: string | null }[]>;
  /** Makes a customer that belongs to one of our users. */
  createCustomer(customer: { userId: string; email: string; name: string }): Promise<string>;

  /** Does the vendor know this customer? */
  knowsCustomer(customerId: string): Promise<boolean>;

  createCheckout(request: CheckoutRequest): Promise<{ sessionId: string; url: string }>;
  /** null: the vendor doesn't know it. */
  getCheckout(sessionId: string): Promise<VendorCheckout | null>;

  /** A link to the customer's own pages at the vendor; it works for a day and for whoever has it. */
  openPortal(customerId: string, returnUrl: string): Promise<string>;

  /** null: the vendor doesn't know it. */
  getSubscription(subscriptionId: string): Promise<VendorSubscription | null>;
  /** The ids of the subscriptions that a payment is for; none for one that the vendor doesn't know. */
  subscriptionsOf(paymentId: string): Promise<string[]>;
  /** The ids of a customer's subscriptions, whatever their state; of a customer that the vendor doesn't know, none. */
  listSubscriptions(customerId: string): Promise<string[]>;
  /** Ends it with the paid period, or takes that back. */
  setCancelAtPeriodEnd(subscriptionId: string, on: boolean): Promise<VendorSubscription>;
  /** Ends it at once: it is never charged again. */
  cancelNow(subscriptionId: string): Promise<VendorSubscription>;
  pause(subscriptionId: string): Promise<VendorSubscription>;
  resume(subscriptionId: string): Promise<VendorSubscription>;
  /** Where another card is entered, and what is owed is paid with it. */
  changeCard(subscriptionId: string, returnUrl: string): Promise<string>;

  /**
   * Reads a webhook, if it is authentic: Standard Webhooks over the raw body.
   *
   * @param headers as they came; names in any case
   * @returns null when the signature is missing, wrong, too old or of the future
   * @throws {UnreadablePaymentEvent}
   */
  verifyWebhook(rawBody: string, headers: Headers | Record<string, string | undefined>): PaymentEvent | null;
}
