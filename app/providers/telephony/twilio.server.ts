import type { CallPage } from "twilio/lib/rest/api/v2010/account/call";
import { MINUTE, SECOND } from "~/lib/time";
import { USUAL_ADDRESSES } from "./addresses";
import { exchangeFailure, isUnclear, placementWithout } from "./http.server";
import type {
  CallPlacement,
  CallProvider,
  CallReference,
  CallRequest,
  Capabilities,
  ProviderEvent,
  WebhookRequest,
} from "./provider";
import { refusalOf, troubleWith, twilioClient } from "./twilio-client.server";
import { type Call, CallSid, callEvent, readCall, readCallback } from "./twilio-event";
import { twilioSdk } from "./twilio-sdk.server";
import { isOver } from "./twilio-status";
import { RETRY_LINES, twilioTalk } from "./twilio-talk.server";

/** The adapter of Twilio Programmable Voice: its SDK dials, our routes lead the talk. */

export type TwilioOptions = {
  /** `AC` and 32 hex digits. */
  accountSid: string;
  /** The account's primary Auth Token: it also signs the webhooks. */
  authToken: string;
  /** E.164, a number of the account. */
  fromNumber: string;
  /** This instance as Twilio reaches it, without a slash at the end. */
  publicUrl: string;
  /** Without a slash at the end. */
  baseUrl?: string;
  timeoutMs?: number;
  /** Takes log lines; they hold no personal data. */
  report?: (message: string) => void;
};

const CAPABILITIES: Capabilities = {
  liveStatus: true,
  perCallWebhook: true,
  signedWebhook: true,
  canGet: true,
  canFind: true,
  canCancelQueued: true,
  canHangUp: true,
  ownConversation: false,
  deletes: true,
};

/**
 * Three more deliveries of a status callback, whatever went wrong with the first; without it Twilio tries one
 * more time, and only where it couldn't connect. A fragment is neither sent nor signed.
 */
const RETRY_CALLBACKS = "rc=3&rp=all";

/**
 * Twilio holds our first line back until it knows who picked up: a person is one who speaks for less than the
 * speech threshold (2,400 ms by default) and then is silent for the end threshold. Twilio's reference has 1,200 ms
 * (of 500 to 5,000) for that end, and 5,000 ms (of 2,000 to 10,000) for a person who says nothing at all; less of
 * both lets our line begin sooner.
 */
const LISTEN_FOR_MACHINES = {
  machineDetectionSpeechEndThreshold: 1000,
  machineDetectionSilenceTimeout: 3000,
};
/** Seconds. Where nothing is left on a machine, its greeting need not be heard out; Twilio's default is 30. */
const DECIDE_WITHIN = 10;

/** Codes of refusals that mean "not now": too many requests, too many calls at once. */
const NOT_NOW: ReadonlySet<number | null> = new Set([20429, 10004]);

const PAGE_SIZE = 200;
const LONGEST_LIST = 1000;
type Page = Pick<CallPage, "instances" | "nextPage">;

/**
 * A call whose id we never learned is known by its number and by when it was created, around our one request: the
 * clocks differ a little, and the request is at most a time-out on its way.
 */
const FOUND_BEFORE = 15 * SECOND;
const FOUND_AFTER = 30 * SECOND;

/**
 * @param options the account, and where the two of us are
 * @returns Twilio as a call provider
 */
export function twilioProvider(options: TwilioOptions): CallProvider {
  const { accountSid, authToken, fromNumber, publicUrl, report } = options;
  const { baseUrl = USUAL_ADDRESSES.twilio, timeoutMs = 10 * SECOND } = options;
  const client = twilioClient({ accountSid, authToken, baseUrl, timeoutMs });

  /** Newest first, as Twilio lists them. */
  async function* listed(filter: { to?: string; from?: string }): AsyncGenerator<Call[]> {
    try {
      let page: Page = await client.calls.page({ ...filter, pageSize: PAGE_SIZE });
      for (let count = 0; count < LONGEST_LIST; count += PAGE_SIZE) {
        yield page.instances.map(readCall);
        const next = await page.nextPage();
        if (!next) return;
        page = next;
      }
    } catch (error) {
      throw troubleWith(error);
    }
  }

  const get = async (sid: string): Promise<Call | null> => {
    if (!CallSid.safeParse(sid).success) return null;
    try {
      return readCall(await client.calls(sid).fetch());
    } catch (error) {
      if (refusalOf(error)?.status === 404) return null;
      throw troubleWith(error);
    }
  };

  const search = async ({ toNumber, dialedAt }: CallReference): Promise<Call | null> => {
    if (!toNumber || !dialedAt) return null;
    const distance = (call: Call) => call.dateCreated.getTime() - dialedAt.getTime();
    const near: Call[] = [];
    for await (const calls of listed({ to: toNumber, from: fromNumber })) {
      near.push(...calls.filter((call) => distance(call) >= -FOUND_BEFORE && distance(call) <= FOUND_AFTER));
      if (calls.some((call) => distance(call) < -FOUND_BEFORE)) break;
    }
    return near.sort((a, b) => Math.abs(distance(a)) - Math.abs(distance(b))).at(0) ?? null;
  };

  const find = (reference: CallReference) =>
    reference.vendorCallId === null ? search(reference) : get(reference.vendorCallId);

  const end = async (reference: CallReference, status: "completed" | "canceled"): Promise<void> => {
    const sid = reference.vendorCallId ?? (await search(reference))?.sid;
    if (!sid) return;
    try {
      await client.calls(sid).update({ status });
    } catch (error) {
      // A call that is over can't be changed any more, and Twilio says so with a 400.
      const refused = refusalOf(error);
      if (refused && refused.status < 500) {
        const call = await get(sid);
        if (!call || isOver(call.status)) return;
      }
      throw troubleWith(error);
    }
  };

  return {
    name: "twilio",
    capabilities: CAPABILITIES,
    talk: twilioTalk,

    async initiateCall(call: CallRequest): Promise<CallPlacement> {
      try {
        const { sid } = await client.calls.create({
          to: call.toNumber,
          from: fromNumber,
          url: `${ofCall(call.talkUrl, call.callId)}#${RETRY_LINES}`,
          method: "POST",
          statusCallback: `${ofCall(call.webhookUrl, call.callId)}#${RETRY_CALLBACKS}`,
          statusCallbackMethod: "POST",
          statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
          timeout: call.ringSeconds,
          timeLimit: call.agenda.maxSeconds,
          record: false,
          ...LISTEN_FOR_MACHINES,
          ...(call.voicemailMessage === null
            ? { machineDetection: "Enable", machineDetectionTimeout: DECIDE_WITHIN }
            : { machineDetection: "DetectMessageEnd" }),
        });
        if (CallSid.safeParse(sid).success) return { outcome: "accepted", vendorCallId: sid };
        return { outcome: "ambiguous", reason: "unreadable_answer" };
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal) return placementWithout(exchangeFailure(error));
        const { status, code } = refusal;
        if (isUnclear(status)) return { outcome: "ambiguous", reason: `HTTP ${status}` };
        const retryable = status === 429 || NOT_NOW.has(code);
        return { outcome: "refused", reason: code === null ? `HTTP ${status}` : String(code), retryable };
      }
    },

    verifyWebhookSignature({ rawBody, headers, url }: WebhookRequest): boolean {
      const signature = headers["x-twilio-signature"];
      if (!authToken || !signature || !url.startsWith(`${publicUrl}/`)) return false;
      try {
        return twilioSdk().validateRequest(authToken, signature, url, parameters(rawBody));
      } catch {
        return false;
      }
    },

    parseWebhook(request: WebhookRequest): ProviderEvent {
      const event = readCallback(request, new Date());
      if (event.status === null) report?.(`twilio told of no state we know: ${event.eventId}`);
      return event;
    },

    async getCall(reference: CallReference): Promise<ProviderEvent | null> {
      const call = await find(reference);
      return call && { ...callEvent(call), callId: reference.callId };
    },

    async listCalls(since: Date): Promise<ProviderEvent[]> {
      // Twilio tells whole seconds.
      const from = Math.floor(since.getTime() / SECOND) * SECOND;
      const found: Call[] = [];
      for await (const calls of listed({ from: fromNumber })) {
        found.push(...calls.filter((call) => call.dateCreated.getTime() >= from));
        if (calls.some((call) => call.dateCreated.getTime() < from - MINUTE)) break;
      }
      return found
        .sort((a, b) => b.dateCreated.getTime() - a.dateCreated.getTime())
        .slice(0, LONGEST_LIST)
        .map(callEvent);
    },

    hangUp: (reference) => end(reference, "completed"),
    cancel: (reference) => end(reference, "canceled"),

    /** The call's record: nothing is recorded, and the words of the talk never were at Twilio. */
    async deleteCall(vendorCallId: string): Promise<void> {
      if (!CallSid.safeParse(vendorCallId).success) return;
      try {
        await client.calls(vendorCallId).remove();
      } catch (error) {
        if (refusalOf(error)?.status === 404) return;
        throw troubleWith(error);
      }
    },
  };
}

/** An address with our id in its query: Twilio has no other field for it. */
function ofCall(address: string, callId: string): string {
  const url = new URL(address);
  url.searchParams.set("call", callId);
  return url.href;
}

/** A form as Twilio's signature counts it: a name that comes several times is a list. */
function parameters(rawBody: string): Record<string, string | string[]> {
  const form = new URLSearchParams(rawBody);
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}
