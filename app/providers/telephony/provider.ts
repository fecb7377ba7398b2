/**
 * The words every call vendor is translated into. Adapters speak these at the border; nothing
 * vendor-specific passes this file.
 */

/** Names of the vendors this instance can dial through. */
export const PROVIDER_NAMES = ["simulator", "callkaro", "vapi", "twilio", "bland"] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

/** What people know them by. */
export const PROVIDER_LABELS: Readonly<Record<ProviderName, string>> = {
  simulator: "Simulator",
  callkaro: "CallKaro",
  vapi: "Vapi",
  twilio: "Twilio",
  bland: "Bland AI",
};

/** Stands in the place of a vendor's name on a talk in writing, which has none. */
export const NO_VENDOR = "text";

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

/** Languages the companion speaks, as ISO 639-1 codes. */
export const LANGUAGES = ["en", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * Why it rings: the daily call, because the person asked for it, or to prove that the number is theirs. A talk in
 * writing rings nowhere, and neither does a call that a visitor tries.
 */
export type CallPurpose = "daily" | "on_demand" | "verification" | "text" | "try";

/** What the companion knows when the phone is picked up. Plain JSON. */
export type CallAgenda = {
  /** Name the person gave us. */
  firstName: string;
  language: Language;
  purpose: CallPurpose;
  /** The chosen time of the daily call, `HH:MM`; empty when there is none. */
  callTime: string;
  /** The person's local time when it was dialled, `HH:MM`. */
  localTime: string;
  /** When the phone may ring, as `HH:MM`; the first minute is inside, the last is not. */
  hours: { opens: string; closes: string };
  /** ISO 3166 code of the number's country, for help lines; null when it has none. */
  country: string | null;
  /** Hard cap of the talk, in seconds. */
  maxSeconds: number;
  /** What they promised on an earlier call, in words that can be said to them ("play the song once"). */
  followUp: string | null;
  /** Up to two questions whose answers are due to be recalled aloud. */
  recalls: string[];
  /** The six digits to be read out when the purpose is verification, else null. */
  code: string | null;
};

/** The agenda in the words of the house, for vendors whose own agent leads the talk. */
export type CallBrief = {
  /** Said first, word for word. */
  openingLine: string;
  /** What the agent has to do and to keep to. */
  instructions: string;
  /** The agenda as named values, for prompts that live at the vendor: `first_name`, `opening_line`, … */
  variables: Record<string, string>;
};

export type CallRequest = {
  /** Our call id; every vendor gets it as metadata, reference or callback query. */
  callId: string;
  /** E.164. */
  toNumber: string;
  agenda: CallAgenda;
  brief: CallBrief;
  /** How long the phone may ring, in seconds. */
  ringSeconds: number;
  /** Absolute URL the vendor reports to. */
  webhookUrl: string;
  /** Absolute URL where a vendor without an agent of its own asks for the next line. */
  talkUrl: string;
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
  /** Null when the vendor used a word we don't know, or tells nothing about a call's state: stored, never guessed. */
  status: CallStatus | null;
  /** When it happened at the vendor. */
  at: Date;
  answeredAt: Date | null;
  /** Whole seconds of the talk. */
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
  /** The vendor's words that may be kept, picked one by one: no secret, no number, nothing that was said. */
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

export type CallReference = {
  callId: string;
  vendorCallId: string | null;
  /** E.164; null when it was never dialled. */
  toNumber: string | null;
  /** When our one request was sent. */
  dialedAt: Date | null;
};

/** What a vendor can do. The dialling protocol asks these before it asks the vendor. */
export type Capabilities = {
  /** Tells of ringing and picking up while they happen. */
  liveStatus: boolean;
  /** The address it reports to is given with each call. */
  perCallWebhook: boolean;
  /** Signs the body of its webhooks; false where a fixed secret is all there is. */
  signedWebhook: boolean;
  /** Can be asked about a call by its own id. */
  canGet: boolean;
  /** Can be asked about calls it took without our knowing its id. */
  canFind: boolean;
  /** A call that doesn't ring yet can be taken back. */
  canCancelQueued: boolean;
  /** A live call can be ended. */
  canHangUp: boolean;
  /** Its own agent leads the talk by the brief; false where our routes do, turn by turn. */
  ownConversation: boolean;
  /** Can be asked to delete what it keeps of a call. */
  deletes: boolean;
};

/** What a vendor brings when it asks for the companion's next line. */
export type TalkRequest = {
  /** Our id. */
  callId: string;
  vendorCallId: string;
  /** Counts the lines of a talk from 0, the opening line. A repeated request has the same number. */
  turn: number;
  /** What was said, null for silence and at the opening. */
  heard: string | null;
  /** An answering machine has picked up. */
  machine: boolean;
};

/** The companion's next line, to be put into the vendor's words. */
export type TalkLine = {
  /** Empty when there is nothing to say. */
  say: string;
  language: Language;
  /** Ends the call after the line. */
  hangUp: boolean;
  /** Absolute URL to ask for the line after this one. */
  nextUrl: string;
  /** How long to wait for the person to begin speaking, in seconds. */
  patienceSeconds: number;
};

/** For vendors without an agent of their own. */
export type TalkWords = {
  /** @throws {UnreadableWebhook} when the request isn't one for a line */
  readTurn(request: WebhookRequest): TalkRequest;
  writeLine(line: TalkLine): { body: string; contentType: string };
};

/** The vendor doesn't offer what was asked of it; its capability flags say so beforehand. */
export class NotOffered extends Error {
  override name = "NotOffered";
}

export interface CallProvider {
  readonly name: ProviderName;
  readonly capabilities: Capabilities;
  /** Null where the vendor's own agent leads the talk. */
  readonly talk: TalkWords | null;
  /** Sends exactly one request and never repeats it. Expected failures are values, not throws. */
  initiateCall(request: CallRequest): Promise<CallPlacement>;
  /** True only for a request that the vendor made, as its scheme allows to know. Compares in constant time. */
  verifyWebhookSignature(request: WebhookRequest): boolean;
  /** All text in the event is cleaned with `storableJson`. @throws {UnreadableWebhook} when the body isn't this vendor's format. */
  parseWebhook(request: WebhookRequest): ProviderEvent;
  /**
   * What the vendor knows of a call, by its id or else by what we know of it; null when it never heard of it.
   * Throws when the vendor can't be reached: the caller asks again later.
   *
   * @throws {NotOffered}
   */
  getCall(reference: CallReference): Promise<ProviderEvent | null>;
  /**
   * The calls a vendor took since an instant, newest first, at most 1,000.
   *
   * @throws {NotOffered}
   */
  listCalls(since: Date): Promise<ProviderEvent[]>;
  /** Ends a live call. Resolves when the vendor has taken the request. @throws {NotOffered} */
  hangUp(reference: CallReference): Promise<void>;
  /** Takes back a call that doesn't ring yet. Resolves when the vendor has taken the request. @throws {NotOffered} */
  cancel(reference: CallReference): Promise<void>;
  /**
   * Has the vendor delete what it keeps of a call that is over. Resolves when the vendor says that it is gone, also
   * when it never heard of it. Throws when the vendor can't be reached or doesn't do it now.
   *
   * @throws {NotOffered}
   */
  deleteCall(vendorCallId: string): Promise<void>;
}
