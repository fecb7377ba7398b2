import { localTimeAt } from "~/domain/schedule/local-time";
import { MINUTE } from "~/lib/time";

/**
 * A call that was asked for in a while, as the dashboard shows it.
 *
 * @param call its id and the instant it rings, ISO 8601
 * @param zone IANA name of the user's zone
 * @returns `minutes` is how long it still takes: "20 minutes", "1 minute", "less than a minute"
 */
export function waitingWords(
  { id, scheduledAt }: { id: string; scheduledAt: string },
  zone: string,
  now: Date,
) {
  const at = new Date(scheduledAt);
  const left = Math.round((at.getTime() - now.getTime()) / MINUTE);
  const minutes = left < 1 ? "less than a minute" : left === 1 ? "1 minute" : `${left} minutes`;
  return { id, minutes, at: scheduledAt, localTime: localTimeAt(at, zone) };
}
