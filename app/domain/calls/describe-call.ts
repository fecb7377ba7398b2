import { dayWords } from "~/domain/schedule/day-words";
import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import { type CallStatus, isFinal, type Turn } from "./call-state";
import { maskPhoneNumber } from "./phone-number";
import { eventText, receiptFacts } from "./receipt";

type Described = {
  kind: "daily" | "on_demand" | "inbound";
  status: CallStatus;
  attempt: number;
  provider: string;
  endedReason: string | null;
  scheduledAt: string;
  toNumber: string | null;
  transcript: Turn[];
  events: { at: string; kind: string; reason: string | null }[];
};

const TITLE = { daily: "Daily call", on_demand: "Call", inbound: "Your call" } as const;

/**
 * Everything a call's page says in words, in the person's zone.
 *
 * @param call with ISO instants
 * @param place the zone and its city
 * @param now decides what "today" is
 */
export function describeCall(call: Described, place: { zone: string; city: string }, now: Date) {
  const at = new Date(call.scheduledAt);
  const day = dayWords(localDateAt(at, place.zone), localDateAt(now, place.zone));
  const time = localTimeAt(at, place.zone);
  const clock = (instant: string) => secondsClock(new Date(instant), place.zone);
  return {
    title: `${TITLE[call.kind]} ${/^\w{3} \d/.test(day) ? `of ${day}` : day}, ${time}`,
    facts: receiptFacts(call, {
      day,
      time,
      city: place.city,
      number: call.toNumber ? maskPhoneNumber(call.toNumber) : null,
    }),
    events: call.events.map((event) => ({
      at: event.at,
      time: clock(event.at),
      text: eventText(event.kind, event.reason),
    })),
    turns: call.transcript.map((turn) => ({ ...turn, time: clock(turn.at) })),
    emptyText: isFinal(call.status)
      ? "Nothing was said on this call."
      : "The transcript appears here when the call is over.",
  };
}

function secondsClock(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "medium" }).format(instant);
}
