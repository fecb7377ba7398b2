import { Agent } from "undici";
import { SECOND } from "~/lib/time";
import type { CallPlacement } from "./provider";

/** How adapters speak HTTP to their vendors: connections are kept, a request is sent once and never repeated. */

const LARGEST_ANSWER = 1024 * 1024;

/**
 * A server that closes an idle connection just when a request is put on it resets that request, and nobody knows
 * whether it dialled. So we let go of idle connections first: Node's servers keep theirs for 5 s, most others
 * longer, and undici's timer may be half a second late. A server's own, shorter limit is honoured by undici.
 */
const KEEP_IDLE = 2 * SECOND;

/**
 * Connections per origin are not limited: who may dial at the same time is decided before a call is placed, and a
 * request that waited here behind slow ones would time out without anybody knowing that it was never sent.
 */
const agent = new Agent({
  keepAliveTimeout: KEEP_IDLE,
  keepAliveMaxTimeout: KEEP_IDLE,
  maxResponseSize: LARGEST_ANSWER,
  // The whole exchange has one limit.
  headersTimeout: 0,
  bodyTimeout: 0,
});

export type VendorRequest = {
  url: string;
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  headers?: Record<string, string>;
  body?: string;
  /** Limit of the whole exchange, from connecting to the last byte of the answer, in milliseconds. */
  timeoutMs: number;
};

/** `json` is null when the body isn't JSON. */
export type VendorAnswer = { status: number; json: unknown };

/**
 * Sends one request to a vendor, once: no retries, no redirects.
 *
 * @param request where to and what
 * @returns the answer, whatever its status; its body is read completely
 * @throws {Error} when there is no whole answer (time-out, reset, no connection, more than 1 MiB): the vendor may
 * have acted on the request all the same. `exchangeFailure` words it
 */
export async function ask({
  url,
  method = "GET",
  headers,
  body,
  timeoutMs,
}: VendorRequest): Promise<VendorAnswer> {
  const { origin, pathname, search } = new URL(url);
  const limit = new AbortController();
  const timer = setTimeout(
    () => limit.abort(new DOMException("no answer in time", "TimeoutError")),
    timeoutMs,
  );
  try {
    const path = pathname + search;
    const answer = await agent.request({ origin, path, method, headers, body, signal: limit.signal });
    return { status: answer.statusCode, json: parse(await answer.body.text()) };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A short word for why there was no whole answer, without anything that was sent: `TimeoutError`, `ECONNRESET`.
 *
 * @param error what `ask` threw
 */
export function exchangeFailure(error: unknown): string {
  if (!(error instanceof Error)) return "no answer";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

/** Nobody was reached, so nothing was sent. */
const NOT_SENT: ReadonlySet<string> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);

/**
 * What there was no whole answer to a request that dials means: the phone may be ringing all the same, unless the
 * request can't have left.
 *
 * @param failure as `exchangeFailure` words it
 */
export function placementWithout(failure: string): CallPlacement {
  if (NOT_SENT.has(failure)) return { outcome: "refused", reason: failure, retryable: true };
  return { outcome: "ambiguous", reason: failure };
}

/**
 * Does an answer leave open whether the request was acted on? Only a clear no is one: a redirect, a fault or a
 * time-out of the other side's says nothing.
 *
 * @param status of the answer
 */
export function isUnclear(status: number): boolean {
  return status < 200 || (status >= 300 && status < 400) || status === 408 || status >= 500;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
