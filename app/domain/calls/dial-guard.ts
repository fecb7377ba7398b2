import { MINUTE } from "~/lib/time";
import type { CallStatus } from "./call-state";

/** How long after its slot a daily call may still be placed. */
export const CATCH_UP_WINDOW = 45 * MINUTE;
/** How long a person who pressed "Call now" is taken to be waiting. */
export const WAITING_WINDOW = 10 * MINUTE;

/** Why a call is not placed. Kept as the call's `ended_reason`. */
export type DialRefusal =
  | "calls_paused"
  | "too_late"
  | "calls_off"
  | "consent_withdrawn"
  | "phone_not_proved"
  | "no_entitlement"
  | "another_call_is_live";

export type DialQuestion = {
  call: { kind: "daily" | "on_demand" | "inbound"; status: CallStatus; scheduledAt: Date };
  paused: boolean;
  callEnabled: boolean;
  consented: boolean;
  phoneProved: boolean;
  entitled: boolean;
  /** Another call of this person is being rung or talked on. */
  otherCallLive: boolean;
};

/**
 * The last word before a phone is rung.
 *
 * @param question everything that can forbid it
 * @param now the instant of dialling
 * @returns null when nothing does
 */
export function whyNotDial(question: DialQuestion, now: Date): DialRefusal | null {
  const daily = question.call.kind === "daily";
  const window = daily ? CATCH_UP_WINDOW : WAITING_WINDOW;
  if (question.paused) return "calls_paused";
  if (now.getTime() - question.call.scheduledAt.getTime() > window) return "too_late";
  if (daily && !question.callEnabled) return "calls_off";
  if (!question.consented) return "consent_withdrawn";
  if (!question.phoneProved) return "phone_not_proved";
  if (!question.entitled) return "no_entitlement";
  if (question.otherCallLive) return "another_call_is_live";
  return null;
}
