import type { CallKind, CallStatus } from "~/domain/calls/call-state";
import type { CompanionMood } from "./avatar/companion-picture";
import type { BadgeTone } from "./ui/badge";

export type CallStatusWords = {
  /** A word or two for lists. */
  label: string;
  /** A sentence for the live card and the call page. */
  sentence: string;
  tone: BadgeTone;
  mood: CompanionMood;
};

/** What each state of a call is called in front of people. */
export const callStatusText: Record<CallStatus, CallStatusWords> = {
  queued: { label: "Waiting", sentence: "The call is next in line.", tone: "accent", mood: "idle" },
  dialing: { label: "Dialling", sentence: "Dialling your number.", tone: "live", mood: "idle" },
  ringing: { label: "Ringing", sentence: "Your phone is ringing.", tone: "live", mood: "happy" },
  in_progress: { label: "Talking", sentence: "You are talking.", tone: "live", mood: "listening" },
  completed: {
    label: "Done",
    sentence: "The call is done. The transcript is ready.",
    tone: "done",
    mood: "happy",
  },
  no_answer: {
    label: "No answer",
    sentence: "Nobody picked up. That's fine.",
    tone: "neutral",
    mood: "idle",
  },
  busy: { label: "Busy", sentence: "The line was busy.", tone: "neutral", mood: "idle" },
  voicemail: { label: "Voicemail", sentence: "Voicemail picked up.", tone: "neutral", mood: "idle" },
  failed: {
    label: "Failed",
    sentence: "The call could not be placed. That's on our side, not yours.",
    tone: "danger",
    mood: "idle",
  },
  canceled: { label: "Cancelled", sentence: "The call was cancelled.", tone: "neutral", mood: "idle" },
  unknown: {
    label: "Unclear",
    sentence: "We asked the phone service to dial and never learned what happened. Nothing is dialled twice.",
    tone: "warm",
    mood: "idle",
  },
};

const LIVE: readonly CallStatus[] = ["queued", "dialing", "ringing", "in_progress"];

/** Whether the call can still change what the person is doing right now. */
export const isLiveStatus = (status: CallStatus): boolean => LIVE.includes(status);

/** "Daily call" and its sisters. */
export const callKindText: Record<CallKind, string> = {
  daily: "Daily call",
  on_demand: "Call you asked for",
  inbound: "You called",
  verification: "Call with your code",
  text: "In writing",
};

/** What is different about a call that reads out a code. */
const checkSentence: Partial<Record<CallStatus, string>> = {
  in_progress: "The code is being read to you.",
  completed: "The code was read to you.",
  no_answer: "Nobody picked up. Ask for another call when you are ready.",
  busy: "The line was busy. Ask for another call when it is free.",
  voicemail: "Voicemail picked up, so the code was kept back. Ask for another call.",
  failed: "The call could not be placed. That's on our side; ask for another one.",
};

const WRITTEN = "It is written down.";

/** Where a call stands, in a sentence. */
export const callSentence = (kind: CallKind, status: CallStatus): string =>
  (kind === "verification" && checkSentence[status]) ||
  (kind === "text" && status === "completed" ? WRITTEN : callStatusText[status].sentence);

/**
 * A length as people read a clock: "4:05", "1:02:09".
 *
 * @param seconds Whole or broken seconds; below zero counts as zero.
 */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const pad = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}

/** The same length as an ISO 8601 duration, for `<time>`. */
export const isoDuration = (seconds: number): string => `PT${Math.max(0, Math.floor(seconds))}S`;
