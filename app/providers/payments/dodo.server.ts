import type DodoPayments from "dodopayments";
import { WebhookVerificationError } from "standardwebhooks";
import { DAY } from "~/lib/time";
import { asked, type DodoOptions, dodoClient } from "./dodo-client.server";
import {
  isDodoId,
  readCardLink,
  readCheckout,
  readCheckoutSession,
  readCustomer,
  readEvent,
  readItems,
  readListedId,
  readOffer,
  readPaidFor,
  readPayment,
  readPortalLink,
  readSubscription,
} from "./dodo-subscription";
import {
  type CheckoutRequest,
  isOver,
  type PaymentProvider,
  PaymentsAway,
  PaymentsRefused,
  UnreadablePaymentEvent,
  type VendorSubscription,
} from "./provider";

/** The adapter of Dodo Payments, by its own SDK. */

/** A payment may have been made so long before the period that it is for begins. */
const EARLY = 1 * DAY;
const PAGE = 100;
/** Of the customers with one address, or of one customer's subscriptions. */
const MOST_PAGES = 10;

/** A read may be repeated. Whatever writes is done once: no idempotency key is sent with it. */
const READ = { maxRetries: 1 };
const WRITE = { maxRetries: 0 };

const SIGNED_HEADERS = ["webhook-id", "webhook-timestamp", "webhook-signature"] as const;
const LONGEST_EVENT_ID = 200;

/**
 * Dodo Payments as a payment provider. Of what it is told, nothing but codes is passed on in errors, and nothing is
 * logged: its answers are about people.
 *
 * @throws {Error} when a key is missing or no key at all, or it isn't clear where Dodo answers
 */
export function dodoPayments(options: DodoOptions): PaymentProvider {
  const { name, webhookKey } = options;
  const client = dodoClient(options);

  /**
   * The billing date moves on even when the charge then fails: of what was cancelled, the payments alone say whether
   * its period was paid for.
   */
  const asPaid = async (subscription: VendorSubscription): Promise<VendorSubscription> => {
    if (subscription.status !== "cancelled") return subscription;
    const { subscriptionId, periodStart, periodEnd, trialDays } = subscription;
    const since = new Date(
      periodStart.getTime() - Math.min(EARLY, (periodEnd.getTime() - periodStart.getTime()) / 2),
    );
    const made = {
      subscription_id: subscriptionId,
      status: "succeeded",
      created_at_gte: since.toISOString(),
    } as const;
    const pages = (page_number: number) =>
      client.payments.list({ ...made, page_number, page_size: PAGE }, READ);
    const payments = (await listed(pages)).flatMap((entry) => readPayment(entry) ?? []);
    const isPaid = payments.some(({ at, isMoney }) => at >= since && (isMoney || trialDays > 0));
    return isPaid ? subscription : { ...subscription, periodEnd: periodStart };
  };

  const subscriptionAfter = async (
    subscriptionId: string,
    change: DodoPayments.SubscriptionUpdateParams,
  ): Promise<VendorSubscription> =>
    asPaid(
      await readAs(thisOne(subscriptionId), () =>
        client.subscriptions.update(known(subscriptionId), change, WRITE),
      ),
    );

  const getSubscription = (subscriptionId: string) =>
    unlessUnknown(subscriptionId, async () =>
      asPaid(
        await readAs(thisOne(subscriptionId), () => client.subscriptions.retrieve(subscriptionId, READ)),
      ),
    );

  return {
    name,

    getOffer: (productId) => readAs(readOffer, () => client.products.retrieve(known(productId), READ)),

    async findCustomers(email) {
      const wanted = email.toLowerCase();
      const pages = (page_number: number) =>
        client.customers.list({ email, page_number, page_size: PAGE }, READ);
      const customers = (await listed(pages)).flatMap((entry) => readCustomer(entry) ?? []);
      return customers
        .filter((customer) => customer.email.toLowerCase() === wanted)
        .map(({ customerId, userId }) => ({ customerId, userId }));
    },

    async createCustomer({ userId, email, name }) {
      const customer = { email, name: name.trim() || email, metadata: { user_id: userId } };
      return (await readAs(readCustomer, () => client.customers.create(customer, WRITE))).customerId;
    },

    knowsCustomer: async (customerId) =>
      (await unlessUnknown(customerId, () =>
        readAs(readCustomer, () => client.customers.retrieve(customerId, READ)),
      )) !== null,

    createCheckout: (request) =>
      readAs(readCheckoutSession, () => client.checkoutSessions.create(toCheckout(request), WRITE)),

    getCheckout: (sessionId) =>
      unlessUnknown(sessionId, () =>
        readAs(readCheckout, () => client.checkoutSessions.retrieve(sessionId, READ)),
      ),

    openPortal: (customerId, returnUrl) =>
      readAs(readPortalLink, () =>
        client.customers.customerPortal.create(
          known(customerId),
          { return_url: returnUrl, send_email: false },
          WRITE,
        ),
      ),

    getSubscription,

    subscriptionsOf: async (paymentId) =>
      (await unlessUnknown(paymentId, () =>
        readAs(readPaidFor, () => client.payments.retrieve(paymentId, READ)),
      )) ?? [],

    async listSubscriptions(customerId) {
      const customer_id = known(customerId);
      const pages = (page_number: number) =>
        client.subscriptions.list({ customer_id, page_number, page_size: PAGE }, READ);
      const entries = await unlessUnknown(customer_id, () => listed(pages));
      return [...new Set((entries ?? []).flatMap((entry) => readListedId(entry) ?? []))];
    },

    setCancelAtPeriodEnd: (subscriptionId, on) =>
      subscriptionAfter(subscriptionId, { cancel_at_next_billing_date: on }),

    async cancelNow(subscriptionId) {
      try {
        return await subscriptionAfter(subscriptionId, { status: "cancelled" });
      } catch (error) {
        if (!(error instanceof PaymentsRefused)) throw error;
        // It may be over already, also by an earlier request whose answer was lost.
        const subscription = await getSubscription(subscriptionId);
        if (subscription && isOver(subscription)) return subscription;
        throw error;
      }
    },

    // Either has to be sent alone.
    pause: (subscriptionId) => subscriptionAfter(subscriptionId, { status: "paused" }),
    resume: (subscriptionId) => subscriptionAfter(subscriptionId, { status: "active" }),

    async changeCard(subscriptionId, returnUrl) {
      const payment_method = { type: "new" as const, return_url: returnUrl };
      const { link } = await readAs(readCardLink, () =>
        client.subscriptions.updatePaymentMethod(known(subscriptionId), { payment_method }, WRITE),
      );
      if (link === null) throw new PaymentsRefused(200, "no_payment_link");
      return link;
    },

    verifyWebhook(rawBody, headers) {
      // Without headers the SDK would verify nothing, and a `Headers` shows it none.
      const signed = signedHeaders(headers);
      if (!signed) return null;
      let body: unknown;
      try {
        body = client.webhooks.unwrap(rawBody, { headers: signed, key: webhookKey });
      } catch (error) {
        if (error instanceof WebhookVerificationError) return null;
        if (error instanceof SyntaxError) throw new UnreadablePaymentEvent("the body is not JSON");
        throw error;
      }
      const event = readEvent(signed["webhook-id"], body);
      if (!event) throw new UnreadablePaymentEvent("the body is not an event");
      return event;
    },
  };
}

function toCheckout(request: CheckoutRequest) {
  const { customerId, productId, userId, checkoutId, trial, returnUrl, cancelUrl } = request;
  return {
    product_cart: [{ product_id: productId, quantity: 1 }],
    customer: { customer_id: customerId },
    return_url: returnUrl,
    cancel_url: cancelUrl,
    metadata: { user_id: userId, checkout_id: checkoutId },
    // What is said here overrides the trial that the product has.
    ...(trial ? {} : { subscription_data: { trial_period_days: 0 } }),
    show_saved_payment_methods: true,
    feature_flags: {
      allow_customer_editing_email: false,
      allow_phone_number_collection: false,
      redirect_immediately: true,
    },
  };
}

/** Reads the subscription that was asked for, and no other. */
const thisOne = (subscriptionId: string) => (answer: unknown) => {
  const subscription = readSubscription(answer);
  return subscription?.subscriptionId === subscriptionId ? subscription : null;
};

/** Asks Dodo, and reads its answer. @throws {PaymentsAway} {PaymentsRefused} */
async function readAs<T>(read: (answer: unknown) => T | null, ask: () => PromiseLike<unknown>): Promise<T> {
  const answer = read(await asked(ask));
  if (answer === null) throw new PaymentsAway("the payment vendor's answer can't be read");
  return answer;
}

/** The entries of all pages. The first is page 0, and the SDK would take it for page 1 if it weren't told. */
async function listed(page: (number: number) => { asResponse(): Promise<Response> }): Promise<unknown[]> {
  const entries: unknown[] = [];
  for (let number = 0; number < MOST_PAGES; number++) {
    // Its own reading takes whatever isn't a list for an empty one.
    const items = await readAs(readItems, async () => (await page(number).asResponse()).json());
    if (items.length === 0) break;
    entries.push(...items);
  }
  return entries;
}

/** null where Dodo doesn't know this id. */
async function unlessUnknown<T>(id: string, ask: () => Promise<T>): Promise<T | null> {
  if (!isDodoId(id)) return null;
  try {
    return await ask();
  } catch (error) {
    if (error instanceof PaymentsRefused && error.status === 404) return null;
    throw error;
  }
}

/** An empty id would ask for a whole list, or change something else. */
function known(id: string): string {
  if (!isDodoId(id)) throw new PaymentsRefused(404, "malformed_id");
  return id;
}

function signedHeaders(given: Headers | Record<string, string | undefined>) {
  const headers = new Map<string, string>();
  const pairs = given instanceof Headers ? [...given] : Object.entries(given);
  for (const [name, value] of pairs) if (value) headers.set(name.toLowerCase(), value);
  const [id, timestamp, signature] = SIGNED_HEADERS.map((name) => headers.get(name));
  if (!id || id.length > LONGEST_EVENT_ID || !signature) return null;
  // Of "1614265330 and more" the number alone is signed.
  if (!timestamp || !/^\d{1,12}$/.test(timestamp)) return null;
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
}
