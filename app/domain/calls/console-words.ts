import { CALL_STATUSES, PROVIDER_LABELS, type ProviderName } from "~/providers/telephony/provider";
import type { CallStatus } from "./call-state";
import { plainReason } from "./receipt";

/** What an operator reads of calls: the codes of steps and reasons in words, without anything of a person. */

/** Whose doing a reason is. `neither`: nobody's; a line was busy. */
export type Side = "ours" | "vendor" | "person" | "neither";

const REASONS: Readonly<Record<string, { words: string; side: Side }>> = {
  service_fault: { words: "Missed: nothing dialled in time", side: "ours" },
  calls_paused: { words: "Not placed: all dialling was paused", side: "ours" },
  too_many_calls_instance: { words: "Not placed: the instance's calls of a day were used up", side: "ours" },
  spend_cap_reached: { words: "Not placed: the month's money was spent", side: "ours" },
  canceled_by_operator: { words: "Cancelled by an operator", side: "ours" },
  provider_not_configured: { words: "The call's vendor isn't set up any more", side: "ours" },
  number_not_reserved: { words: "No simulated person has this number", side: "ours" },
  vendor_refused_us: { words: "The vendor didn't accept our key or account", side: "vendor" },
  vendor_busy: { words: "The vendor took no more calls", side: "vendor" },
  vendor_away: { words: "The vendor couldn't be reached", side: "vendor" },
  no_word_from_vendor: { words: "The vendor never said how it ended", side: "vendor" },
  number_refused: { words: "The vendor refused the number", side: "vendor" },
  paused: { words: "Not placed: the person had paused their calls", side: "person" },
  skipped: { words: "Not placed: skipped by the person", side: "person" },
  taken_back: { words: "Taken back by the person", side: "person" },
  calls_off: { words: "Not placed: daily calls were off", side: "person" },
  consent_withdrawn: { words: "Not placed: no consent", side: "person" },
  phone_not_proved: { words: "Not placed: the number wasn't verified", side: "person" },
  phone_blocked: { words: "Not placed: the number is blocked", side: "person" },
  no_entitlement: { words: "Not placed: no plan", side: "person" },
  number_not_allowed: { words: "Not placed: numbers of this kind or country aren't called", side: "person" },
  number_taken: { words: "Not placed: another account has verified the number", side: "person" },
  number_changed: { words: "Not placed: the number was changed", side: "person" },
  account_leaving: { words: "Not placed: the account is being deleted", side: "person" },
  code_expired: { words: "Not placed: the code was out of date", side: "neither" },
  too_many_calls_number: { words: "Not placed: the number was rung often enough", side: "neither" },
  too_many_calls_user: { words: "Not placed: the person was called often enough", side: "neither" },
  minutes_used_up: { words: "Not placed: the plan's minutes were used up", side: "person" },
  another_call_is_live: { words: "Not placed: another call was live", side: "person" },
  already_answered: { words: "Not placed: the slot was answered already", side: "person" },
  outside_hours: { words: "Not placed: outside the hours", side: "neither" },
  superseded: { words: "Another call took its place", side: "neither" },
  companion_hung_up: { words: "The companion said goodbye", side: "neither" },
  hung_up_by_request: { words: "We hung up", side: "neither" },
  person_hung_up: { words: "The person hung up", side: "person" },
  fell_silent: { words: "Nobody spoke any more", side: "person" },
  that_was_all: { words: "The person said that was all", side: "person" },
  left_open: { words: "Nothing more was written", side: "person" },
  max_length: { words: "The longest time was reached", side: "neither" },
  declined: { words: "Declined", side: "person" },
  not_picked_up: { words: "Nobody picked up", side: "person" },
  line_busy: { words: "The line was busy", side: "neither" },
  machine_answered: { words: "A voicemail picked up", side: "neither" },
  message_left: { words: "A voicemail took the short message", side: "neither" },
};

/** Codes that `reasonOf` has words for. */
export const KNOWN_REASONS: readonly string[] = Object.keys(REASONS);

const REASON_OF_STEPS: Readonly<Record<string, string>> = {
  broke_off: "The talk had begun",
  no_tries_left: "That was the last try",
  machine_again: "A voicemail picked up twice",
  retry_too_late: "Too late for another try",
  wrong_number: "Wrong number",
  stop: "Asked not to be called",
};

/**
 * A vendor may put anything into its reasons: what doesn't look like a code, or has a number in it that could be
 * rung, isn't shown.
 *
 * @param word as it is stored
 */
export function shownCode(word: string): string {
  return /^(HTTP \d{3}|[\w.:/-]{1,60})$/.test(word) && !/\d[\d.-]{5,}/.test(word)
    ? word
    : "(a text of the vendor's)";
}

/**
 * Why a call ended or wasn't placed.
 *
 * @param code as stored in `ended_reason`
 * @returns `words`, and the code as it may be shown
 */
export function reasonOf(code: string): { code: string; words: string; side: Side } {
  const plain = plainReason(code);
  const known = Object.hasOwn(REASONS, plain) ? REASONS[plain] : undefined;
  const shown = shownCode(code);
  return known ? { code: shown, ...known } : { code: shown, words: "A word of the vendor's", side: "vendor" };
}

const STEPS: Readonly<Record<string, string>> = {
  requested: "Asked for by the person",
  scheduled: "The slot was claimed",
  held: "Waits",
  dialing: "The vendor was asked to dial",
  accepted: "The vendor accepted the call",
  deferred: "The vendor was busy: asked again later",
  refused: "The vendor refused the call",
  no_clear_answer: "No clear answer from the vendor: it is asked, nothing is dialled again",
  not_dialed: "Not placed",
  ringing: "The phone rang",
  in_progress: "Picked up",
  completed: "Over",
  no_answer: "Nobody picked up",
  busy: "The line was busy",
  voicemail: "A voicemail picked up",
  failed: "Failed",
  canceled: "Cancelled",
  unknown: "Closed without knowing how it ended",
  retry_planned: "Another try was planned",
  no_retry: "The slot isn't tried again",
  calls_stopped: "The person asked to be called no more",
  taken_back: "Taken back",
  wish_kept: "A wish of the person's was kept",
  wish_not_kept: "A wish of the person's couldn't be kept",
  link_mailed: "A link to write instead was mailed",
  writing_began: "The person began to write",
  writing_ended: "The talk in writing was over",
  hung_up: "The vendor was asked to hang up",
  not_hung_up: "The vendor can't hang up a call on its way",
};

/** Kinds of `call_events` that have words. */
export const KNOWN_STEPS: readonly string[] = Object.keys(STEPS);

/**
 * A step of a call in words.
 *
 * @param kind as stored in `call_events.kind`
 * @param reason the code of the event's detail, where it has one
 */
export function stepWords(kind: string, reason: string | null): string {
  const step = Object.hasOwn(STEPS, kind) ? (STEPS[kind] ?? kind) : shownCode(kind);
  if (!reason || reason.replaceAll("-", "_") === kind) return step;
  const own = Object.hasOwn(REASON_OF_STEPS, reason) ? REASON_OF_STEPS[reason] : undefined;
  const { words, code } = reasonOf(reason);
  const why = own ?? (words === "A word of the vendor's" ? code : words.replace(/^Not placed: /, ""));
  return why === step ? step : `${step}: ${why.charAt(0).toLowerCase()}${why.slice(1)}`;
}

/** The states of a call, in the order they can be reached. */
export const STATES: readonly CallStatus[] = CALL_STATUSES;

/** @param name as on the call's row @returns what people know the vendor by */
export const providerLabel = (name: string): string =>
  Object.hasOwn(PROVIDER_LABELS, name) ? PROVIDER_LABELS[name as ProviderName] : name;

/** What each state is called in the console. */
export const STATE_WORDS: Readonly<Record<CallStatus, string>> = {
  queued: "Waiting",
  dialing: "Dialling",
  ringing: "Ringing",
  in_progress: "Talking",
  completed: "Answered",
  no_answer: "No answer",
  busy: "Busy",
  voicemail: "Voicemail",
  failed: "Failed",
  canceled: "Not placed",
  unknown: "Unclear",
};

/**
 * A length for people who look for seconds: "0.4 s", "12 s", "3 min 20 s", "2 h 5 min".
 *
 * @param ms milliseconds
 */
export function lengthText(ms: number): string {
  const tenths = Math.round(ms / 100);
  if (tenths < 100) return `${(tenths / 10).toFixed(tenths % 10 === 0 ? 0 : 1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/**
 * An instant for operators, who look at people of many zones: "23 Nov, 09:21:05 UTC".
 *
 * @param at ISO instant
 * @param options.year where it may be long ago: "23 Nov 2026, 09:21:05 UTC"
 */
export function utcText(at: string, { year = false } = {}): string {
  const date = new Date(at);
  const inYear = year ? ({ year: "numeric" } as const) : {};
  const day = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    ...inYear,
    timeZone: "UTC",
  }).format(date);
  return `${day}, ${date.toISOString().slice(11, 19)} UTC`;
}

/**
 * A share for people: "3 %", "0.4 %"; a dash where nothing is counted.
 *
 * @param part of `whole`, both counts
 */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return "–";
  const percent = (100 * part) / whole;
  return `${percent > 0 && percent < 10 ? percent.toFixed(1).replace(/\.0$/, "") : Math.round(percent)} %`;
}
