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

/** Paths whose last part is a key. */
const SECRET_PATH = /^(\/calendar\/|\/reflect\/|\/api\/webhooks\/call\/[^/]+\/).+/;

/** Logs a request that failed for a reason nobody expected. */
export function logFailedRequest(error: unknown, { requestId, method, path }: FailedRequest): void {
  const shown = path.replace(SECRET_PATH, "$1…");
  logger.error({ requestId, method, path: shown, error: describeError(error) }, "request failed");
}
