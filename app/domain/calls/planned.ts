import { MINUTE } from "~/lib/time";
import type { CallStatus } from "./call-state";

/** A call that was asked for is "now" within so much of its time. */
const NOW = MINUTE;

/**
 * Is a call planned for later: a further try, or one that was asked for in a while? What is due and waits for
 * its turn is not.
 *
 * @param call with its instant in ISO 8601
 */
export function isPlanned(
  call: { kind: "daily" | "on_demand" | "inbound"; status: CallStatus; scheduledAt: string },
  now: Date,
): boolean {
  const ahead = Date.parse(call.scheduledAt) - now.getTime();
  return call.status === "queued" && ahead > (call.kind === "on_demand" ? NOW : 0);
}
