/** What a request says about where it comes from. Forwarded headers have no say. */
export type RequestOrigin = {
  method: string;
  /** The `Origin` header. */
  origin: string | undefined;
  /** The `Sec-Fetch-Site` header. */
  secFetchSite: string | undefined;
  /** The `Host` header. */
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

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}
