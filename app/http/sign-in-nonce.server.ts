import { randomBytes } from "node:crypto";
import { env } from "~/env.server";
import { MINUTE } from "~/lib/time";
import { cookieName, readCookie, setCookie } from "./cookies";

const nonceCookie = () => cookieName("signin", env().app.url);

/**
 * A new secret that ties a sign-in mail to the browser that asked for it.
 *
 * @returns the secret, and the `Set-Cookie` value that gives it to the browser for 15 minutes
 */
export function newSignInNonce(): { nonce: string; setCookie: string } {
  const nonce = randomBytes(32).toString("base64url");
  return { nonce, setCookie: setCookie(nonceCookie(), nonce, 15 * MINUTE) };
}

/** The secret that came with a request, or null. */
export function readSignInNonce(request: Request): string | null {
  const nonce = readCookie(request.headers.get("cookie"), nonceCookie());
  return nonce && /^[\w-]{43}$/.test(nonce) ? nonce : null;
}

/** The `Set-Cookie` value that removes the secret. */
export function clearSignInNonce(): string {
  return setCookie(nonceCookie(), "", 0);
}
