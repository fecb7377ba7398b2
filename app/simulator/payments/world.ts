import type { Customer } from "dodopayments/resources/customers/customers";
import type { Payment } from "dodopayments/resources/payments";
import type { WebhookEventType } from "dodopayments/resources/webhook-events";
import { HOUR } from "~/lib/time";
import type { About, State, StoredSubscription } from "./state";

/** What the rules of the simulated vendor work on. */
export type World = {
  state: State;
  /** What is sold as Pro. */
  productId: string;
  /** Where its pages and its API are, as a browser reaches them. */
  pagesUrl: string;
  now(): Date;
  /** An id nobody can guess. @param prefix such as "sub" */
  newId(prefix: string): string;
  /** Tells by webhook that something has happened. */
  emit(type: WebhookEventType, about: About): void;
};

export const BUSINESS_ID = "bus_simulated";
export const BRAND_ID = "bnd_simulated";

/** How long links to its pages work. */
export const LINK_VALID = 24 * HOUR;

/** A refusal of the API: answered as `{ code, message }`. */
export class Refusal extends Error {
  override name = "Refusal";
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** @throws {Refusal} 404 */
export function findSubscription(world: World, id: string): StoredSubscription {
  const found = own(world.state.subscriptions, id);
  if (!found) throw new Refusal(404, "SUBSCRIPTION_NOT_FOUND", "There is no such subscription.");
  return found;
}

/** @throws {Refusal} 404 */
export function findCustomer(world: World, id: string): Customer {
  const found = own(world.state.customers, id);
  if (!found) throw new Refusal(404, "CUSTOMER_NOT_FOUND", "There is no such customer.");
  return found;
}

/** @throws {Refusal} 404 */
export function findPayment(world: World, id: string): Payment {
  const found = own(world.state.payments, id);
  if (!found) throw new Refusal(404, "PAYMENT_NOT_FOUND", "There is no such payment.");
  return found;
}

/** What a record holds under a key that came from outside. */
export function own<T>(all: Record<string, T>, key: string): T | null {
  return Object.hasOwn(all, key) ? (all[key] ?? null) : null;
}

/** Makes a customer. */
export function addCustomer(
  world: World,
  { email, name, phone_number = null, metadata = {} }: Partial<Customer> & { email: string; name: string },
): Customer {
  const customer: Customer = {
    business_id: BUSINESS_ID,
    customer_id: world.newId("cus"),
    created_at: world.now().toISOString(),
    email,
    name,
    phone_number,
    metadata,
  };
  world.state.customers[customer.customer_id] = customer;
  return customer;
}

export const sameEmail = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
