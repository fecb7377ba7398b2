import { isUuid } from "~/lib/uuid";
import { CALL_STATUSES, type CallStatus, NO_VENDOR, PROVIDER_NAMES } from "~/providers/telephony/provider";

/** Which calls the console lists, as its address says it. What isn't understood is left out. */
export type ConsoleFilter = {
  state: CallStatus | null;
  provider: string | null;
  /** A code as stored in `ended_reason`. */
  reason: string | null;
  /** `users.id`. */
  user: string | null;
};

const oneOf = <T extends string>(all: readonly T[], text: string | null): T | null =>
  all.find((each) => each === text) ?? null;

/** Names that a call's row can have in the place of a vendor. */
export const CONSOLE_PROVIDERS: readonly string[] = [...PROVIDER_NAMES, NO_VENDOR];

/** @param asked the search parameters of the address */
export function readConsoleFilter(asked: URLSearchParams): ConsoleFilter {
  const reason = asked.get("reason")?.trim() || null;
  const user = asked.get("user")?.trim() || null;
  return {
    state: oneOf(CALL_STATUSES, asked.get("state")),
    provider: oneOf(CONSOLE_PROVIDERS, asked.get("provider")),
    reason: reason && reason.length <= 200 ? reason : null,
    user: user && isUuid(user) ? user : null,
  };
}
