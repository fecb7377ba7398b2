import { fullDayWords } from "~/domain/schedule/day-words";
import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import { MAX_RETRIES } from "~/domain/schedule/retry-decision";
import type { LocalDate } from "~/lib/columns";
import { PROVIDER_LABELS, type ProviderName } from "~/providers/telephony/provider";
import { type CallKind, type CallStatus, isFinal } from "./call-state";
import { isPlanned } from "./planned";
import { type CallEvent, lateText, reasonText } from "./receipt";

/** The facts of a call's receipt: on what grounds it rang, what was kept and what it cost. */

export type ReceiptCall = {
  kind: CallKind;
  status: CallStatus;
  attempt: number;
  provider: string;
  /** ISO instant. */
  scheduledAt: string;
  /** ISO instant; null when no phone service was asked. */
  dialedAt: string | null;
  endedReason: string | null;
  /** What the vendor charged, in minor units; null while it hasn't said. */
  costMinor: number | null;
  costCurrency: string | null;
  recordingUrl: string | null;
  transcript: readonly unknown[];
  /** When its words were deleted, as an ISO instant. */
  transcriptPurgedAt?: string | null;
  events: CallEvent[];
};

/** Another attempt of the same slot. */
export type SlotAttempt = { id: string; attempt: number; status: CallStatus; scheduledAt: string };

/** Attempts that a slot has at the most. */
export const MOST_ATTEMPTS = 1 + MAX_RETRIES;

/** A call that ended without any phone service being asked. */
export const wasNotPlaced = (call: Pick<ReceiptCall, "status" | "dialedAt">): boolean =>
  call.status === "canceled" && call.dialedAt === null;

const REACHED_NOBODY: Partial<Record<CallStatus, string>> = {
  no_answer: "nobody picked up",
  busy: "the line was busy",
  voicemail: "a voicemail picked up",
  failed: "the call failed",
};

/**
 * Why the phone rang, rings or will ring, or why it didn't: one sentence.
 *
 * @param call the call
 * @param slot all attempts of its slot, itself included; empty where there is no slot
 * @param place the user's zone and its city
 */
export function whySentence(
  call: ReceiptCall,
  slot: SlotAttempt[],
  place: { zone: string; city: string },
  now: Date,
): string {
  const clock = (instant: string) => localTimeAt(new Date(instant), place.zone);
  if (wasNotPlaced(call)) return call.endedReason ? reasonText(call.endedReason) : "The call was not placed.";
  const time = clock(call.scheduledAt);
  if (call.kind === "text") return "You wrote this talk yourself.";
  if (call.kind === "inbound") return "You called.";
  if (call.kind === "verification") return "You asked for a code that verifies this number.";
  if (call.kind === "on_demand") {
    if (isPlanned(call, now)) return `Your phone rings at ${time}, as you asked.`;
    const asked = call.events.find(({ kind }) => kind === "requested")?.detail.at;
    return asked ? `You asked to be called at ${clock(asked)}.` : "You asked for it.";
  }
  const before = slot.find(({ attempt }) => attempt === call.attempt - 1);
  const nobody = before && REACHED_NOBODY[before.status];
  const because = before && nobody ? `, because ${nobody} at ${clock(before.scheduledAt)}` : "";
  if (isPlanned(call, now)) {
    return call.attempt > 1 ? `We try again at ${time}${because}.` : `Your phone rings at ${time}.`;
  }
  const late = lateText(dialing(call)?.late);
  const rang =
    call.attempt > 1 ? `We tried again${because}.` : `Your time had come: ${time} in ${place.city}.`;
  if (!late) return rang;
  const busy = call.events.some(
    ({ kind, detail }) => kind === "held" && detail.reason === "another_call_is_live",
  );
  return `${rang} The call came ${late}${busy ? ", after the other call you were on." : ". That's on us."}`;
}

/**
 * The facts of a receipt.
 *
 * @param call the call
 * @param words the local time and place it was planned for, and the masked number
 * @param now decides how a day is said
 */
export function receiptFacts(
  call: ReceiptCall,
  words: { time: string; day: string; city: string; zone: string; number: string | null },
  now: Date,
): { label: string; value: string }[] {
  const facts: { label: string; value: string }[] = [];
  const add = (label: string, value: string | null) => {
    if (value) facts.push({ label, value });
  };
  const dialed = dialing(call);
  const written = call.kind === "text";
  const asked = call.dialedAt !== null;
  const daily = call.kind === "daily";
  add(daily ? "Your slot" : "When", `${words.day}, ${words.time}, ${words.city}`);
  const silent = wasNotPlaced(call);
  if (daily && !(silent && call.attempt === 1)) {
    add("Attempt", `${call.attempt} of ${dialed?.of ?? MOST_ATTEMPTS}`);
  }
  if (dialed?.consentAt) {
    const day = agreementDay(
      localDateAt(new Date(dialed.consentAt), words.zone),
      localDateAt(now, words.zone),
    );
    add("Consent", `The agreement of ${day}${dialed.consent ? ` (${dialed.consent})` : ""}`);
  }
  add("Longest", longestText(dialed, words.zone, now));
  add("Hours", dialed?.hours ? hoursText(dialed.hours, words.city) : null);
  add("Number", words.number);
  if (!silent && !written)
    add("Phone service", PROVIDER_LABELS[call.provider as ProviderName] ?? call.provider);
  if (call.endedReason && (asked || written) && call.endedReason !== call.status)
    add("How it ended", reasonText(call.endedReason));
  add("Kept", keptText(call));
  add("Cost", costText(call));
  return facts;
}

/** On what grounds the call was dialled, as the last time it was. */
function dialing(call: ReceiptCall): Record<string, string> | undefined {
  return call.events.filter(({ kind }) => kind === "dialing").at(-1)?.detail;
}

/** "3 November", with the year where it is another one. */
function agreementDay(day: LocalDate, today: LocalDate): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : ("numeric" as const);
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year, timeZone: "UTC" }).format(
    new Date(`${day}T12:00:00Z`),
  );
}

/** How long the call could be, where that was less than usual. */
function longestText(dialed: Record<string, string> | undefined, zone: string, now: Date): string | null {
  const { longest, because, minutesUntil } = dialed ?? {};
  if (!longest || !because) return null;
  const length = lengthWords(Number(longest));
  if (because === "spending") return `${length}, because calls here have cost nearly all they may this month`;
  const until = minutesUntil
    ? ` last until ${fullDayWords(localDateAt(new Date(minutesUntil), zone), localDateAt(now, zone))}`
    : " last";
  return `${length}, so that the minutes of your plan${until}`;
}

/** "2 minutes", "1 minute 30 seconds", "50 seconds". */
function lengthWords(seconds: number): string {
  const part = (count: number, unit: string) => (count ? [`${count} ${unit}${count === 1 ? "" : "s"}`] : []);
  return [...part(Math.floor(seconds / 60), "minute"), ...part(seconds % 60, "second")].join(" ");
}

function hoursText(hours: string, city: string): string {
  if (hours === "asked_now") return "Any, because you asked for the call";
  return `${hours.replace("-", " to ")}, ${city}`;
}

function keptText(call: ReceiptCall): string {
  const turns = call.transcript.length;
  if (call.kind === "verification") return "Nothing: what is said on a call with a code isn't kept";
  if (call.transcriptPurgedAt) return "No words any more: they were deleted when their time was over";
  if (turns === 0) return isFinal(call.status) ? "Nothing" : "Nothing yet";
  const transcript = `A transcript of ${turns} ${turns === 1 ? "turn" : "turns"}`;
  return `${transcript}${call.recordingUrl ? ", and a recording" : ""}. Off the record is dropped before storing.`;
}

function costText(call: ReceiptCall): string {
  const { costMinor, costCurrency } = call;
  if (costMinor && costCurrency) return money(costMinor, costCurrency);
  if (call.kind === "text") return "Nothing: nothing rang";
  if (wasNotPlaced(call)) return "Nothing: no call was placed";
  if (call.provider === "simulator") return "Nothing: the phone is simulated";
  return costMinor === 0 ? "Nothing" : "Not known yet";
}

/** @param minor integer minor units @param currency ISO 4217 */
function money(minor: number, currency: string): string {
  const format = new Intl.NumberFormat("en-GB", { style: "currency", currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
