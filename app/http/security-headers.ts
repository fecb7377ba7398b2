/**
 * The headers that every response carries.
 *
 * @param nonce allows this response's inline scripts, and no other
 * @param options `https` when people reach us over TLS; `secret` where the address itself must stay one; `listed`
 *   where search engines may list it
 */
export function securityHeaders(
  nonce: string,
  { https, secret = false, listed = true }: { https: boolean; secret?: boolean; listed?: boolean },
): Record<string, string> {
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    // The pictures inside of a 3D model, and a model that is looked at before it is sent.
    "img-src 'self' data: blob:",
    "connect-src 'self' blob:",
    "manifest-src 'self'",
    "worker-src 'self'",
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
    ...(secret || !listed ? { "X-Robots-Tag": "noindex" } : {}),
    "X-Content-Type-Options": "nosniff",
    ...(https ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}
