import { createHash } from "node:crypto";
import { z } from "zod";
import { storableJson } from "~/lib/text";
import { SECOND } from "~/lib/time";
import { isUuid } from "~/lib/uuid";
import { USUAL_ADDRESSES } from "./addresses";
import { callkaroStatus } from "./callkaro-status";
import { callkaroTurns } from "./callkaro-transcript";
import { ask, exchangeFailure, isUnclear, placementWithout, type VendorAnswer } from "./http.server";
import {
  type CallPlacement,
  type CallProvider,
  type CallRequest,
  type CallStatus,
  type Capabilities,
  NotOffered,
  type ProviderEvent,
  UnreadableWebhook,
  type WebhookRequest,
} from "./provider";
import { sameText } from "./same-text.server";
import { codeOf, keptWord, numberOf, wholeSeconds } from "./vendor-values";

/**
 * CallKaro's adapter. The agent that leads the talk, and everything that can't be said with a call, is set up at
 * CallKaro: recording, the longest time, the words for a machine, no rescheduling, and where it reports to. It tells
 * of a call once, when it is over, and can't be asked.
 */

export type CallkaroOptions = {
  apiKey: string;
  agentId: string;
  /** Sent with every webhook: in a header of the agent's webhook, or as the last part of its address. */
  webhookSecret: string;
  /** Without a slash at the end. */
  baseUrl?: string;
  /** How long an answer may take, in milliseconds. */
  timeoutMs?: number;
  /** Takes log lines; they hold nothing of a person. */
  report?: (message: string) => void;
};

const CAPABILITIES: Capabilities = {
  liveStatus: false,
  perCallWebhook: false,
  signedWebhook: false,
  canGet: false,
  canFind: false,
  // CallKaro takes back whatever is scheduled for a number, not one call: it could be somebody else's. Calls that
  // are asked for at once, as ours are, aren't on its schedule at all.
  canCancelQueued: false,
  canHangUp: false,
  ownConversation: true,
  // CallKaro documents no request that deletes a call.
  deletes: false,
};

/** Of the languages that we speak. For another one the agent's own setting counts. */
const LANGUAGES: ReadonlySet<string> = new Set(["hi", "en", "kn", "mr", "ta", "te", "bn", "gu", "ml"]);

/** The dialler's own reasons for not dialling; which field and HTTP status they come with isn't documented. */
const REFUSALS = /\b(?:VERIFICATION_REQUIRED|DND_NUMBER)\b/i;

const anything = z.unknown().optional();
const vendorId = z
  .union([z.string().min(1).max(100), z.number().transform(String)])
  .nullish()
  .catch(null);
// What is of another kind than expected counts as not told: the rest is still worth knowing.
const word = z.string().max(200).nullish().catch(null);

const Answer = z.object({
  status: anything,
  // Today's name, and the one of older documentation.
  call_sid: vendorId,
  call_id: vendorId,
  code: anything,
  error: anything,
  message: anything,
  detail: anything,
});
const Envelope = z.object({ event: z.string().min(1).max(100), data: z.record(z.string(), z.unknown()) });
const Ended = z.object({
  callSid: vendorId,
  versionId: vendorId,
  call_metadata: z.object({ call_id: z.string() }).nullish().catch(null),
  hangup_reason: word,
  call_duration: anything,
  try_count: anything,
  next_call_scheduled: anything,
  transcription: z.string().nullish().catch(null),
  recordingUrl: z.url().max(2_000).nullish().catch(null),
});

/**
 * @param options credentials, and the agent that leads the talk
 * @returns CallKaro as a call provider
 */
export function callkaroProvider(options: CallkaroOptions): CallProvider {
  const { apiKey, agentId, webhookSecret, report = () => {} } = options;
  const baseUrl = options.baseUrl ?? USUAL_ADDRESSES.callkaro;
  const timeoutMs = options.timeoutMs ?? 10 * SECOND;

  return {
    name: "callkaro",
    capabilities: CAPABILITIES,
    talk: null,

    async initiateCall(call: CallRequest): Promise<CallPlacement> {
      const { language } = call.agenda;
      let answer: VendorAnswer;
      try {
        answer = await ask({
          url: `${baseUrl}/call/outbound`,
          method: "POST",
          headers: { "x-api-key": apiKey, "content-type": "application/json" },
          body: JSON.stringify({
            to_number: call.toNumber,
            agent_id: agentId,
            // What the agent's prompt and its settings can refer to; all of it comes back with the webhook.
            metadata: {
              ...call.brief.variables,
              max_seconds: String(call.agenda.maxSeconds),
              voicemail_message: call.voicemailMessage ?? "",
              call_id: call.callId,
            },
            ...(LANGUAGES.has(language) && { language }),
            number_of_retries: 0,
          }),
          timeoutMs,
        });
      } catch (error) {
        return placementWithout(exchangeFailure(error));
      }
      return toPlacement(answer);
    },

    verifyWebhookSignature({ headers, url }: WebhookRequest): boolean {
      const bearer = /^bearer (.*)$/i.exec(headers.authorization ?? "")?.[1];
      const given = [bearer, headers.authorization, headers["x-callkaro-secret"], tokenIn(url)];
      // All are compared, so that the time doesn't tell where the secret was.
      return given.filter((text) => sameText(text, webhookSecret)).length > 0;
    },

    parseWebhook({ rawBody }: WebhookRequest): ProviderEvent {
      const envelope = Envelope.safeParse(jsonOf(rawBody)).data;
      if (!envelope) throw new UnreadableWebhook("the body is not an event of CallKaro");
      const { event: name, data } = envelope;
      if (name !== "call_ended") return aboutSomethingElse(name, rawBody);
      const call = Ended.safeParse(data).data;
      const callId = ourIdIn(call?.call_metadata?.call_id);
      const vendorCallId = call?.callSid ?? null;
      if (!call || (!vendorCallId && !callId)) throw new UnreadableWebhook("the event is about no call");

      const tries = numberOf(call.try_count);
      const isInbound = tries === -1;
      const isScheduled = Boolean(call.next_call_scheduled) && call.next_call_scheduled !== "false";
      if ((tries ?? 0) > 0 || isScheduled)
        report("CallKaro dials again by itself: turn off retries and auto_reschedule of the agent");
      const status = isInbound ? null : callkaroStatus(call.hangup_reason ?? null);
      const reason = keptWord(call.hangup_reason);
      if (!status && !isInbound) report(`a hang-up reason of CallKaro is not known: ${reason ?? "none"}`);

      // Its own time has no zone.
      const at = new Date();
      const length = wholeSeconds(call.call_duration);
      const durationSeconds = status && HAS_LENGTH.has(status) ? length : null;
      const isPickedUp = status === "completed" || status === "voicemail";
      return {
        eventId: [vendorCallId ?? callId, name, tries ?? "-"].join(":"),
        callId: isInbound ? null : callId,
        vendorCallId,
        status,
        at,
        answeredAt: isPickedUp && length !== null ? new Date(at.getTime() - length * SECOND) : null,
        durationSeconds,
        endedReason: status && reason,
        // Of an end we have no word for, too: what was asked of us counts however the call ended.
        transcript:
          (status === "completed" || (status === null && !isInbound)) && call.transcription
            ? callkaroTurns(call.transcription, { end: at, durationSeconds: length ?? 0 })
            : null,
        recordingUrl: call.recordingUrl ?? null,
        // No price comes with the event.
        cost: null,
        payload: {
          event: name,
          callSid: vendorCallId,
          versionId: call.versionId ?? null,
          hangupReason: reason,
          callDuration: numberOf(call.call_duration),
          tryCount: tries,
          nextCallScheduled: isScheduled,
        },
      };
    },

    getCall: notOffered,
    listCalls: notOffered,
    hangUp: notOffered,
    cancel: notOffered,
    deleteCall: notOffered,
  };
}

/** For the others the length is the ringing at most. */
const HAS_LENGTH: ReadonlySet<CallStatus> = new Set(["completed", "voicemail", "failed"]);

async function notOffered(): Promise<never> {
  throw new NotOffered("CallKaro can't be asked about a call, nor to end or delete one");
}

function toPlacement({ status, json }: VendorAnswer): CallPlacement {
  if (isUnclear(status)) return { outcome: "ambiguous", reason: `HTTP ${status}` };
  const isOk = status >= 200 && status < 300;
  const body = Answer.safeParse(json).data;
  const vendorCallId = body?.call_sid ?? body?.call_id;
  // A 2xx may be a failure all the same: the body tells.
  const isError = body?.status === "error";
  if (isOk && vendorCallId && !isError) return { outcome: "accepted", vendorCallId };
  if (isOk && (vendorCallId || !isError)) return { outcome: "ambiguous", reason: "unreadable_answer" };

  const told = [body?.code, body?.error, body?.message, body?.detail];
  const refusal = told.map((text) => (typeof text === "string" ? REFUSALS.exec(text)?.[0] : undefined));
  const reason = refusal.find(Boolean)?.toUpperCase() ?? told.map(codeOf).find(Boolean);
  return {
    outcome: "refused",
    reason: reason ?? (isOk ? "vendor_error" : `HTTP ${status}`),
    retryable: status === 429,
  };
}

/** A message in a chat, or something newer: known by its words, since what names it differs. */
function aboutSomethingElse(name: string, rawBody: string): ProviderEvent {
  return {
    eventId: `${keptWord(name)}:${createHash("sha256").update(rawBody).digest("hex")}`,
    callId: null,
    vendorCallId: null,
    status: null,
    at: new Date(),
    answeredAt: null,
    durationSeconds: null,
    endedReason: null,
    transcript: null,
    recordingUrl: null,
    cost: null,
    payload: { event: keptWord(name) },
  };
}

/** Anybody who knows the secret can write anything: what isn't even an id is not looked up. */
const ourIdIn = (text: string | undefined) => (text && isUuid(text) ? text : null);

/** The part of the address after our own, for webhooks that can't have a header: `…/callkaro/<secret>`. */
function tokenIn(url: string): string | undefined {
  const path = URL.canParse(url) ? new URL(url).pathname : "";
  try {
    return decodeURIComponent(/\/callkaro\/([^/]+)$/.exec(path)?.[1] ?? "");
  } catch {
    return undefined;
  }
}

function jsonOf(text: string): unknown {
  try {
    return storableJson(JSON.parse(text));
  } catch {
    return null;
  }
}
