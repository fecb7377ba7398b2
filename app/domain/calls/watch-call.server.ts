import { onCallChanged } from "~/db/listen.server";
import { SECOND } from "~/lib/time";
import { isFinal } from "./call-state";
import { getCall, toApiCall } from "./queries.server";

/** What is read out of a talk is there by then, or comes too late to be watched. */
const WRITTEN_UP_AFTER = 30 * SECOND;

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
      return { data: call, last: isFinal(call.status) && !isBeingWritten(call) };
    },
    subscribe: (onChange: () => void) => onCallChanged(callId, onChange),
  };
}

function isBeingWritten(call: ReturnType<typeof toApiCall>): boolean {
  if (call.status !== "completed" || call.kind === "verification" || call.reflection) return false;
  return call.endedAt !== null && Date.now() - Date.parse(call.endedAt) < WRITTEN_UP_AFTER;
}
