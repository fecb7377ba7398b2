import { createHash, timingSafeEqual } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { env } from "~/env.server";
import { AppError } from "~/lib/app-error";
import "./load-context";
import { isLoopbackUrl } from "./origin";

/**
 * Lets in whoever may read the metrics: with a token configured, those who bring it; without one, requests that
 * come straight from this machine, as long as nobody else is led here: a proxy on this machine needn't say that it
 * passes something on.
 *
 * @throws {Response} 401 without the token
 * @throws {AppError} not_found for a request from elsewhere, where there is no token
 */
export function requireMetricsReader(request: Request, context: AppLoadContext): void {
  const { app, signals } = env();
  const { metricsToken } = signals;
  if (metricsToken === undefined) {
    if (!context.fromThisMachine || !isLoopbackUrl(app.url)) throw new AppError("not_found");
    return;
  }
  const brought = /^Bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (brought !== undefined && isSame(brought, metricsToken)) return;
  throw new Response("This address asks for a token.\n", {
    status: 401,
    headers: { "WWW-Authenticate": 'Bearer realm="metrics"', "Cache-Control": "no-store" },
  });
}

/** Takes as long for a wrong token as for the right one, whatever their lengths. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
