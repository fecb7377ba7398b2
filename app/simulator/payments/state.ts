import type { CheckoutSessionCreateParams } from "dodopayments/resources/checkout-sessions";
import type { Customer } from "dodopayments/resources/customers/customers";
import type { Payment } from "dodopayments/resources/payments";
import type { Subscription } from "dodopayments/resources/subscriptions";
import type { WebhookEventType } from "dodopayments/resources/webhook-events";
import { z } from "zod";
import type { CardView, DeliveryRules, DeliveryView } from "./vendor";

/** Everything the simulated payment vendor knows. It is kept as JSON: instants are ISO texts. */
export type State = {
  version: 1;
  customers: Record<string, Customer>;
  checkouts: Record<string, StoredCheckout>;
  subscriptions: Record<string, StoredSubscription>;
  payments: Record<string, Payment>;
  /** Links to pages, by their token. */
  links: Record<string, StoredLink>;
  /** Oldest first. */
  deliveries: Record<string, StoredDelivery>;
  rules: DeliveryRules;
  graceDays: number;
};

export type StoredCheckout = {
  sessionId: string;
  createdAt: string;
  expiresAt: string;
  request: CheckoutSessionCreateParams;
  status: "open" | "asking" | "paid" | "declined";
  /** Of the latest attempt to pay. */
  subscriptionId: string | null;
  paymentId: string | null;
};

export type StoredSubscription = {
  resource: Subscription;
  card: CardView | null;
  nextChargeFails: boolean;
  /** What a failed charge has left unpaid, in minor units. */
  dueMinor: number;
  /** While a failed charge is forgiven. The API doesn't tell; webhooks do. */
  graceEndsAt: string | null;
  dunning: Dunning | null;
};

/** The vendor's effort to get a failed charge paid after all. */
export type Dunning = {
  createdAt: string;
  status: "recovering" | "recovered" | "exhausted";
  triggerState: "on_hold" | "past_due";
  paymentId: string | null;
};

export type StoredLink = { createdAt: string; customerId: string; returnUrl: string | null } & (
  | { page: "portal" }
  /** `paymentId`: the charge for what is owed, where something is. */
  | { page: "card"; subscriptionId: string; paymentId: string | null; isUsed: boolean }
);

/** What an event is about. Its body is made of the state at the moment of a delivery. */
export type About =
  | { kind: "subscription"; subscriptionId: string }
  | { kind: "payment"; paymentId: string }
  | { kind: "dunning"; subscriptionId: string };

export type StoredDelivery = {
  webhookId: string;
  type: WebhookEventType;
  about: About;
  occurredAt: string;
  /** Deliveries of one subscription start in order. */
  line: string;
  /** How many acknowledged deliveries are still wanted. */
  copies: number;
  twist: DeliveryRules["next"];
  attempts: number;
  /** Attempts that were not acknowledged. */
  failures: number;
  status: number | null;
  state: DeliveryView["state"];
  nextAttemptAt: string;
};

export const emptyState = (): State => ({
  version: 1,
  customers: {},
  checkouts: {},
  subscriptions: {},
  payments: {},
  links: {},
  deliveries: {},
  rules: { duplicate: false, hold: false, drop: false, next: "normal" },
  graceDays: 0,
});

const record = z.record(z.string(), z.looseObject({}));
const Kept = z.object({
  version: z.literal(1),
  customers: record,
  checkouts: record,
  subscriptions: z.record(z.string(), z.looseObject({ resource: z.looseObject({ status: z.string() }) })),
  payments: record,
  links: record,
  deliveries: record,
  rules: z.looseObject({ next: z.string() }),
  graceDays: z.number(),
});

/**
 * Reads what was kept.
 *
 * @returns null when it is damaged
 */
export function readState(text: string): State | null {
  try {
    const kept: unknown = JSON.parse(text);
    return Kept.safeParse(kept).success ? (kept as State) : null;
  } catch {
    return null;
  }
}
