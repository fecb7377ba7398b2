import { z } from "zod";
import { storableText } from "~/lib/text";
import { isUuid } from "~/lib/uuid";
import {
  INTERVAL_UNITS,
  type Offer,
  type PaymentEvent,
  SUBSCRIPTION_STATUSES,
  type VendorCheckout,
  type VendorSubscription,
} from "./provider";

/** What Dodo Payments answers and reports, in our words. Nothing here throws: what can't be read is `null`. */

/** How many subscriptions one event may be about. */
const MOST_SUBSCRIPTIONS = 50;
/** How much of an event's word is kept. */
const LONGEST_TYPE = 100;

/** An id of Dodo's, such as `sub_Iuaq622bbmmfOGrVTqdXk`: safe in a URL and in a job. */
const Id = z.string().regex(/^[A-Za-z0-9_-]{1,200}$/);

/** @param text from anywhere @returns whether Dodo could have an object of this id */
export const isDodoId = (text: string): boolean => Id.safeParse(text).success;

/** Instants after this year are none: days are added to them, and the sum is stored and shown. */
const LAST_YEAR = 9998;
/** The greatest number that a column of ours holds. */
const MOST = 2_147_483_647;

/** Instants of Dodo's are ISO 8601, with up to nine digits of a second; one without a zone is UTC. */
const Instant = z.iso
  .datetime({ offset: true, local: true })
  .transform((text) => new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`))
  // Such as Postgres and our own texts of them can hold.
  .refine((instant) => instant.getUTCFullYear() >= 1970 && instant.getUTCFullYear() <= LAST_YEAR);
/** One that is missing, or that nothing may be made of, is no instant at all. */
const InstantOrNull = Instant.nullable().catch(null);

const Currency = z.string().regex(/^[A-Z]{3}$/);
const Minor = z.int().nonnegative().max(MOST);
const Count = z.int().positive().max(MOST);
const Interval = z.string().toLowerCase().pipe(z.enum(INTERVAL_UNITS));
const Days = z.int().nonnegative().max(10_000).nullish();

/** What our own checkout writes are UUIDs. Anybody may have written anything else. */
const Ours = z.string().refine(isUuid).toLowerCase().nullable().catch(null);
const OurMetadata = z
  .object({ user_id: Ours, checkout_id: Ours })
  .catch({ user_id: null, checkout_id: null });

const Subscription = z.object({
  subscription_id: Id,
  customer: z.object({ customer_id: Id }),
  product_id: Id,
  status: z.string(),
  metadata: OurMetadata,
  created_at: Instant,
  previous_billing_date: Instant,
  next_billing_date: Instant,
  cancel_at_next_billing_date: z.boolean(),
  cancelled_at: InstantOrNull,
  expires_at: InstantOrNull,
  paused_at: InstantOrNull,
  trial_period_days: Days,
  recurring_pre_tax_amount: Minor,
  currency: Currency,
  payment_frequency_count: Count,
  payment_frequency_interval: Interval,
});

/** @param answer of `GET` and `PATCH /subscriptions/{id}` */
export function readSubscription(answer: unknown): VendorSubscription | null {
  const parsed = Subscription.safeParse(answer);
  if (!parsed.success) return null;
  const it = parsed.data;
  return {
    subscriptionId: it.subscription_id,
    customerId: it.customer.customer_id,
    productId: it.product_id,
    status: SUBSCRIPTION_STATUSES.find((known) => known === it.status) ?? null,
    userId: it.metadata.user_id,
    checkoutId: it.metadata.checkout_id,
    createdAt: it.created_at,
    periodStart: it.previous_billing_date,
    periodEnd: it.next_billing_date,
    cancelAtPeriodEnd: it.cancel_at_next_billing_date,
    cancelledAt: it.cancelled_at,
    expiresAt: it.expires_at,
    pausedAt: it.paused_at,
    trialDays: it.trial_period_days ?? 0,
    price: { minor: it.recurring_pre_tax_amount, currency: it.currency },
    intervalCount: it.payment_frequency_count,
    intervalUnit: it.payment_frequency_interval,
  };
}

const Recurring = z.object({
  product_id: Id,
  name: z.string().max(500).nullish(),
  price: z.object({
    type: z.literal("recurring_price"),
    price: Minor,
    currency: Currency,
    payment_frequency_count: Count,
    payment_frequency_interval: Interval,
    trial_period_days: Days,
    tax_inclusive: z.boolean().nullish(),
  }),
});

/**
 * @param answer of `GET /products/{id}`
 * @returns null also for what is bought once and not subscribed to
 */
export function readOffer(answer: unknown): Offer | null {
  const parsed = Recurring.safeParse(answer);
  if (!parsed.success) return null;
  const { product_id, name, price } = parsed.data;
  return {
    productId: product_id,
    name: name?.trim() || product_id,
    price: { minor: price.price, currency: price.currency },
    intervalCount: price.payment_frequency_count,
    intervalUnit: price.payment_frequency_interval,
    trialDays: price.trial_period_days ?? 0,
    taxInclusive: price.tax_inclusive ?? false,
  };
}

const Checkout = z.object({ id: Id, payment_status: z.string().nullish() });

/**
 * @param answer of `GET /checkouts/{id}`
 */
export function readCheckout(answer: unknown): VendorCheckout | null {
  const parsed = Checkout.safeParse(answer);
  if (!parsed.success) return null;
  switch (parsed.data.payment_status ?? null) {
    // Nobody has tried yet, or another card is asked for.
    case null:
    case "requires_payment_method":
      return { status: "open" };
    case "succeeded":
      return { status: "paid" };
    case "failed":
    case "cancelled":
      return { status: "failed" };
    default:
      return { status: "processing" };
  }
}

const Customer = z.object({ customer_id: Id, email: z.string(), metadata: OurMetadata });

/** @param answer one customer of `GET /customers`, or the one that was made */
export function readCustomer(
  answer: unknown,
): { customerId: string; email: string; userId: string | null } | null {
  const parsed = Customer.safeParse(answer);
  if (!parsed.success) return null;
  const { customer_id, email, metadata } = parsed.data;
  return { customerId: customer_id, email, userId: metadata.user_id };
}

/** A page of Dodo's where we send a person: never anything but a web page. */
const WebPage = z.url({ protocol: /^https?$/ }).max(4_000);
const Session = z.object({ session_id: Id, checkout_url: WebPage });
const Portal = z.object({ link: WebPage });
const CardPage = z.object({ payment_link: WebPage.nullish() });
const Listing = z.object({ items: z.array(z.unknown()) });
const Listed = z.object({ subscription_id: Id });

/** @param answer of `POST /checkouts` */
export function readCheckoutSession(answer: unknown): { sessionId: string; url: string } | null {
  const parsed = Session.safeParse(answer);
  return parsed.success ? { sessionId: parsed.data.session_id, url: parsed.data.checkout_url } : null;
}

/** @param answer of `POST /customers/{id}/customer-portal/session` */
export function readPortalLink(answer: unknown): string | null {
  return Portal.safeParse(answer).data?.link ?? null;
}

/**
 * @param answer of `POST /subscriptions/{id}/update-payment-method`
 * @returns `link` is null where Dodo has no page for it
 */
export function readCardLink(answer: unknown): { link: string | null } | null {
  const parsed = CardPage.safeParse(answer);
  return parsed.success ? { link: parsed.data.payment_link ?? null } : null;
}

/** @param answer one page of any list */
export function readItems(answer: unknown): unknown[] | null {
  return Listing.safeParse(answer).data?.items ?? null;
}

/** @param answer one subscription of `GET /subscriptions` */
export function readListedId(answer: unknown): string | null {
  return Listed.safeParse(answer).data?.subscription_id ?? null;
}

const Paid = z.object({
  status: z.literal("succeeded"),
  created_at: Instant,
  // Whatever was paid, tax and all: it is compared and not stored.
  total_amount: z.int().nonnegative(),
  refund_status: z.string().nullish(),
});

/**
 * @param answer one payment of `GET /payments`
 * @returns when it was made and whether it was of any money; null for one that failed or was given back in full
 */
export function readPayment(answer: unknown): { at: Date; isMoney: boolean } | null {
  const { data: paid } = Paid.safeParse(answer);
  if (!paid || paid.refund_status === "full") return null;
  return { at: paid.created_at, isMoney: paid.total_amount > 0 };
}

const IdOrNull = Id.nullable().catch(null);
const About = z.object({ subscription_id: IdOrNull, subscription_ids: z.array(IdOrNull).catch([]) });
const PaidFor = About.extend({ payment_id: Id });

/** Every subscription that something names, once. */
const subscriptionsIn = ({ subscription_id, subscription_ids }: z.infer<typeof About>): string[] =>
  [...new Set([subscription_id, ...subscription_ids].filter((id) => id !== null))].slice(
    0,
    MOST_SUBSCRIPTIONS,
  );

/** @param answer of `GET /payments/{id}` @returns the subscriptions that were paid for */
export function readPaidFor(answer: unknown): string[] | null {
  const { data } = PaidFor.safeParse(answer);
  return data ? subscriptionsIn(data) : null;
}

const Event = z.object({
  type: z
    .string()
    .min(1)
    .transform((word) => storableText(word.slice(0, LONGEST_TYPE))),
  timestamp: Instant,
  data: z
    .object({
      subscription_id: IdOrNull,
      subscription_ids: z.array(IdOrNull).catch([]),
      payment_id: IdOrNull,
      past_due_ends_at: InstantOrNull,
    })
    .catch({ subscription_id: null, subscription_ids: [], payment_id: null, past_due_ends_at: null }),
});

/**
 * @param eventId the header `webhook-id`
 * @param body as parsed from JSON, and authentic. Of an event of a kind that we don't know, only what we know is read
 * @returns null when it isn't an event
 */
export function readEvent(eventId: string, body: unknown): PaymentEvent | null {
  const parsed = Event.safeParse(body);
  if (!parsed.success) return null;
  const { type, timestamp, data } = parsed.data;
  return {
    eventId,
    type,
    occurredAt: timestamp,
    subscriptionIds: subscriptionsIn(data),
    paymentId: data.payment_id,
    graceUntil: data.past_due_ends_at,
  };
}

/** @returns a code of Dodo's, such as `INVALID_REQUEST_BODY`; a sentence may hold anything and is none */
export function codeOfRefusal(body: unknown): string {
  const code = typeof body === "object" && body !== null ? Reflect.get(body, "code") : null;
  return typeof code === "string" && /^[A-Za-z][A-Za-z_]{1,59}$/.test(code) ? code : "no_code";
}
