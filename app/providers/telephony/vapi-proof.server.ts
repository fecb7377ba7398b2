import { createHmac } from "node:crypto";
import { MINUTE, SECOND } from "~/lib/time";
import type { WebhookRequest } from "./provider";
import { sameText } from "./same-text.server";

/** How Vapi's webhooks prove that they are Vapi's. */

/** Vapi's defaults for a credential of the kind HMAC. It has no fixed header of its own. */
const SIGNATURE = "x-signature";
const TIMESTAMP = "x-timestamp";
/** Ours: a header we ask Vapi to send with the webhooks of one call. */
export const TOKEN = "x-relevel-token";

/** How old a signed webhook may be, and how far clocks may be apart. */
const TOLERANCE = 5 * MINUTE;

/**
 * The proof that comes with the webhooks of one call where no credential is set up at Vapi.
 *
 * @param url the webhook's address, with the parameter that names the call
 */
export function callToken(webhookSecret: string, url: string): string {
  return createHmac("sha256", webhookSecret).update(asSent(url)).digest("hex");
}

/**
 * Is a webhook Vapi's? The strongest proof it brings decides alone, so that a wrong one is not made good by a weaker
 * one beside it:
 * 1. a signature over timestamp and body, which also says how old it is;
 * 2. our token over the address, where we hand one out: it binds the call, not the body;
 * 3. the secret itself, as bearer or in the header `X-Vapi-Secret` of older set-ups.
 * Each takes the secret to make, or a genuine webhook to copy.
 *
 * @param accept the secret both sides know, and whether calls are given a token
 * @param now in milliseconds
 */
export function provesVapi(
  { rawBody, headers, url }: WebhookRequest,
  accept: { webhookSecret: string; token: boolean },
  now: number,
): boolean {
  const { webhookSecret } = accept;
  // An empty key would sign for everybody.
  if (!webhookSecret) return false;
  const signature = header(headers, SIGNATURE);
  const timestamp = header(headers, TIMESTAMP);
  if (signature !== undefined || timestamp !== undefined) {
    if (!signature || !timestamp || !isFresh(timestamp, now)) return false;
    const right = createHmac("sha256", webhookSecret).update(`${timestamp}.${rawBody}`).digest();
    const given = signature.replace(/^sha256=/, "");
    // Both are compared always.
    const asHex = sameText(given, right.toString("hex"));
    return sameText(given, right.toString("base64")) || asHex;
  }
  const token = header(headers, TOKEN);
  if (accept.token && token !== undefined) return sameText(token, callToken(webhookSecret, url));
  const bearer = header(headers, "authorization");
  if (bearer !== undefined) return sameText(bearer, `Bearer ${webhookSecret}`);
  return sameText(header(headers, "x-vapi-secret"), webhookSecret);
}

/** The address as `URL` writes it, so that capitals in the host are no other address. */
const asSent = (url: string) => (URL.canParse(url) ? new URL(url).href : url);

const header = (headers: Record<string, string>, name: string) =>
  Object.hasOwn(headers, name) ? headers[name] : undefined;

/** Whether the timestamp is in seconds or milliseconds is not documented. */
function isFresh(timestamp: string, now: number): boolean {
  if (!/^\d{10}(\d{3})?$/.test(timestamp)) return false;
  const at = Number(timestamp) * (timestamp.length === 10 ? SECOND : 1);
  return Math.abs(now - at) <= TOLERANCE;
}
