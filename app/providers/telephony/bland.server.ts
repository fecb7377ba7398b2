import { createHmac } from "node:crypto";
import { z } from "zod";
import { storableJson } from "~/lib/text";
import { MINUTE, SECOND } from "~/lib/time";
import { USUAL_ADDRESSES } from "./addresses";
import { type BlandCall, ourIdOf, readBlandCall, takenAt, toEvent } from "./bland-call";
import { ask, exchangeFailure, isUnclear, placementWithout, type VendorAnswer } from "./http.server";
import {
  type CallPlacement,
  type CallProvider,
  type CallReference,
  type CallRequest,
  type Capabilities,
  NotOffered,
  type ProviderEvent,
  UnreadableWebhook,
  type WebhookRequest,
} from "./provider";
import { sameText } from "./same-text.server";
import { codeOf, keptWord } from "./vendor-values";

/** Bland's adapter: its own agent leads the talk, by our instructions or by a pathway that is kept at Bland. */

const MOST_CALLS = 1_000;
/** Every listed call brings our instructions along: more of them may be too large an answer. */
const PAGE = 50;
/** How far Bland's clock may be from ours. */
const CLOCK_MARGIN = 5 * MINUTE;
/** Calls to one number around one instant that are looked at. */
const MOST_CANDIDATES = 10;

export type BlandOptions = {
  apiKey: string;
  /** The pathway that leads the talk; without one the brief's instructions do. */
  pathwayId?: string;
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
  perCallWebhook: true,
  signedWebhook: true,
  canGet: true,
  canFind: true,
  canCancelQueued: true,
  canHangUp: true,
  ownConversation: true,
  // Bland documents no request that deletes a call.
  deletes: false,
};

const anything = z.unknown().optional();
const Answer = z.object({
  status: anything,
  call_id: z.string().min(1).max(100).nullish().catch(null),
  code: anything,
  error: anything,
  message: anything,
  errors: z.array(z.unknown()).nullish().catch(null),
});
const Failure = z.object({ code: anything, error: anything, message: anything });
const List = z.object({ calls: z.array(z.unknown()) });
const Envelope = z.object({ data: z.record(z.string(), z.unknown()) });

/**
 * @param options credentials, and where Bland is
 * @returns Bland as a call provider
 */
export function blandProvider(options: BlandOptions): CallProvider {
  const { apiKey, pathwayId, webhookSecret, report = () => {} } = options;
  const baseUrl = options.baseUrl ?? USUAL_ADDRESSES.bland;
  const timeoutMs = options.timeoutMs ?? 10 * SECOND;
  const headers = { authorization: apiKey, "content-type": "application/json" };
  let hasReportedForm = false;

  const get = async (path: string): Promise<VendorAnswer> => {
    const { status, json } = await ask({ url: `${baseUrl}${path}`, headers, timeoutMs });
    return { status, json: storableJson(json) };
  };
  const post = (path: string, body: object) =>
    ask({ url: `${baseUrl}${path}`, method: "POST", headers, body: JSON.stringify(body), timeoutMs });

  const event = (call: BlandCall): ProviderEvent => {
    const told = toEvent(call, new Date());
    const word = keptWord(call.status) ?? keptWord(call.queue_status);
    if (told.status === null && word && !call.inbound) report(`a status of Bland is not known: ${word}`);
    return told;
  };

  const fetchCall = async (vendorCallId: string): Promise<BlandCall | null> => {
    const answer = await get(`/v1/calls/${encodeURIComponent(vendorCallId)}`);
    if (answer.status === 404 || saysNothingThere(answer)) return null;
    const call = isOk(answer) ? readBlandCall(unwrap(answer.json)) : null;
    if (!call) throw new Error(`Bland answered ${answer.status} when asked for a call`);
    return call;
  };

  /** One page of the calls since an instant, newest first, without their transcripts. */
  const fetchPage = async (query: Record<string, string>, since: Date) => {
    const search = new URLSearchParams({
      ...query,
      start_date: since.toISOString(),
      ascending: "false",
      sort_by: "created_at",
      limit: String(PAGE),
    });
    const answer = await get(`/v1/calls?${search}`);
    const list = isOk(answer) ? List.safeParse(unwrap(answer.json)).data : null;
    if (!list) throw new Error(`Bland answered ${answer.status} when asked for its calls`);
    const calls = list.calls.flatMap((call) => readBlandCall(call) ?? []);
    return { calls, isLast: list.calls.length < PAGE };
  };

  const find = async ({ callId, vendorCallId, toNumber, dialedAt }: CallReference) => {
    if (vendorCallId) return fetchCall(vendorCallId);
    if (!toNumber || !dialedAt) return null;
    const since = new Date(dialedAt.getTime() - CLOCK_MARGIN);
    const listed = await fetchPage({ to_number: toNumber, from: "0" }, since);
    const candidates = listed.calls.filter((call) => !call.metadata || ourIdOf(call) === callId);
    for (const { vendorCallId: id } of candidates.slice(0, MOST_CANDIDATES)) {
      const call = await fetchCall(id);
      if (call && ourIdOf(call) === callId) return call;
    }
    return null;
  };

  /** One request for both: it ends a live call and takes back one that waits. */
  const stop = async (reference: CallReference): Promise<void> => {
    const id = reference.vendorCallId ?? (await find(reference))?.vendorCallId;
    if (!id) return;
    const answer = await post(`/v1/calls/${encodeURIComponent(id)}/stop`, {});
    if (answer.status === 404 || saysNothingThere(answer)) return;
    if (!isOk(answer) || isError(answer))
      throw new Error(`Bland answered ${answer.status} when asked to stop`);
  };

  return {
    name: "bland",
    capabilities: CAPABILITIES,
    talk: null,

    async initiateCall(call: CallRequest): Promise<CallPlacement> {
      let answer: VendorAnswer;
      try {
        answer = await post("/v1/calls", {
          phone_number: call.toNumber,
          ...(pathwayId ? { pathway_id: pathwayId } : { task: call.brief.instructions }),
          first_sentence: call.brief.openingLine,
          wait_for_greeting: false,
          request_data: call.brief.variables,
          metadata: { call_id: call.callId },
          language: call.agenda.language,
          // The brief has the person's own time. Without a zone Bland's agent would live in Los Angeles.
          timezone: "UTC",
          // In minutes.
          max_duration: Math.ceil(call.agenda.maxSeconds / 60),
          record: false,
          answered_by_enabled: true,
          // Bland fills in no variables here: the message comes ready to be said.
          voicemail:
            call.voicemailMessage === null
              ? { action: "hangup" }
              : { action: "leave_message", message: call.voicemailMessage },
          webhook: call.webhookUrl,
        });
      } catch (error) {
        return placementWithout(exchangeFailure(error));
      }
      return toPlacement(answer);
    },

    verifyWebhookSignature({ rawBody, headers: sent }: WebhookRequest): boolean {
      const signature = sent["x-webhook-signature"];
      if (!signature || webhookSecret === "") return false;
      const sign = (body: string) => createHmac("sha256", webhookSecret).update(body, "utf8").digest("hex");
      if (sameText(signature, sign(rawBody))) return true;
      // Bland's own sample signs JSON that was read and written again; it doesn't say which of the two Bland does.
      const written = rewritten(rawBody);
      if (written === null || !sameText(signature, sign(written))) return false;
      if (!hasReportedForm) report("webhooks of Bland are signed over re-serialised JSON");
      hasReportedForm = true;
      return true;
    },

    parseWebhook({ rawBody }: WebhookRequest): ProviderEvent {
      const call = readBlandCall(jsonOf(rawBody));
      if (!call) throw new UnreadableWebhook("the body is not a call of Bland");
      return event(call);
    },

    async getCall(reference: CallReference): Promise<ProviderEvent | null> {
      const call = await find(reference);
      return call && event(call);
    },

    async listCalls(since: Date): Promise<ProviderEvent[]> {
      const calls = new Map<string, BlandCall>();
      for (let from = 0; from < MOST_CALLS; from += PAGE) {
        const page = await fetchPage({ from: String(from) }, since);
        // A call that came in meanwhile moves the others: the same one may be on two pages.
        for (const call of page.calls) calls.set(call.vendorCallId, call);
        if (page.isLast) break;
      }
      const taken = (call: BlandCall) => takenAt(call)?.getTime() ?? 0;
      return [...calls.values()]
        .filter((call) => taken(call) >= since.getTime())
        .sort((a, b) => taken(b) - taken(a))
        .map(event);
    },

    hangUp: stop,
    cancel: stop,

    async deleteCall(): Promise<never> {
      throw new NotOffered("Bland can't be asked to delete a call");
    },
  };
}

function toPlacement(answer: VendorAnswer): CallPlacement {
  const { status } = answer;
  if (isUnclear(status)) return { outcome: "ambiguous", reason: `HTTP ${status}` };
  const vendorCallId = read(answer)?.call_id;
  if (isOk(answer) && vendorCallId && !isError(answer)) return { outcome: "accepted", vendorCallId };
  if (isOk(answer) && (vendorCallId || !isError(answer)))
    return { outcome: "ambiguous", reason: "unreadable_answer" };
  const code = refusalCode(answer);
  return {
    outcome: "refused",
    reason: code ?? (isOk(answer) ? "vendor_error" : `HTTP ${status}`),
    retryable: status === 429 || (code?.startsWith("CALL_RL_") ?? false),
  };
}

const isOk = ({ status }: VendorAnswer) => status >= 200 && status < 300;

/** Some answers come as `{ data, errors }`. */
function unwrap(json: unknown): unknown {
  return Envelope.safeParse(json).data?.data ?? json;
}

function read({ json }: VendorAnswer) {
  const outer = Answer.safeParse(json).data;
  return outer && { ...outer, ...Answer.safeParse(unwrap(json)).data, errors: outer.errors };
}

/** A 2xx may be a failure all the same: the body tells. */
function isError(answer: VendorAnswer): boolean {
  const body = read(answer);
  return body?.status === "error" || (body?.errors?.length ?? 0) > 0;
}

/** Everything in a failure that may be its code or say what is wrong. */
function failures(answer: VendorAnswer): unknown[] {
  const body = read(answer);
  const parts = [body, ...(body?.errors ?? []), body?.error].map((part) => Failure.safeParse(part).data);
  return [...parts.flatMap((part) => [part?.code, part?.error, part?.message]), ...(body?.errors ?? [])];
}

function refusalCode(answer: VendorAnswer): string | null {
  const told = failures(answer);
  for (const text of told) {
    // In the middle of a sentence, too.
    const inText = typeof text === "string" ? /\bCALL_[A-Z_]{2,50}\b/.exec(text)?.[0] : undefined;
    if (inText) return inText;
  }
  return told.map(codeOf).find((code) => code !== null) ?? null;
}

/** There is no such call, or none any more that could be stopped. */
function saysNothingThere(answer: VendorAnswer): boolean {
  if (!(isOk(answer) || answer.status === 400 || answer.status === 409) || !isError(answer)) return false;
  if (readBlandCall(unwrap(answer.json))) return false;
  return failures(answer).some(
    (text) =>
      typeof text === "string" && /not.?found|not.?active|no.?active|already|has ended|completed/i.test(text),
  );
}

function jsonOf(text: string): unknown {
  try {
    return storableJson(JSON.parse(text));
  } catch {
    return null;
  }
}

/** White space around a body is nobody's way to write JSON. */
function rewritten(rawBody: string): string | null {
  if (rawBody !== rawBody.trim()) return null;
  try {
    return JSON.stringify(JSON.parse(rawBody));
  } catch {
    return null;
  }
}
