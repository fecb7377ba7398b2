/** Which addresses are meant for search engines. Everything else of ours is somebody's own, or a tool. */

/** Pages that anyone may read and find, most important first. */
export const PUBLIC_PAGES = ["/", "/vision", "/pricing", "/signup", "/privacy", "/terms", "/refund"] as const;
/** Also one, where the instance allows it. */
export const TRY_PAGE = "/try";

/** Beginnings of addresses that crawlers have no business at: signed in, for machines, or a key to something. */
export const CLOSED_TO_CRAWLERS = [
  "/admin",
  "/api/",
  "/auth/",
  "/avatars/",
  "/billing",
  "/calendar/",
  "/calls",
  "/companion",
  "/dashboard",
  "/logout",
  "/memories",
  "/offline",
  "/onboarding",
  "/progress",
  "/reflect",
  "/settings",
  "/simulator/",
  "/skills",
  "/today",
  "/try-kept",
  "/verify",
  "/worldboard",
] as const;

/** A file such as /og.png, or of the build. What Remix calls `.data` is a page's. */
const FILE = /^\/(?:assets\/|[^/]+\.(?!data$)[a-z0-9]+$)/;

/**
 * May search engines list what is at an address?
 *
 * @param path of the URL
 */
export function mayBeListed(path: string): boolean {
  const page = path.length > 1 ? path.replace(/\/$/, "") : path;
  return page === TRY_PAGE || (PUBLIC_PAGES as readonly string[]).includes(page) || FILE.test(path);
}

/**
 * The text of /robots.txt.
 *
 * @param appUrl our public address, without a slash at the end
 */
export function robotsText(appUrl: string): string {
  const closed = CLOSED_TO_CRAWLERS.map((path) => `Disallow: ${path}`);
  return ["User-agent: *", ...closed, "", `Sitemap: ${appUrl}/sitemap.xml`, ""].join("\n");
}

/**
 * The text of /sitemap.xml: https://www.sitemaps.org/protocol.html
 *
 * @param appUrl our public address, without a slash at the end
 * @param given.tryCalls whether calls may be tried here
 */
export function sitemapText(appUrl: string, { tryCalls }: { tryCalls: boolean }): string {
  const pages = tryCalls ? [...PUBLIC_PAGES, TRY_PAGE] : PUBLIC_PAGES;
  const escaped = (url: string) => url.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const urls = pages.map((page) => `  <url><loc>${escaped(appUrl + page)}</loc></url>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    "</urlset>",
    "",
  ].join("\n");
}
