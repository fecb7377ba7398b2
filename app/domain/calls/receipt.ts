import type { CallStatus } from "./call-state";

/** The words of a call's receipt: why it rang, or why it didn't, and what happened when. */

const REASONS: Record<string, string> = {
  calls_paused: "Calls are paused on this instance.",
  too_late: "It was too late for this call by the time it could be placed.",
  calls_off: "Daily calls are turned off.",
  consent_withdrawn: "You withdrew your consent to calls.",
  phone_not_proved: "The number isn't verified as yours yet.",
  no_entitlement: "There is no plan that includes calls.",
  another_call_is_live: "You were already on a call.",
  service_fault: "We missed this one. That's on us.",
  no_word_from_vendor: "The phone service never told us how it ended.",
  provider_not_configured: "The phone service of this call isn't set up any more.",
  number_refused: "The number was refused.",
  companion_hung_up: "The companion said goodbye.",
  person_hung_up: "You hung up.",
  declined: "The call was declined.",
  not_picked_up: "Nobody picked up.",
  line_busy: "The line was busy.",
  machine_answered: "A voicemail picked up.",
};

/** @param code as stored in `ended_reason` @returns a sentence; an unknown code is shown as it is */
export function reasonText(code: string): string {
  return REASONS[code] ?? code;
}

const STEPS = {
  requested: "You asked for this call.",
  scheduled: "Your time had come.",
  dialing: "We asked the phone service to dial.",
  accepted: "The phone service accepted the call.",
  deferred: "The phone service was busy; we try again in a moment.",
  refused: "The phone service said no.",
  no_clear_answer:
    "The phone service gave no clear answer, so we asked it what happened instead of dialling again.",
  not_dialed: "The call was not placed.",
  ringing: "Your phone rang.",
  in_progress: "You picked up.",
  completed: "The call ended.",
  no_answer: "Nobody picked up.",
  busy: "The line was busy.",
  voicemail: "A voicemail picked up.",
  failed: "The call failed.",
  canceled: "The call was cancelled.",
  unknown: "We closed the call without knowing how it ended.",
  calls_stopped: "You asked us to stop calling, and we did.",
} as const;

/** What can happen to a call, as `call_events.kind` keeps it. */
export type CallStep = keyof typeof STEPS;

/** @param kind of a call event @param reason code that goes with it @returns a sentence or two */
export function eventText(kind: string, reason: string | null): string {
  const text = (STEPS as Record<string, string>)[kind] ?? kind;
  return reason && kind !== "no_clear_answer" ? `${text} ${reasonText(reason)}` : text;
}

export type ReceiptCall = {
  kind: "daily" | "on_demand" | "inbound";
  status: CallStatus;
  attempt: number;
  provider: string;
  endedReason: string | null;
};

/**
 * The facts of a receipt.
 *
 * @param call the call
 * @param words the local time and place it was planned for, and the masked number
 */
export function receiptFacts(
  call: ReceiptCall,
  words: { time: string; day: string; city: string; number: string | null },
): { label: string; value: string }[] {
  const slot = `${words.day}, ${words.time}, ${words.city}`;
  const facts = [
    { label: call.kind === "daily" ? "Why it rang" : "Why", value: WHY[call.kind] },
    { label: call.kind === "daily" ? "Your slot" : "When", value: slot },
    { label: "Attempt", value: String(call.attempt) },
  ];
  if (words.number) facts.push({ label: "Number", value: words.number });
  facts.push({ label: "Phone service", value: call.provider === "simulator" ? "Simulator" : call.provider });
  if (call.endedReason) facts.push({ label: "How it ended", value: reasonText(call.endedReason) });
  return facts;
}

const WHY = {
  daily: "The daily call you agreed to",
  on_demand: "You asked for it",
  inbound: "You called",
} as const;
