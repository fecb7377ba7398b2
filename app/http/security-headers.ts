/** What pages of ours never ask a browser for. A page may listen, so that a call can be spoken in it. */
const DENIED = [
  ...["accelerometer", "camera", "display-capture", "encrypted-media", "geolocation", "gyroscope", "hid"],
  ...["magnetometer", "midi", "payment", "picture-in-picture", "publickey-credentials-get"],
  ...["screen-wake-lock", "serial", "usb", "xr-spatial-tracking"],
];
const PERMISSIONS = [...DENIED.map((feature) => `${feature}=()`), "microphone=(self)"].join(", ");

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
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
    // Not `no-referrer` everywhere: browsers then post our own forms with `Origin: null`.
    "Referrer-Policy": secret ? "no-referrer" : "same-origin",
    ...(secret || !listed ? { "X-Robots-Tag": "noindex" } : {}),
    "X-Content-Type-Options": "nosniff",
    // For browsers that don't know `frame-ancestors`.
    "X-Frame-Options": "DENY",
    ...(https ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}

/** How long what was fetched ahead of a click may wait for it, in seconds. */
const AHEAD = 10;

/**
 * What every response that says nothing else itself says about being kept.
 *
 * @param request.shared whether anybody gets the same, apart from the nonce
 * @param request.prefetch whether the browser fetches it ahead of a click; it would have to fetch again otherwise
 * @returns a `Cache-Control` value
 */
export function cacheControl({ shared, prefetch }: { shared: boolean; prefetch: boolean }): string {
  if (shared) return "private, no-cache";
  return prefetch ? `private, max-age=${AHEAD}` : "no-store";
}
