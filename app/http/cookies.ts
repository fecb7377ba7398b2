/** A cookie of ours: HttpOnly, SameSite=Lax and Path=/ always; `__Host-` and Secure on https. */
export type CookieName = { readonly name: string; readonly secure: boolean };

/**
 * The name of a cookie at this address. `__Host-` binds it to one https host, which plain http can't have.
 *
 * @param base the name without prefix
 * @param appUrl the public address
 */
export function cookieName(base: string, appUrl: string): CookieName {
  const secure = appUrl.startsWith("https:");
  return { name: secure ? `__Host-${base}` : base, secure };
}

/**
 * The value of a cookie in a request, or null.
 *
 * @param header the request's `Cookie` header
 */
export function readCookie(header: string | null, { name }: CookieName): string | null {
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

/**
 * A `Set-Cookie` header value.
 *
 * @param value unreserved characters only, such as base64url
 * @param maxAgeMs how long the browser keeps it; 0 removes it
 */
export function setCookie({ name, secure }: CookieName, value: string, maxAgeMs: number): string {
  const maxAge = Math.floor(maxAgeMs / 1000);
  return `${name}=${value}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}
