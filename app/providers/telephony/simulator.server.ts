import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { storableJson } from "~/lib/text";
import { SECOND } from "~/lib/time";
import { ask, exchangeFailure, placementWithout, type VendorAnswer } from "./http.server";
import {
  type CallPlacement,
  type CallProvider,
  type CallReference,
  type CallRequest,
  type CallStatus,
  type Capabilities,
  type ProviderEvent,
  UnreadableWebhook,
  type WebhookRequest,
} from "./provider";

/** The adapter of the simulated vendor: HTTP out, signed webhooks in, like any other. */

const REQUEST_TIMEOUT = 8 * SECOND;

export type SimulatorOptions = {
  /** Where the simulated vendor answers, without a slash at the end. */
  baseUrl: string;
  apiKey: string;
  /** `whsec_…`, as Standard Webhooks writes secrets. */
  webhookSecret: string;
  /** How long an answer may take, in milliseconds. */
  timeoutMs?: number;
};

const instant = z.iso.datetime().transform((value) => new Date(value));
const VendorCall = z.object({
  id: z.string().min(1).max(100),
  reference: z.string().max(100).nullable(),
  status: z.string().max(40),
  outcome: z.string().max(40).nullable(),
  updated_at: instant,
  answered_at: instant.nullable(),
  duration_seconds: z.number().int().nonnegative().nullable(),
  ended_reason: z.string().max(200).nullable(),
  transcript: z
    .array(z.object({ speaker: z.enum(["agent", "callee"]), text: z.string(), at: z.iso.datetime() }))
    .nullable(),
  cost: z
    .object({ amount_minor: z.number().int(), currency: z.string().regex(/^[A-Z]{3}$/) })
    .nullable()
    .default(null),
});
type VendorCall = z.infer<typeof VendorCall>;
const Notification = z.object({ event_id: z.string().min(1).max(200), type: z.string(), call: VendorCall });

// Made once: zod compiles what it is given.
const Created = z.object({ id: z.string().min(1) });
const Refusal = z.object({ error: z.object({ code: z.string() }) });
const Found = z.object({ calls: z.array(VendorCall) });

const CAPABILITIES: Capabilities = {
  liveStatus: true,
  perCallWebhook: true,
  signedWebhook: true,
  canGet: true,
  canFind: true,
  canCancelQueued: true,
  canHangUp: true,
  ownConversation: true,
  deletes: true,
};

/** The vendor's word, or `ended:` and the vendor's outcome, in our words. */
const STATUS: Record<string, CallStatus> = {
  queued: "dialing",
  ringing: "ringing",
  answered: "in_progress",
  "ended:completed": "completed",
  "ended:no_answer": "no_answer",
  "ended:busy": "busy",
  "ended:voicemail": "voicemail",
  "ended:failed": "failed",
  "ended:canceled": "canceled",
};

function toEvent(call: VendorCall, eventId: string): ProviderEvent {
  const word = call.status === "ended" ? `ended:${call.outcome}` : call.status;
  return {
    eventId,
    callId: call.reference,
    vendorCallId: call.id,
    status: STATUS[word] ?? null,
    at: call.updated_at,
    answeredAt: call.answered_at,
    // It counts from 0 while they talk; how long the talk was is known at its end.
    durationSeconds: call.status === "ended" ? call.duration_seconds : null,
    endedReason: call.ended_reason,
    transcript:
      call.transcript?.map((line) => ({
        role: line.speaker === "agent" ? ("companion" as const) : ("user" as const),
        text: line.text,
        at: line.at,
      })) ?? null,
    recordingUrl: null,
    cost: call.cost && { amountMinor: call.cost.amount_minor, currency: call.cost.currency },
    payload: { id: call.id, status: call.status, outcome: call.outcome, endedReason: call.ended_reason },
  };
}

/**
 * @param options where the vendor is and how we prove ourselves to each other
 * @returns the simulator as a call provider
 */
export function simulatorProvider(options: SimulatorOptions): CallProvider {
  const { timeoutMs = REQUEST_TIMEOUT } = options;
  const webhook = new Webhook(options.webhookSecret);

  const url = (path: string) => `${options.baseUrl}/simulator/api/v1${path}`;
  const headers = { authorization: `Bearer ${options.apiKey}`, "content-type": "application/json" };
  const get = (path: string) => ask({ url: url(path), headers, timeoutMs });
  const post = (path: string, body: object) =>
    ask({
      url: url(path),
      method: "POST",
      headers,
      body: JSON.stringify(body),
      timeoutMs,
    });

  const hangUp = async (reference: CallReference): Promise<void> => {
    const call = await find(reference);
    if (!call) return;
    const answer = await post(`/calls/${encodeURIComponent(call.id)}/hang-up`, {});
    if (!isOk(answer)) throw new Error(`the simulator answered ${answer.status}`);
  };

  const find = async (reference: CallReference): Promise<VendorCall | null> => {
    const answer = await get(
      reference.vendorCallId
        ? `/calls/${encodeURIComponent(reference.vendorCallId)}`
        : `/calls?reference=${encodeURIComponent(reference.callId)}`,
    );
    if (answer.status === 404) return null;
    if (!isOk(answer)) throw new Error(`the simulator answered ${answer.status}`);
    const body = storableJson(answer.json);
    if (reference.vendorCallId) return VendorCall.parse(body);
    return Found.parse(body).calls.at(0) ?? null;
  };

  return {
    name: "simulator",
    capabilities: CAPABILITIES,
    talk: null,

    async initiateCall(call: CallRequest): Promise<CallPlacement> {
      let answer: VendorAnswer;
      try {
        answer = await post("/calls", {
          to: call.toNumber,
          reference: call.callId,
          agenda: call.agenda,
          ring_seconds: call.ringSeconds,
          webhook_url: call.webhookUrl,
          voicemail_message: call.voicemailMessage,
        });
      } catch (error) {
        return placementWithout(exchangeFailure(error));
      }
      if (isOk(answer)) {
        const created = Created.safeParse(answer.json);
        if (created.success) return { outcome: "accepted", vendorCallId: created.data.id };
        return { outcome: "ambiguous", reason: "unreadable_answer" };
      }
      // Only a clear no is one: a redirect or a time-out of the other side's says nothing about the call.
      if (answer.status < 400 || answer.status >= 500 || answer.status === 408)
        return { outcome: "ambiguous", reason: `HTTP ${answer.status}` };
      const refusal = Refusal.safeParse(answer.json);
      return {
        outcome: "refused",
        reason: refusal.success ? refusal.data.error.code : `HTTP ${answer.status}`,
        retryable: answer.status === 429,
      };
    },

    verifyWebhookSignature({ rawBody, headers }: WebhookRequest): boolean {
      try {
        webhook.verify(rawBody, headers);
        return true;
      } catch (error) {
        // The library parses the body after the signature has proved right; reading it is parseWebhook's job.
        return error instanceof SyntaxError;
      }
    },

    parseWebhook({ rawBody }: WebhookRequest): ProviderEvent {
      let body: unknown;
      try {
        body = JSON.parse(rawBody);
      } catch {
        throw new UnreadableWebhook("the body is not JSON");
      }
      const parsed = Notification.safeParse(storableJson(body));
      if (!parsed.success) throw new UnreadableWebhook("the body is not a simulator notification");
      return toEvent(parsed.data.call, parsed.data.event_id);
    },

    async getCall(reference: CallReference): Promise<ProviderEvent | null> {
      const call = await find(reference);
      return call && toEvent(call, `poll:${call.id}:${call.status}`);
    },

    async listCalls(since: Date): Promise<ProviderEvent[]> {
      const answer = await get(`/calls?since=${encodeURIComponent(since.toISOString())}`);
      if (!isOk(answer)) throw new Error(`the simulator answered ${answer.status}`);
      const { calls } = Found.parse(storableJson(answer.json));
      return calls.map((call) => toEvent(call, `poll:${call.id}:${call.status}`)).reverse();
    },

    hangUp,
    // The vendor has one request for both: what doesn't ring yet is taken back by it.
    cancel: hangUp,

    async deleteCall(vendorCallId: string): Promise<void> {
      const path = `/calls/${encodeURIComponent(vendorCallId)}`;
      const answer = await ask({ url: url(path), method: "DELETE", headers, timeoutMs });
      if (answer.status === 404 || isOk(answer)) return;
      throw new Error(`the simulator answered ${answer.status} when asked to delete`);
    },
  };
}

const isOk = ({ status }: VendorAnswer) => status >= 200 && status < 300;
