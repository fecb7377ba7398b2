import type { CallStatus, ProviderEvent, Turn } from "~/providers/telephony/provider";

export type { CallStatus, Turn } from "~/providers/telephony/provider";

/**
 * Why there is a call: the slot of a local day, the person's wish, their own call to us, a number to be proved, or
 * none at all: a talk in writing.
 */
export type CallKind = "daily" | "on_demand" | "inbound" | "verification" | "text";

const FINAL: ReadonlySet<CallStatus> = new Set([
  "completed",
  "no_answer",
  "busy",
  "voicemail",
  "failed",
  "canceled",
  "unknown",
]);

/** The order states are reached in. Final states share the last rank. */
const RANK: Record<CallStatus, number> = {
  queued: 0,
  dialing: 1,
  ringing: 2,
  in_progress: 3,
  completed: 4,
  no_answer: 4,
  busy: 4,
  voicemail: 4,
  failed: 4,
  canceled: 4,
  unknown: 4,
};

/**
 * The only ways from one final state to another: they add truth. A machine that picked up is found out late;
 * `unknown` gives way to anything a vendor really says.
 */
const LATE_TRUTH: Partial<Record<CallStatus, ReadonlySet<CallStatus>>> = {
  completed: new Set(["voicemail"]),
  unknown: new Set([
    "ringing",
    "in_progress",
    "completed",
    "no_answer",
    "busy",
    "voicemail",
    "failed",
    "canceled",
  ]),
};

/** Nothing more will happen to a call in this state, except that a late truth may replace it. */
export function isFinal(status: CallStatus): boolean {
  return FINAL.has(status);
}

/** The phone is being rung or talked on. */
export function isUnderWay(status: CallStatus): boolean {
  return status === "dialing" || status === "ringing" || status === "in_progress";
}

/**
 * May what a vendor says move a call from one state to another?
 *
 * @param from the state of the row
 * @param to the state the vendor reports
 */
export function canMove(from: CallStatus, to: CallStatus): boolean {
  // `unknown` is our own word for silence: no vendor can say it.
  if (from === to || to === "unknown") return false;
  if (isFinal(from)) return LATE_TRUTH[from]?.has(to) ?? false;
  return RANK[to] > RANK[from];
}

/** The part of a call's row that events change. */
export type CallFacts = {
  status: CallStatus;
  vendorCallId: string | null;
  answeredAt: Date | null;
  endedAt: Date | null;
  durationSeconds: number | null;
  endedReason: string | null;
  transcript: Turn[] | null;
  recordingUrl: string | null;
  lastStatusAt: Date | null;
};

const earlier = (a: Date | null, b: Date | null) => (a && b ? (a < b ? a : b) : (a ?? b));
const later = (a: Date | null, b: Date) => (a && a > b ? a : b);

/**
 * Folds one vendor event into a call. Events come twice, late and out of order: every order of the same
 * events ends in the same facts.
 *
 * @param call the facts so far
 * @param event what the vendor says; a word we don't know changes nothing
 * @returns the new facts, and whether the state moved
 */
export function applyEvent(call: CallFacts, event: ProviderEvent): { facts: CallFacts; moved: boolean } {
  const facts = { ...call, vendorCallId: call.vendorCallId ?? event.vendorCallId };
  if (event.status === null) return { facts, moved: false };

  const moved = canMove(call.status, event.status);
  facts.lastStatusAt = later(call.lastStatusAt, event.at);
  const answered = event.answeredAt ?? (event.status === "in_progress" ? event.at : null);
  facts.answeredAt = earlier(call.answeredAt, answered);
  if (moved) facts.status = event.status;
  if (moved && isFinal(call.status))
    Object.assign(facts, { endedAt: null, durationSeconds: null, endedReason: null });

  if (isFinal(event.status) && facts.status === event.status) {
    // A move takes the event's account of the end; a repeat of the same state only fills what is missing.
    const before = moved ? null : call;
    facts.endedAt = before?.endedAt ?? event.at;
    facts.durationSeconds = before?.durationSeconds ?? event.durationSeconds;
    facts.endedReason = before?.endedReason ?? event.endedReason;
  }
  // The account of the end is the whole talk; what came before it may have been a part.
  const wholeTalk = moved && isFinal(event.status);
  if (event.transcript?.length && (wholeTalk || !call.transcript)) facts.transcript = event.transcript;
  facts.recordingUrl = call.recordingUrl ?? event.recordingUrl;
  return { facts, moved };
}
