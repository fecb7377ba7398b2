import { keptWords, notKeptWords } from "~/domain/schedule/wish-words";
import { MINUTE } from "~/lib/time";

/** The words of a call's receipt: what happened when, and why it rang or didn't. */

type Words = {
  /** A sentence. */
  text: string;
  /** A few words for a list, where it is the reason that a call was not placed. */
  short?: string;
};

/** Codes as `ended_reason` and the details of call events keep them. */
const REASONS: Record<string, Words> = {
  paused: { text: "You had paused your calls.", short: "Paused" },
  skipped: { text: "You skipped this one.", short: "Skipped by you" },
  taken_back: { text: "You took this call back.", short: "Taken back by you" },
  service_fault: {
    text: "We missed this one. That's on us; your streak is safe.",
    short: "Missed by us",
  },
  calls_paused: {
    text: "Calls were paused on this instance, so nothing rang. That's on us, not on you.",
    short: "Not placed: calls paused here",
  },
  account_leaving: {
    text: "You had asked for your account to be deleted.",
    short: "Not placed: account being deleted",
  },
  calls_off: { text: "Daily calls were turned off.", short: "Not placed: calls off" },
  consent_withdrawn: { text: "You had withdrawn your consent to calls.", short: "Not placed: no consent" },
  phone_not_proved: {
    text: "The number wasn't verified as yours yet.",
    short: "Not placed: number not verified",
  },
  phone_blocked: {
    text: "This number asked never to be called, so nothing rings it.",
    short: "Not placed: number blocked",
  },
  no_entitlement: { text: "There was no plan that includes calls.", short: "Not placed: no plan" },
  another_call_is_live: { text: "You were already on a call.", short: "Not placed: already on a call" },
  number_not_allowed: {
    text: "This instance doesn't call this number any more: its kind or its country isn't allowed.",
    short: "Not placed: number not allowed",
  },
  number_taken: {
    text: "Another account has verified this number meanwhile.",
    short: "Not placed: number of another account",
  },
  number_changed: { text: "You had changed your number.", short: "Not placed: number changed" },
  code_expired: {
    text: "The code was out of date before it could be read out. You can ask for a new one.",
    short: "Not placed: code out of date",
  },
  too_many_calls_number: {
    text: "This number had been rung as often as it may be in 24 hours.",
    short: "Not placed: rung often enough",
  },
  too_many_calls_user: {
    text: "We had called you as often as we may in 24 hours.",
    short: "Not placed: called often enough",
  },
  too_many_calls_instance: {
    text: "This instance had placed all the calls it may in 24 hours. That's on us, not on you.",
    short: "Not placed: too many calls here",
  },
  minutes_used_up: {
    text: "The minutes of your plan were used up, so nothing rang. You could write instead.",
    short: "Not placed: minutes used up",
  },
  spend_cap_reached: {
    text: "Calls here had cost as much as they may in a month. That's on us, not on you; your streak is safe.",
    short: "Not placed: this month's money is spent",
  },
  already_answered: { text: "We had talked already that day.", short: "Not placed: already talked" },
  outside_hours: {
    text: "It was outside the hours in which your phone may ring.",
    short: "Not placed: outside your hours",
  },
  canceled_by_operator: {
    text: "Whoever runs this instance cancelled it by hand.",
    short: "Not placed: cancelled by hand",
  },
  superseded: { text: "Another call took its place.", short: "Not placed: replaced" },
  provider_not_configured: { text: "The phone service of this call isn't set up any more." },
  no_word_from_vendor: { text: "The phone service never told us how it ended." },
  number_refused: { text: "The number was refused." },
  number_not_reserved: { text: "Nobody has this simulated number." },
  companion_hung_up: { text: "The companion said goodbye." },
  hung_up_by_request: { text: "We hung up." },
  person_hung_up: { text: "You hung up." },
  fell_silent: { text: "Nobody spoke any more." },
  vendor_refused_us: { text: "The phone service didn't let this instance call. That's on us, not on you." },
  vendor_busy: { text: "The phone service took no more calls at that moment." },
  vendor_away: { text: "The phone service couldn't be reached." },
  that_was_all: { text: "You said that was all for today." },
  left_open: { text: "Nothing more was written." },
  max_length: { text: "The call had reached its longest time." },
  declined: { text: "The call was declined." },
  not_picked_up: { text: "Nobody picked up." },
  line_busy: { text: "The line was busy." },
  machine_answered: { text: "A voicemail picked up." },
  message_left: { text: "A voicemail picked up and took our short message." },
};

/** What vendors call the ordinary ends, as the code that says the same. */
const VENDORS_WORDS: Record<string, string> = {
  "customer-ended-call": "person_hung_up",
  USER: "person_hung_up",
  CLIENT_INITIATED: "person_hung_up",
  "assistant-ended-call": "companion_hung_up",
  "assistant-said-end-call-phrase": "companion_hung_up",
  ASSISTANT: "companion_hung_up",
  PARTICIPANT_REMOVED: "companion_hung_up",
  "exceeded-max-duration": "max_length",
  SESSION_TIMEOUT: "max_length",
  "silence-timed-out": "fell_silent",
  "customer-did-not-answer": "not_picked_up",
  "no-answer": "not_picked_up",
  USER_UNAVAILABLE: "not_picked_up",
  USER_UNRESPONSIVE: "not_picked_up",
  "customer-busy": "line_busy",
  busy: "line_busy",
  USER_REJECTED: "declined",
  "vonage-rejected": "declined",
  voicemail: "machine_answered",
  VOICEMAIL_DETECTED: "machine_answered",
  machine_start: "machine_answered",
  "HTTP 401": "vendor_refused_us",
  "HTTP 403": "vendor_refused_us",
  "20003": "vendor_refused_us",
  "HTTP 429": "vendor_busy",
  "20429": "vendor_busy",
  concurrency_limit: "vendor_busy",
  ECONNREFUSED: "vendor_away",
  ENOTFOUND: "vendor_away",
  EAI_AGAIN: "vendor_away",
};

/** @returns our code for what a vendor calls an ordinary end; any other code as it is */
export const plainReason = (code: string): string =>
  (Object.hasOwn(VENDORS_WORDS, code) && VENDORS_WORDS[code]) || code;

/** Codes that have words. */
export const reasonCodes = (): string[] => Object.keys(REASONS);

const wordsOf = (code: string): Words | undefined => REASONS[plainReason(code)];

/** @param code as stored in `ended_reason` @returns a sentence; another word of the vendor's is quoted */
export function reasonText(code: string): string {
  return wordsOf(code)?.text ?? `The phone service calls it “${code}”.`;
}

/**
 * Why a call was not placed, in the few words that a list has room for.
 *
 * @param code as stored in `ended_reason`
 */
export function shortReason(code: string | null): string {
  return (code && wordsOf(code)?.short) || "Not placed";
}

const STEPS = {
  requested: "You asked for this call.",
  scheduled: "Your time had come.",
  held: "The call waits.",
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
  retry_planned: "We try again later.",
  no_retry: "We don't try this slot again.",
  calls_stopped: "You asked us to stop calling, and we did.",
  taken_back: "You took this call back.",
  wish_kept: "You asked for something on the phone, and it is done.",
  wish_not_kept: "You asked for something on the phone that can't be done.",
  link_mailed: "We mailed you a link to write instead.",
  writing_began: "You began to write.",
  writing_ended: "The talk in writing was over.",
  hung_up: "We asked the phone service to hang up.",
  not_hung_up: "The phone service can't hang up a call on its way, so this one may have gone on.",
} as const;

/** What can happen to a call, as `call_events.kind` keeps it. */
export type CallStep = keyof typeof STEPS;
export const callSteps = (): CallStep[] => Object.keys(STEPS) as CallStep[];

/** Why a call waits although its time has come. */
const HELD: Record<string, string> = {
  calls_paused: "Calls are paused on this instance. This one waits until they go on.",
  another_call_is_live: "You are on another call. This one waits until it is over.",
};

/** Why a slot is not tried again. */
const NO_RETRY: Record<string, string> = {
  declined: "It was declined, so we don't try this slot again.",
  broke_off: "We had begun to talk, so we don't try this slot again.",
  no_tries_left: "That was the last try for this slot.",
  machine_again: "A voicemail picked up twice, so we don't try this slot again.",
  outside_hours: "The next try would fall outside the hours in which your phone may ring, so there is none.",
  retry_too_late: "It was too late for another try by the time we knew.",
  consent_withdrawn: "You have withdrawn your consent to calls, so we don't try this slot again.",
  phone_blocked: "This number asked never to be called, so we don't try this slot again.",
};

const WRONG_NUMBER =
  "Whoever picked up said it was the wrong number, so we won't ring it again. Check your number in Settings.";

/** A step of a call; the values of its detail are codes, numbers and ISO instants as text. */
export type CallEvent = { at: string; kind: string; detail: Record<string, string> };

/**
 * A step of a call in a sentence or two.
 *
 * @param event as `call_events` keeps it
 * @param clock the local time, to the minute, of an ISO instant
 */
export function eventText({ at, kind, detail }: CallEvent, clock: (instant: string) => string): string {
  const text = (STEPS as Record<string, string>)[kind] ?? kind;
  const { reason } = detail;
  switch (kind) {
    case "requested":
      return detail.at ? `You asked to be called at ${clock(detail.at)}.` : text;
    case "scheduled":
      return isLater(detail.slot, at) ? `It was planned for ${clock(detail.slot)}.` : text;
    case "retry_planned":
      return detail.at ? `We try again at ${clock(detail.at)}.` : text;
    case "dialing": {
      const late = lateText(detail.late);
      return late ? `${text.slice(0, -1)}, ${late}.` : text;
    }
    case "held":
      return (reason && HELD[reason]) || text;
    case "no_retry":
      return (reason && NO_RETRY[reason]) || text;
    case "taken_back":
      return reason ? reasonText(reason) : text;
    case "calls_stopped":
      return reason === "wrong_number" ? WRONG_NUMBER : text;
    case "no_clear_answer":
      return text;
    case "wish_kept":
      return keptWords(detail, at.slice(0, 10), clock) ?? text;
    case "wish_not_kept":
      return notKeptWords(detail) ?? text;
    default: {
      // A vendor whose only word for the end is that it ended has given no reason.
      const why = reason && reason.replaceAll("-", "_") !== kind ? reasonText(reason) : "";
      // "Nobody picked up" needs no "because nobody picked up".
      return why === "" || why === text ? text : why.startsWith(text.slice(0, -1)) ? why : `${text} ${why}`;
    }
  }
}

function isLater(slot: string | undefined, at: string): slot is string {
  return slot !== undefined && Date.parse(slot) - Date.parse(at) > MINUTE;
}

/**
 * How late a call was dialled, where that is worth a word.
 *
 * @param seconds after its time, as a call event keeps them
 * @returns "4 minutes late", or null below two minutes
 */
export function lateText(seconds: string | undefined): string | null {
  const minutes = Math.floor(Number(seconds ?? 0) / 60);
  return minutes >= 2 ? `${minutes} minutes late` : null;
}
