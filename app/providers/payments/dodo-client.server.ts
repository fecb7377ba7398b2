import DodoPayments, { APIConnectionError, APIError, APIUserAbortError } from "dodopayments";
import { Webhook } from "standardwebhooks";
import { inTime } from "~/lib/in-time";
import { SECOND } from "~/lib/time";
import { codeOfRefusal } from "./dodo-subscription";
import { type PaymentProvider, PaymentsAway, PaymentsRefused } from "./provider";

/** How Dodo Payments is reached, and what its failures mean. */

const REQUEST_TIMEOUT = 10 * SECOND;
/** Of an answer that came to nothing, if Dodo asks us to wait: a person may be waiting, too. */
const LONGEST_WAIT = 2 * SECOND;
/** The SDK's own headers. It takes others from the environment as well, and another key among them. */
const HEADERS = /^(accept|content-type|user-agent|x-stainless-.*)$/i;

export type DodoOptions = {
  name: PaymentProvider["name"];
  apiKey: string;
  /** `whsec_` and base64: what its webhooks are signed with. */
  webhookKey: string;
  /** Which of Dodo's two worlds; either this or `baseUrl`. */
  environment?: "test_mode" | "live_mode";
  /** Where Dodo answers, without a slash at the end. */
  baseUrl?: string;
  /** How long an answer may take, in milliseconds. */
  timeoutMs?: number;
};

/**
 * The SDK's client, which the environment has no say in: it would take its address, its key, headers and how much it
 * logs from there.
 *
 * @throws {Error} when a key is missing or no key at all, or it isn't clear where Dodo answers
 */
export function dodoClient(options: DodoOptions): DodoPayments {
  const { apiKey, webhookKey, environment, baseUrl, timeoutMs = REQUEST_TIMEOUT } = options;
  if (!apiKey) throw new Error("Dodo Payments needs an API key");
  // Throws at a key that is empty or not base64, with which anybody could sign.
  new Webhook(webhookKey);
  if (baseUrl && environment)
    throw new Error("Dodo Payments answers at an address or in an environment, not both");
  if (!baseUrl && !environment)
    throw new Error("Dodo Payments needs an environment: it would take real money");
  return new DodoPayments({
    bearerToken: apiKey,
    webhookKey,
    // Without `null` it would look into the environment for an address.
    ...(baseUrl ? { baseURL: baseUrl } : { environment, baseURL: null }),
    timeout: timeoutMs,
    logLevel: "off",
    fetch: (input, init) => exchange(input, init, { apiKey, timeoutMs }),
  });
}

/**
 * One request of the SDK's, whose own time-out ends with the headers of an answer. This one ends with its last byte.
 *
 * @throws {DOMException} TimeoutError
 */
function exchange(
  input: string | URL | Request,
  init: RequestInit | undefined,
  { apiKey, timeoutMs }: { apiKey: string; timeoutMs: number },
): Promise<Response> {
  const headers = new Headers([...new Headers(init?.headers)].filter(([header]) => HEADERS.test(header)));
  headers.set("authorization", `Bearer ${apiKey}`);
  // The key is for this address alone.
  return inTime(timeoutMs, (signal) => whole(fetch(input, { ...init, headers, signal, redirect: "error" })));
}

/** An answer with all of its body. */
async function whole(asking: Promise<Response>): Promise<Response> {
  const response = await asking;
  const body = await response.arrayBuffer();
  const answer = new Response(body.byteLength > 0 ? body : null, response);
  if (asksForPatience(response.headers)) answer.headers.set("x-should-retry", "false");
  return answer;
}

/** Would the SDK wait for long before it asks again? A date may be far away as well, and is no number. */
function asksForPatience(headers: Headers): boolean {
  const seconds = Number(headers.get("retry-after") ?? 0);
  const ms = Number(headers.get("retry-after-ms") ?? 0);
  return !(seconds * SECOND <= LONGEST_WAIT && ms <= LONGEST_WAIT);
}

/**
 * Asks Dodo.
 *
 * @throws {PaymentsAway} {PaymentsRefused} and nothing else
 */
export async function asked<T>(ask: () => PromiseLike<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw failureOf(error);
  }
}

/** What a failed request means. The SDK's own errors quote whole answers, so that they aren't passed on. */
function failureOf(error: unknown): Error {
  if (error instanceof PaymentsRefused || error instanceof PaymentsAway) return error;
  if (error instanceof APIConnectionError || error instanceof APIUserAbortError)
    return new PaymentsAway("the payment vendor can't be reached");
  if (!(error instanceof APIError) || error.status === undefined)
    return new PaymentsAway("the payment vendor's answer broke off or can't be read");
  const { status } = error;
  return status === 408 || status === 429 || status >= 500
    ? new PaymentsAway(`the payment vendor answered ${status}`)
    : new PaymentsRefused(status, codeOfRefusal(error.error));
}
