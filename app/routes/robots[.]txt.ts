import { appUrl } from "~/http/instance.server";
import { robotsText } from "~/http/public-pages";

export function loader() {
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" };
  return new Response(robotsText(appUrl()), { headers });
}
