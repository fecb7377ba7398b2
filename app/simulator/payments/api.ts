import { createCheckout, getCheckout, previewCheckout } from "./api-checkouts";
import { changeCustomer, createCustomer, getCustomer, listCustomers, openPortal } from "./api-customers";
import { getInvoice, getPayment, getProduct, listPayments, listProducts } from "./api-payments";
import { cancelPlanChange, changePlan, previewPlanChange } from "./api-plans";
import {
  changePaymentMethod,
  changeSubscription,
  getSubscription,
  listSubscriptions,
} from "./api-subscriptions";
import type { ApiAnswer, ApiRequest, Ask } from "./ask";
import { Refusal, type World } from "./world";

type Endpoint = (world: World, ask: Ask) => object | null;

/** The calls of Dodo's API that the simulated vendor answers. */
const ENDPOINTS: Record<string, Record<string, Endpoint>> = {
  "/checkouts": { POST: createCheckout },
  "/checkouts/preview": { POST: previewCheckout },
  "/checkouts/:": { GET: getCheckout },
  "/customers": { GET: listCustomers, POST: createCustomer },
  "/customers/:": { GET: getCustomer, PATCH: changeCustomer },
  "/customers/:/customer-portal/session": { POST: openPortal },
  "/subscriptions": { GET: listSubscriptions },
  "/subscriptions/:": { GET: getSubscription, PATCH: changeSubscription },
  "/subscriptions/:/change-plan": { POST: changePlan },
  "/subscriptions/:/change-plan/preview": { POST: previewPlanChange },
  "/subscriptions/:/change-plan/scheduled": { DELETE: cancelPlanChange },
  "/subscriptions/:/update-payment-method": { POST: changePaymentMethod },
  "/payments": { GET: listPayments },
  "/payments/:": { GET: getPayment },
  "/products": { GET: listProducts },
  "/products/:": { GET: getProduct },
  "/invoices/payments/:": { GET: getInvoice },
};

/**
 * Answers a request whose key has been checked. Every refusal is `{ code, message }` with its status.
 */
export function answer(world: World, request: Omit<ApiRequest, "authorization">): ApiAnswer {
  try {
    const { endpoint, params } = find(request.method, request.path);
    const query = Object.fromEntries(request.query);
    const result = endpoint(world, { params, query, body: parse(request) });
    if (result === null) return { status: 204, headers: {}, body: null };
    if (result instanceof Uint8Array)
      return { status: 200, headers: { "content-type": "application/pdf" }, body: new Uint8Array(result) };
    return json(200, result);
  } catch (thrown) {
    if (thrown instanceof Refusal) return refusal(thrown);
    throw thrown;
  }
}

/** A refusal as the API says it. */
export const refusal = ({ status, code, message }: Refusal): ApiAnswer => json(status, { code, message });

function json(status: number, value: unknown): ApiAnswer {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
}

function find(method: string, path: string): { endpoint: Endpoint; params: string[] } {
  const parts = partsOf(path);
  for (const [pattern, byMethod] of Object.entries(ENDPOINTS)) {
    const wanted = partsOf(pattern);
    if (wanted.length !== parts.length) continue;
    if (!wanted.every((part, index) => part === ":" || part === parts[index])) continue;
    const endpoint = Object.hasOwn(byMethod, method) ? byMethod[method] : undefined;
    if (endpoint) return { endpoint, params: parts.filter((_, index) => wanted[index] === ":") };
    throw new Refusal(405, "METHOD_NOT_ALLOWED", "This address doesn't take that method.");
  }
  throw new Refusal(404, "NOT_FOUND", "There is nothing here.");
}

function partsOf(path: string): string[] {
  try {
    return path.split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    throw new Refusal(400, "BAD_REQUEST", "This address can't be read.");
  }
}

function parse({ method, body }: { method: string; body: string }): unknown {
  if (method === "GET" || body === "") return {};
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal(400, "BAD_REQUEST", "The body is not JSON.");
  }
}
