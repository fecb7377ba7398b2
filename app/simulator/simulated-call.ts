import type { CallAgenda } from "~/providers/telephony/provider";
import type { Person } from "./people";
import type { Talk } from "./talk";

export type Outcome = "completed" | "no_answer" | "busy" | "voicemail" | "failed" | "canceled";

/** A call as the simulated vendor keeps it. */
export type SimulatedCall = {
  id: string;
  to: string;
  reference: string | null;
  agenda: CallAgenda;
  ringSeconds: number;
  webhookUrl: string;
  /** What is said to an answering machine after its beep; null hangs up without a word. */
  voicemailMessage: string | null;
  person: Person;
  status: "queued" | "ringing" | "answered" | "ended";
  outcome: Outcome | null;
  endedReason: string | null;
  createdAt: Date;
  updatedAt: Date;
  answeredAt: Date | null;
  durationSeconds: number | null;
  talk: Talk | null;
};

/** Simulated calls cost nothing. */
const COST = { amount_minor: 0, currency: "USD" };

/**
 * The call as the vendor's API and webhooks show it. The transcript comes with the end of a talk, the cost with
 * the end of any call.
 */
export function toResource(call: SimulatedCall) {
  return {
    id: call.id,
    reference: call.reference,
    status: call.status,
    outcome: call.outcome,
    created_at: call.createdAt.toISOString(),
    updated_at: call.updatedAt.toISOString(),
    answered_at: call.answeredAt?.toISOString() ?? null,
    duration_seconds: call.durationSeconds,
    ended_reason: call.endedReason,
    voicemail_message: call.voicemailMessage,
    cost: call.status === "ended" ? COST : null,
    transcript: call.status === "ended" ? (call.talk?.transcript ?? null) : null,
  };
}

export type CallResource = ReturnType<typeof toResource>;
