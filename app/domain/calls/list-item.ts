import { dayWords } from "~/domain/schedule/day-words";
import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import type { CallKind, CallStatus } from "./call-state";
import { isPlanned } from "./planned";
import { shortReason } from "./receipt";
import { MOST_ATTEMPTS, wasNotPlaced } from "./receipt-facts";

type Stated = {
  status: CallStatus;
  kind: CallKind;
  attempt: number;
  scheduledAt: string;
  dialedAt: string | null;
  endedReason: string | null;
};
type Listed = Stated & { id: string; durationSeconds: number | null };

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const REACHED_NOBODY: ReadonlySet<CallStatus> = new Set(["no_answer", "busy", "voicemail", "failed"]);

/**
 * Where a call stands, where its status alone doesn't say it: why it was not placed, or when it rings.
 *
 * @returns a few words and whether they are our fault's, a plan's or neither; null where the status says it all
 */
export function stateWords(
  call: Stated,
  zone: string,
  now: Date,
): { label: string; tone: "warm" | "accent" | "neutral" } | null {
  if (isPlanned(call, now)) {
    const time = localTimeAt(new Date(call.scheduledAt), zone);
    return { label: `${call.attempt > 1 ? "Tries again" : "Rings"} at ${time}`, tone: "accent" };
  }
  if (!wasNotPlaced(call)) return null;
  return {
    label: shortReason(call.endedReason),
    tone: call.endedReason === "service_fault" ? "warm" : "neutral",
  };
}

/**
 * A call as a row of a list, with its day and time in the person's zone.
 *
 * @param call with ISO instants
 * @param zone IANA name
 * @param now decides what "today" is
 */
export function listItem(call: Listed, zone: string, now: Date) {
  const at = new Date(call.scheduledAt);
  const triedMore = call.attempt > 1 || REACHED_NOBODY.has(call.status);
  return {
    id: call.id,
    status: call.status,
    kind: call.kind,
    scheduledAt: call.scheduledAt,
    durationSeconds: call.durationSeconds,
    day: capital(dayWords(localDateAt(at, zone), localDateAt(now, zone))),
    localTime: localTimeAt(at, zone),
    state: stateWords(call, zone, now),
    /** "Attempt 2 of 3", where a slot may have more than one. */
    attempt: call.kind === "daily" && triedMore ? `Attempt ${call.attempt} of ${MOST_ATTEMPTS}` : null,
  };
}
