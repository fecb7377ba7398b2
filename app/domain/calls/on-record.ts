import { onRecordOnly } from "~/domain/conversation/wishes";
import type { ProviderEvent } from "~/providers/telephony/provider";

/**
 * A vendor's event without what was said off the record. A vendor whose own agent leads the talk sends every word:
 * this comes before anything is stored.
 *
 * @param event as the adapter understood it; doing it twice changes nothing more
 */
export function onRecord(event: ProviderEvent): ProviderEvent {
  return event.transcript ? { ...event, transcript: onRecordOnly(event.transcript) } : event;
}
