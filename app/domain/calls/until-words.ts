import { localTimeAt } from "~/domain/schedule/local-time";
import { cityOf } from "~/lib/zone-words";

/**
 * Until when something counts for today: "midnight, Berlin time", "03:00, Berlin time".
 *
 * @param until when the local day is over
 * @param zone IANA name
 */
export function untilWords(until: Date, zone: string): string {
  const time = localTimeAt(until, zone);
  return `${time === "00:00" ? "midnight" : time}, ${cityOf(zone)} time`;
}
