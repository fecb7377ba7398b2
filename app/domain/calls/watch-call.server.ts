import { onCallChanged } from "~/db/listen.server";
import { isFinal } from "./call-state";
import { getCall, toApiCall } from "./queries.server";

/**
 * A call to be watched while it happens, as the person may see it.
 *
 * @returns how to read it, whether that was its last word, and how to be told of changes
 * @throws {AppError} not_found from `read`
 */
export function watchCall(userId: string, callId: string) {
  return {
    read: async () => {
      const call = toApiCall(await getCall(userId, callId));
      return { data: call, last: isFinal(call.status) };
    },
    subscribe: (onChange: () => void) => onCallChanged(callId, onChange),
  };
}
