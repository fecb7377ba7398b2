/** What a request says about where it comes from. Forwarded headers have no say. */
export type RequestOrigin = {
  method: string;
  /** The `Origin` header. */
  origin: string | undefined;
  /** The `Sec-Fetch-Site` header. */
  secFetchSite: string | undefined;
  /** The `Host` header, once `isOurHost` has accepted it. */
  host: string | undefined;
  /** Our public address. */
  appUrl: string;
};

/**
 * Whether a request may change something: it was sent by one of our own pages, or not by a browser at all.
 * Browsers send `Origin` with every POST, and no page can forge it or `Sec-Fetch-Site`.
 */
export function isSameOrigin({ method, origin, secFetchSite, host, appUrl }: RequestOrigin): boolean {
  if (method === "GET" || method === "HEAD") return true;
  if (secFetchSite !== undefined && secFetchSite !== "same-origin" && secFetchSite !== "none") return false;
  if (origin === undefined) return true;
  // A page that sends no referrer posts its forms with this Origin.
  if (origin === "null") return secFetchSite === "same-origin";
  const from = hostOf(origin);
  return from !== null && (from === hostOf(appUrl) || from === host?.toLowerCase());
}

/**
 * Whether a request was sent to us by a name of ours. A page elsewhere can let its own name lead to this
 * machine, and the browser then takes us for that page's server; the `Host` header still says that name.
 * Loopback names and IP addresses belong to nobody else, so they pass without being configured.
 *
 * @param host the `Host` header; the port has no say
 * @param ours addresses of ours, as URLs
 */
export function isOurHost(host: string | undefined, ours: readonly string[]): boolean {
  const name = host !== undefined && /^[^\s/?#@\\]+$/.test(host) ? nameOf(`http://${host}`) : null;
  if (name === null) return false;
  const isLoopback = name === "localhost" || name.endsWith(".localhost");
  const isAddress = name.startsWith("[") || /^\d+\.\d+\.\d+\.\d+$/.test(name);
  return isLoopback || isAddress || ours.some((url) => nameOf(url) === name);
}

/**
 * Whether an address of ours leads to us on this machine alone.
 *
 * @param url such as APP_URL
 */
export function isLoopbackUrl(url: string): boolean {
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(nameOf(url) ?? "");
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}

/** A name with a dot at its end is the same name. */
function nameOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, "") : null;
}
