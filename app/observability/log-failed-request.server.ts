import { describeError } from "./describe-error";
import { routeAtHand } from "./log-context.server";
import { logger } from "./logger.server";
import { NO_ROUTE } from "./route-patterns";

/** Which request it was. */
export type FailedRequest = {
  /** Names it in the log. */
  requestId: string;
  method: string;
};

/** Logs a request that failed for a reason nobody expected. Its address may hold a key: the route's pattern is told. */
export function logFailedRequest(error: unknown, { requestId, method }: FailedRequest): void {
  const route = routeAtHand() ?? NO_ROUTE;
  logger.error({ requestId, method, route, error: describeError(error) }, "request failed");
}
