import { appUrl, tryCallsAllowed } from "~/http/instance.server";
import { sitemapText } from "~/http/public-pages";

export function loader() {
  const headers = {
    "Content-Type": "application/xml; charset=utf-8",
    "Cache-Control": "public, max-age=3600",
  };
  return new Response(sitemapText(appUrl(), { tryCalls: tryCallsAllowed() }), { headers });
}
