import { describeError } from "./describe-error";
import { logger } from "./logger.server";

/** Which request it was. */
export type FailedRequest = {
  /** Names it in the log. */
  requestId: string;
  method: string;
  /** Its path, without what was asked for behind the `?`. */
  path: string;
};

/** Logs a request that failed for a reason nobody expected. */
export function logFailedRequest(error: unknown, { requestId, method, path }: FailedRequest): void {
  logger.error({ requestId, method, path, error: describeError(error) }, "request failed");
}
