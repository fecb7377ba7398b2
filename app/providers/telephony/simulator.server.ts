import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { storableJson } from "~/lib/text";
import { SECOND } from "~/lib/time";
import {
  type CallPlacement,
  type CallProvider,
  type CallReference,
  type CallRequest,
  type CallStatus,
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
});
type VendorCall = z.infer<typeof VendorCall>;
const Notification = z.object({ event_id: z.string().min(1).max(200), type: z.string(), call: VendorCall });

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
    durationSeconds: call.duration_seconds,
    endedReason: call.ended_reason,
    transcript:
      call.transcript?.map((line) => ({
        role: line.speaker === "agent" ? ("companion" as const) : ("user" as const),
        text: line.text,
        at: line.at,
      })) ?? null,
    recordingUrl: null,
    payload: { id: call.id, status: call.status, outcome: call.outcome, endedReason: call.ended_reason },
  };
}

/**
 * @param options where the vendor is and how we prove ourselves to each other
 * @returns the simulator as a call provider
 */
export function simulatorProvider(options: SimulatorOptions): CallProvider {
  const webhook = new Webhook(options.webhookSecret);

  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${options.baseUrl}/simulator/api/v1${path}`, {
      ...init,
      headers: { authorization: `Bearer ${options.apiKey}`, "content-type": "application/json" },
      signal: AbortSignal.timeout(REQUEST_TIMEOUT),
    });

  const find = async (reference: CallReference): Promise<VendorCall | null> => {
    const response = await ask(
      reference.vendorCallId
        ? `/calls/${encodeURIComponent(reference.vendorCallId)}`
        : `/calls?reference=${encodeURIComponent(reference.callId)}`,
    );
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`the simulator answered ${response.status}`);
    const body = storableJson(await response.json());
    if (reference.vendorCallId) return VendorCall.parse(body);
    return (
      z
        .object({ calls: z.array(VendorCall) })
        .parse(body)
        .calls.at(0) ?? null
    );
  };

  return {
    name: "simulator",

    async initiateCall(request: CallRequest): Promise<CallPlacement> {
      let response: Response;
      try {
        response = await ask("/calls", {
          method: "POST",
          body: JSON.stringify({
            to: request.toNumber,
            reference: request.callId,
            agenda: request.agenda,
            ring_seconds: request.ringSeconds,
            webhook_url: request.webhookUrl,
          }),
        });
        if (response.ok) {
          const { id } = z.object({ id: z.string().min(1) }).parse(await response.json());
          return { outcome: "accepted", vendorCallId: id };
        }
      } catch (error) {
        // Sent, but the answer is lost or unreadable: the phone may be ringing.
        return { outcome: "ambiguous", reason: error instanceof Error ? error.name : "no answer" };
      }
      if (response.status >= 500) return { outcome: "ambiguous", reason: `HTTP ${response.status}` };
      const body = z
        .object({ error: z.object({ code: z.string() }) })
        .safeParse(await response.json().catch(() => null));
      return {
        outcome: "refused",
        reason: body.success ? body.data.error.code : `HTTP ${response.status}`,
        retryable: response.status === 429,
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

    async hangUp(reference: CallReference): Promise<void> {
      const call = await find(reference);
      if (!call) return;
      const response = await ask(`/calls/${encodeURIComponent(call.id)}/hang-up`, { method: "POST" });
      if (!response.ok) throw new Error(`the simulator answered ${response.status}`);
    },
  };
}
