/**
 * The words every call vendor is translated into. Adapters speak these at the border; nothing
 * vendor-specific passes this file.
 */

/** Names of the vendors this instance can dial through. */
export const PROVIDER_NAMES = ["simulator"] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

/** States of a call, in the order they can be reached. The last seven are final. */
export const CALL_STATUSES = [
  "queued",
  "dialing",
  "ringing",
  "in_progress",
  "completed",
  "no_answer",
  "busy",
  "voicemail",
  "failed",
  "canceled",
  "unknown",
] as const;
export type CallStatus = (typeof CALL_STATUSES)[number];

/** One utterance. `at` is an ISO 8601 instant. */
export type Turn = { role: "companion" | "user"; text: string; at: string };

/** What the companion knows when the phone is picked up. Goes to vendors as prompt variables. */
export type CallAgenda = {
  /** Name the person gave us. */
  firstName: string;
  /** Why it rings: the daily call at the chosen time, or because the person asked for it now. */
  purpose: "daily" | "on_demand";
  /** The chosen time of the daily call as spoken, for example "19:30". */
  callTime: string;
  /** Hard cap of the talk, in seconds. */
  maxSeconds: number;
};

export type CallRequest = {
  /** Our call id; every vendor gets it as metadata, reference or callback query. */
  callId: string;
  /** E.164. */
  toNumber: string;
  agenda: CallAgenda;
  /** How long the phone may ring, in seconds. */
  ringSeconds: number;
  /** Absolute URL the vendor reports to. */
  webhookUrl: string;
  /** What is said to an answering machine after its beep; null hangs up without a word. */
  voicemailMessage: string | null;
};

/**
 * What a vendor said to the one POST that dials.
 * - `accepted`: the phone will ring.
 * - `refused`: it certainly won't. `retryable` when the vendor says "not now" (429).
 * - `ambiguous`: we can't know (time-out, reset, 5xx). Nobody may repeat the request.
 */
export type CallPlacement =
  | { outcome: "accepted"; vendorCallId: string }
  | { outcome: "refused"; reason: string; retryable: boolean }
  | { outcome: "ambiguous"; reason: string };

/** One fact from a vendor about one call. */
export type ProviderEvent = {
  /** Unique per delivery of a fact: names the call and the status, so that a duplicate is the same id. */
  eventId: string;
  /** Our id, when the vendor echoes it. */
  callId: string | null;
  vendorCallId: string | null;
  /** Null when the vendor used a word we don't know: stored and logged, never guessed. */
  status: CallStatus | null;
  /** When it happened at the vendor. */
  at: Date;
  answeredAt: Date | null;
  durationSeconds: number | null;
  /** The vendor's own word for why the call ended. */
  endedReason: string | null;
  transcript: Turn[] | null;
  recordingUrl: string | null;
  /**
   * What the vendor charges for the call, in integer minor units of an ISO 4217 currency; null while it hasn't
   * said.
   */
  cost: { amountMinor: number; currency: string } | null;
  /** The payload with secrets removed. */
  payload: unknown;
};

/** The body could not be understood as this vendor's webhook. */
export class UnreadableWebhook extends Error {
  override name = "UnreadableWebhook";
}

export type WebhookRequest = {
  /** The bytes as they came, as text. */
  rawBody: string;
  /** Header names in lower case. */
  headers: Record<string, string>;
  /** The public URL the vendor was told, never one from forwarded headers. */
  url: string;
};

export type CallReference = { callId: string; vendorCallId: string | null };

export interface CallProvider {
  readonly name: ProviderName;
  /** Sends exactly one request and never repeats it. Expected failures are values, not throws. */
  initiateCall(request: CallRequest): Promise<CallPlacement>;
  /** True only for a request that the vendor signed moments ago. Compares in constant time. */
  verifyWebhookSignature(request: WebhookRequest): boolean;
  /** All text in the event is cleaned with `storableJson`. @throws {UnreadableWebhook} when the body isn't this vendor's format. */
  parseWebhook(request: WebhookRequest): ProviderEvent;
  /**
   * What the vendor knows of a call, by its id or by our reference; null when it never heard of it.
   * Throws when the vendor can't be reached: the caller asks again later.
   */
  getCall(reference: CallReference): Promise<ProviderEvent | null>;
  /** Ends a live call. Resolves when the vendor has taken the request. */
  hangUp(reference: CallReference): Promise<void>;
}
