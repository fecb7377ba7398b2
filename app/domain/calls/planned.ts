import { MINUTE } from "~/lib/time";
import type { CallKind, CallStatus } from "./call-state";

/** A call that was asked for is "now" within so much of its time. */
const NOW = MINUTE;

/**
 * Is a call planned for later: a further try, or one that was asked for in a while? What is due and waits for
 * its turn is not.
 *
 * @param call with its instant in ISO 8601
 */
export function isPlanned(
  call: { kind: CallKind; status: CallStatus; scheduledAt: string },
  now: Date,
): boolean {
  const ahead = Date.parse(call.scheduledAt) - now.getTime();
  return call.status === "queued" && ahead > (call.kind === "daily" ? 0 : NOW);
}
