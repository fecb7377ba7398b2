import { dayOfQuote } from "~/domain/privacy/retention";
import { dayWords } from "~/domain/schedule/day-words";
import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import { isFinal, type Turn } from "./call-state";
import { stateWords } from "./list-item";
import { maskPhoneNumber } from "./phone-number";
import { isPlanned } from "./planned";
import { eventText } from "./receipt";
import {
  MOST_ATTEMPTS,
  type ReceiptCall,
  receiptFacts,
  type SlotAttempt,
  wasNotPlaced,
  whySentence,
} from "./receipt-facts";

type Described = Omit<ReceiptCall, "transcript"> & {
  id: string;
  toNumber: string | null;
  transcript: Turn[];
  /** All attempts of the slot, first to last; none for a call that has no slot. */
  attempts: (SlotAttempt & Pick<ReceiptCall, "kind" | "endedReason" | "dialedAt">)[];
};

/** What is planned after this call: the next daily one, or a sentence why there is none. */
type Ahead = {
  next: { day: string; localTime: string; city: string } | null;
  reason: string | null;
};

const TITLE = {
  daily: "Daily call",
  on_demand: "Call",
  inbound: "Your call",
  verification: "A call with your code",
  text: "In writing",
} as const;
/** Reasons that were the person's own wish. */
const AS_WISHED: ReadonlySet<string | null> = new Set(["paused", "skipped", "taken_back"]);

/**
 * Everything a call's page says in words, in the person's zone.
 *
 * @param call with ISO instants
 * @param place the zone and its city
 * @param ahead the next daily call
 * @param now decides what "today" is
 * @returns `still` is what stands in the place of the talk while nothing rings: a slot that stayed silent, or a
 * call that is planned for later
 */
export function describeCall(
  call: Described,
  place: { zone: string; city: string },
  ahead: Ahead,
  now: Date,
) {
  const at = new Date(call.scheduledAt);
  const day = dayWords(localDateAt(at, place.zone), localDateAt(now, place.zone));
  const time = localTimeAt(at, place.zone);
  const first = call.attempts[0]?.scheduledAt ?? call.scheduledAt;
  const clock = (instant: string) => secondsClock(new Date(instant), place.zone);
  const minutes = (instant: string) => localTimeAt(new Date(instant), place.zone);
  const events = call.events.map((event) => ({
    at: event.at,
    time: clock(event.at),
    text: eventText(event, minutes),
  }));
  const why = whySentence(call, call.attempts, place, now);
  const number = call.toNumber ? maskPhoneNumber(call.toNumber) : null;
  return {
    title: `${TITLE[call.kind]} ${/^\w{3} \d/.test(day) ? `of ${day}` : day}, ${time}`,
    why,
    still: stillWords(call, why, ahead, now),
    /** What a call waits for although it is due, or null. */
    waitsFor: call.status === "queued" ? waitText(call, events) : null,
    facts: receiptFacts(call, { ...place, day, time: minutes(first), number }, now),
    attempts:
      call.attempts.length < 2
        ? []
        : call.attempts.map((other) => ({
            id: other.id,
            status: other.status,
            words: `Attempt ${other.attempt} of ${MOST_ATTEMPTS}`,
            at: other.scheduledAt,
            // The state of one that is planned says when.
            time: isPlanned(other, now) ? null : minutes(other.scheduledAt),
            state: stateWords(other, place.zone, now),
            current: other.id === call.id,
          })),
    events,
    turns: call.transcript.map((turn) => ({ ...turn, time: clock(turn.at) })),
    emptyText: emptyText(call, place.zone),
  };
}

function emptyText({ kind, status, transcriptPurgedAt }: Described, zone: string): string {
  if (transcriptPurgedAt && kind !== "verification") {
    const day = localDateAt(new Date(transcriptPurgedAt), zone);
    return `Its time was over on ${dayOfQuote(day)}, so the words were deleted, as you chose under Your data.`;
  }
  if (kind === "verification") return "What is said on a call with a code isn't kept.";
  return isFinal(status)
    ? "Nothing was said on this call."
    : "The transcript appears here when the call is over.";
}

function stillWords(call: Described, why: string, ahead: Ahead, now: Date) {
  if (isPlanned(call, now)) {
    const text = "Nothing to do until then. The transcript appears here when the call is over.";
    return { title: why, text, mood: "idle" as const };
  }
  if (!wasNotPlaced(call)) return null;
  const wish = AS_WISHED.has(call.endedReason) ? "Nothing rang, as you wished. " : "";
  return {
    title: why,
    text: `${wish}${nextText(ahead)}`,
    mood: call.endedReason === "paused" ? ("sleeping" as const) : ("idle" as const),
  };
}

function nextText({ next, reason }: Ahead): string {
  if (next) {
    const day = /^(today|tomorrow)$/.test(next.day) ? next.day : `on ${next.day}`;
    return `The next call is ${day} at ${next.localTime}, ${next.city}.`;
  }
  return reason ?? "No other call is planned.";
}

function waitText(call: Described, events: { text: string }[]): string | null {
  const last = call.events.at(-1)?.kind;
  return last === "held" || last === "deferred" ? (events.at(-1)?.text ?? null) : null;
}

function secondsClock(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "medium" }).format(instant);
}
