import type { Vapi, VapiClient } from "@vapi-ai/server-sdk";
import { z } from "zod";
import { inTime } from "~/lib/in-time";
import { storableJson } from "~/lib/text";
import { MINUTE, SECOND } from "~/lib/time";
import { USUAL_ADDRESSES } from "./addresses";
import { ask, exchangeFailure, placementWithout } from "./http.server";
import {
  type CallPlacement,
  type CallProvider,
  type CallReference,
  type CallRequest,
  type Capabilities,
  NotOffered,
  type ProviderEvent,
  type WebhookRequest,
} from "./provider";
import { CALL_PARAMETER, eventOfCall, eventOfWebhook, ourId, readCall, type VapiCall } from "./vapi-event";
import { callToken, provesVapi, TOKEN } from "./vapi-proof.server";
import { mayControl, toVapiCall } from "./vapi-request";

/** The adapter of Vapi, whose own assistant leads the talk. */

const REQUEST_TIMEOUT = 10 * SECOND;
const PAGE = 100;
const MOST_CALLS = 1_000;
/** How far Vapi's clock and ours may be apart, and how long a request may have been on its way. */
const BEFORE_DIALING = 5 * MINUTE;
const AFTER_DIALING = 30 * MINUTE;

export type VapiOptions = {
  /** The private key. */
  apiKey: string;
  assistantId: string;
  phoneNumberId: string;
  /** What Vapi's webhooks are proved with. */
  webhookSecret: string;
  /**
   * A credential at Vapi that holds the webhook secret: of the kind HMAC with Vapi's default names, or bearer. Without
   * one, Vapi is asked to send a token of our own with the webhooks of each call.
   */
  credentialId?: string;
  /** Where Vapi answers, without a slash at the end. */
  baseUrl?: string;
  /** How long an answer may take, in milliseconds. */
  timeoutMs?: number;
  /** Takes lines for the log; they hold no personal data. */
  report?: (message: string) => void;
};

const Created = z.object({ id: z.string().min(1).max(100) });
const Refusal = z.object({ message: z.union([z.string(), z.array(z.string())]).transform(String) });

/**
 * @param options keys and ids of our account at Vapi
 * @returns Vapi as a call provider
 */
export function vapiProvider(options: VapiOptions): CallProvider {
  const {
    webhookSecret,
    credentialId,
    baseUrl = USUAL_ADDRESSES.vapi,
    timeoutMs = REQUEST_TIMEOUT,
  } = options;
  const report = options.report ?? (() => {});

  let loading: Promise<VapiClient> | undefined;
  // The SDK takes a third of a second and 80 MB to load: only processes that ask Vapi something pay for it.
  const client = () => {
    loading ??= import("@vapi-ai/server-sdk").then(
      ({ VapiClient }) =>
        new VapiClient({
          token: options.apiKey,
          baseUrl,
          // It would repeat a request that dials.
          maxRetries: 0,
          timeoutInSeconds: timeoutMs / SECOND,
          fetch: (input, init) => exchange(input, init, timeoutMs),
        }),
    );
    return loading;
  };

  const find = async (reference: CallReference): Promise<VapiCall | null> => {
    const { calls } = await client();
    const { vendorCallId, callId, dialedAt } = reference;
    if (vendorCallId) {
      try {
        const call = readCall(await calls.get({ id: vendorCallId }));
        if (call) return call;
      } catch (error) {
        if (failureOf(error).status === 404) return null;
        throw unreachable(error);
      }
      throw new Error("vapi's answer is not a call");
    }
    if (!dialedAt) return null;
    const createdAtGe = new Date(dialedAt.getTime() - BEFORE_DIALING).toISOString();
    const createdAtLe = new Date(dialedAt.getTime() + AFTER_DIALING).toISOString();
    for await (const call of list({ createdAtGe, createdAtLe })) if (ourId(call) === callId) return call;
    return null;
  };

  /** Newest first. There is no cursor: each page begins with the instant at which the one before it ended. */
  async function* list(filter: Vapi.ListCallsRequest): AsyncGenerator<VapiCall> {
    const { calls } = await client();
    const seen = new Set<string>();
    let createdAtLe = filter.createdAtLe;
    for (let known = -1; seen.size > known && seen.size < MOST_CALLS; ) {
      known = seen.size;
      const { assistantId } = options;
      let page: unknown;
      try {
        page = await calls.list({ ...filter, createdAtLe, assistantId, limit: PAGE });
      } catch (error) {
        throw unreachable(error);
      }
      if (!Array.isArray(page)) throw new Error("vapi's answer is not a list of calls");
      for (const call of page.flatMap((entry) => readCall(entry) ?? [])) {
        if (seen.has(call.id) || seen.size === MOST_CALLS) continue;
        seen.add(call.id);
        createdAtLe = call.createdAt?.toISOString() ?? createdAtLe;
        yield call;
      }
      if (page.length < PAGE) return;
    }
  }

  return {
    name: "vapi",
    capabilities: { ...CAPABILITIES, signedWebhook: credentialId !== undefined },
    talk: null,

    async initiateCall(call: CallRequest): Promise<CallPlacement> {
      const { calls } = await client();
      const url = new URL(call.webhookUrl);
      url.searchParams.set(CALL_PARAMETER, call.callId);
      const proof = credentialId
        ? { credentialId }
        : { headers: { [TOKEN]: callToken(webhookSecret, url.href) } };
      const body = toVapiCall(call, options, { url: url.href, ...proof });
      try {
        const created = Created.safeParse(storableJson(await calls.create(body)));
        if (created.success) return { outcome: "accepted", vendorCallId: created.data.id };
        return { outcome: "ambiguous", reason: "unreadable_answer" };
      } catch (error) {
        return placementAfter(failureOf(error));
      }
    },

    verifyWebhookSignature: (request: WebhookRequest) =>
      provesVapi(request, { webhookSecret, token: credentialId === undefined }, Date.now()),

    parseWebhook: (request: WebhookRequest) => eventOfWebhook(request, report),

    async getCall(reference: CallReference): Promise<ProviderEvent | null> {
      const call = await find(reference);
      return call && eventOfCall(call, report);
    },

    async listCalls(since: Date): Promise<ProviderEvent[]> {
      const events: ProviderEvent[] = [];
      for await (const call of list({ createdAtGe: since.toISOString() }))
        events.push(eventOfCall(call, report));
      return events;
    },

    async hangUp(reference: CallReference): Promise<void> {
      const call = await find(reference);
      if (!call || call.status === "ended") return;
      const url = call.monitor?.controlUrl;
      if (!url || !mayControl(url, baseUrl)) throw new Error("vapi gave no address to end the call at");
      const answer = await ask({
        url,
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ type: "end-call" }),
        timeoutMs,
      });
      // It may have ended by itself in the meantime, and its address with it.
      const taken = (answer.status >= 200 && answer.status < 300) || [404, 410].includes(answer.status);
      if (!taken) throw new Error(`vapi's control answered ${answer.status}`);
    },

    /** Vapi's request to take back a call deletes what it knows of the call. */
    async cancel(): Promise<void> {
      throw new NotOffered("vapi can't take back a call");
    },

    async deleteCall(vendorCallId: string): Promise<void> {
      const { calls } = await client();
      try {
        await calls.delete({ id: vendorCallId });
      } catch (error) {
        if (failureOf(error).status === 404) return;
        throw unreachable(error);
      }
    },
  };
}

const CAPABILITIES: Omit<Capabilities, "signedWebhook"> = {
  liveStatus: true,
  perCallWebhook: true,
  canGet: true,
  canFind: true,
  canCancelQueued: false,
  canHangUp: true,
  ownConversation: true,
  deletes: true,
};

/** One exchange for the SDK, with one limit for all of it: the SDK's own ends with the answer's headers. */
async function exchange(
  input: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
  timeoutMs: number,
): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input);
  if (init?.method !== "POST") {
    // A page of calls is larger than what `ask` takes.
    return inTime(timeoutMs, async (signal) => {
      const answer = await fetch(url, { ...init, redirect: "error", signal });
      return new Response(await answer.arrayBuffer(), { status: answer.status });
    });
  }
  const { status, json } = await ask({
    url,
    method: "POST",
    headers: Object.fromEntries(new Headers(init.headers)),
    body: typeof init.body === "string" ? init.body : "",
    timeoutMs,
  });
  // The SDK reads a refusal as JSON only when it is called so.
  return Response.json(json, { status });
}

type Failure = { status: number | null; word: string; body: unknown };

/** The SDK's error without what it says: its message repeats the answer, which may repeat the number. */
function failureOf(error: unknown): Failure {
  const { statusCode, body, cause } = Object(error) as {
    statusCode?: unknown;
    body?: unknown;
    cause?: unknown;
  };
  if (typeof statusCode === "number") return { status: statusCode, word: `HTTP ${statusCode}`, body };
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : (cause ?? error);
  return { status: null, word: exchangeFailure(inner), body: null };
}

const unreachable = (error: unknown) => new Error(`vapi can't be asked: ${failureOf(error).word}`);

function placementAfter({ status, word, body }: Failure): CallPlacement {
  if (status === null) return placementWithout(word);
  if (status >= 500 || status < 400 || status === 408)
    return { outcome: "ambiguous", reason: status < 400 ? "unreadable_answer" : word };
  // Too many calls at once may be told with any 4xx. It has no code, only a sentence.
  const refusal = Refusal.safeParse(body);
  if (refusal.success && /concurren/i.test(refusal.data.message))
    return { outcome: "refused", reason: "concurrency_limit", retryable: true };
  return { outcome: "refused", reason: word, retryable: status === 429 };
}
