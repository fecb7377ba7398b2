import type { CallKind } from "~/domain/calls/call-state";
import { MINUTE } from "~/lib/time";
import { type CallHours, isWithin } from "./call-hours";
import { localTimeAt } from "./local-time";

/** How long after an attempt that reached nobody the next one follows. */
export const RETRY_AFTER = 30 * MINUTE;
/** Attempts of a slot that follow the first. */
export const MAX_RETRIES = 2;
/** A retry that is later than this by the time it is decided is no retry any more. */
const RETRY_WINDOW = 45 * MINUTE;

export type EndedAttempt = {
  kind: CallKind;
  status: string;
  endedReason: string | null;
  /** 1 for the first. */
  attempt: number;
  endedAt: Date;
  /** When somebody picked up. */
  answeredAt: Date | null;
  /** An earlier attempt of the slot met an answering machine, too. */
  machineBefore: boolean;
};

/** Why an attempt that reached nobody is not followed by another. */
export type NoRetryReason =
  | "declined"
  | "broke_off"
  | "no_tries_left"
  | "machine_again"
  | "outside_hours"
  | "retry_too_late";

export type RetryDecision = { at: Date } | { reason: NoRetryReason } | null;

const REACHED_NOBODY: ReadonlySet<string> = new Set(["no_answer", "busy", "failed", "voicemail"]);
/** Words for "they saw it and said no": the simulator's, CallKaro's and Vapi's. Twilio and Bland have none. */
const DECLINED: ReadonlySet<string> = new Set(["declined", "USER_REJECTED", "vonage-rejected"]);

/**
 * Whether and when a slot is tried again after an attempt has ended.
 *
 * @param call the attempt
 * @param hours when the user's phone may ring
 * @param zone IANA name of the user's zone
 * @param now the instant of deciding
 * @returns the instant of the next attempt; or why there is none; or null where the question doesn't arise
 */
export function decideRetry(call: EndedAttempt, hours: CallHours, zone: string, now: Date): RetryDecision {
  if (call.kind !== "daily" || !REACHED_NOBODY.has(call.status)) return null;
  if (call.endedReason && DECLINED.has(call.endedReason)) return { reason: "declined" };
  // Whoever has talked with us was reached, however it ended.
  if (call.status === "failed" && call.answeredAt) return { reason: "broke_off" };
  if (call.attempt > MAX_RETRIES) return { reason: "no_tries_left" };
  if (call.status === "voicemail" && call.machineBefore) return { reason: "machine_again" };
  // The end is told by the vendor's clock, which may be ahead of ours.
  const planned = Math.min(call.endedAt.getTime(), now.getTime()) + RETRY_AFTER;
  if (now.getTime() - planned > RETRY_WINDOW) return { reason: "retry_too_late" };
  const at = new Date(Math.max(planned, now.getTime()));
  return isWithin(localTimeAt(at, zone), hours) ? { at } : { reason: "outside_hours" };
}
