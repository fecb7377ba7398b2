import { dayWords } from "~/domain/schedule/day-words";
import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import type { CallStatus } from "./call-state";

type Listed = {
  id: string;
  status: CallStatus;
  kind: "daily" | "on_demand" | "inbound";
  scheduledAt: string;
  durationSeconds: number | null;
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * A call as a row of a list, with its day and time in the person's zone.
 *
 * @param call with ISO instants
 * @param zone IANA name
 * @param now decides what "today" is
 */
export function listItem(call: Listed, zone: string, now: Date) {
  const at = new Date(call.scheduledAt);
  return {
    id: call.id,
    status: call.status,
    kind: call.kind,
    scheduledAt: call.scheduledAt,
    durationSeconds: call.durationSeconds,
    day: capital(dayWords(localDateAt(at, zone), localDateAt(now, zone))),
    localTime: localTimeAt(at, zone),
  };
}
