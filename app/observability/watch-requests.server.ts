import { AsyncResource } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import { SECOND } from "~/lib/time";
import { aboutCall, withLogContext } from "./log-context.server";
import { logger } from "./logger.server";
import { metrics } from "./metrics.server";
import { type FoundRoute, NO_ROUTE } from "./route-patterns";
import { beginSpan } from "./tracing.server";

const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);
/** Asked every few seconds by machines. */
const PROBES: ReadonlySet<string> = new Set(["/health", "/ready", "/metrics"]);
/** Stands for the files of the browser. */
const FILES = "files";

/** A request as Express has it: `originalUrl` is what was asked for, whatever handlers make of it. */
type Request = IncomingMessage & { originalUrl: string };

export type WatchOptions = {
  /** From a path to its route. */
  findRoute: (path: string) => FoundRoute;
  /** Whether a proxy stands in front, which then may say what a request belongs to. */
  trustProxy: boolean;
};

/** What is known of one request. */
export type Watched = {
  requestId: string;
  /** Whether it was answered by a file of the browser's, asked when it is over. */
  isFile: () => boolean;
};

/**
 * Watches requests: their ids go into every line of the log that is written on the way; one line, the counters and
 * a span tell how each ended. Of its address only the pattern of its route is told.
 *
 * @returns runs what answers a request
 */
export function watchRequests({ findRoute, trustProxy }: WatchOptions) {
  return (request: Request, response: ServerResponse, watched: Watched, answer: () => void): void => {
    const { requestId } = watched;
    const begun = performance.now();
    const path = request.originalUrl.replace(/[?#].*$/s, "");
    const method = METHODS.has(request.method ?? "") ? String(request.method) : NO_ROUTE;
    const routeOf = () => (watched.isFile() ? FILES : findRoute(path).pattern);
    const context = {
      name: method,
      kind: "server" as const,
      attributes: { "http.request.method": method, "relevel.request_id": requestId },
      traceparent: trustProxy ? headerOf(request, "traceparent") : undefined,
    };
    withLogContext(
      { requestId },
      () => {
        aboutCall(findRoute(path).params.callId);
        const { span } = beginSpan(context, answer);
        // Also when it was given up half-way: then it is the connection that says so, under no ids or another's.
        const ended = AsyncResource.bind(() => {
          const ms = performance.now() - begun;
          const route = routeOf();
          const status = response.statusCode;
          count(method, route, response, ms);
          const quiet = PROBES.has(route) || route === FILES;
          const told = { method, route, status, ms: Math.round(ms) };
          logger[quiet ? "debug" : "info"](
            response.writableFinished ? told : { ...told, givenUp: true },
            "request",
          );
          span.end({
            failed: status >= 500,
            attributes: { "http.route": route, "http.response.status_code": status },
            name: `${method} ${route}`,
          });
        });
        response.once("close", ended);
      },
      routeOf,
    );
  };
}

function count(method: string, route: string, response: ServerResponse, ms: number): void {
  const { requests, requestSeconds } = metrics();
  requests.inc({ method, route, status: `${Math.floor(response.statusCode / 100)}xx` });
  // A stream is open for as long as its page is.
  const isStream = String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");
  if (!isStream) requestSeconds.observe({ route }, ms / SECOND);
}

function headerOf(request: Request, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}
