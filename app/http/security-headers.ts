/**
 * The headers that every response carries.
 *
 * @param nonce allows this response's inline scripts, and no other
 * @param options `https` when people reach us over TLS; `secret` where the address itself must stay one
 */
export function securityHeaders(
  nonce: string,
  { https, secret = false }: { https: boolean; secret?: boolean },
): Record<string, string> {
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ];
  return {
    "Content-Security-Policy": policy.join("; "),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self), payment=(), usb=()",
    // Not `no-referrer` everywhere: browsers then post our own forms with `Origin: null`.
    "Referrer-Policy": secret ? "no-referrer" : "same-origin",
    ...(secret ? { "X-Robots-Tag": "noindex" } : {}),
    "X-Content-Type-Options": "nosniff",
    ...(https ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}
