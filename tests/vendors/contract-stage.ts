import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type {
  CallProvider,
  CallReference,
  CallRequest,
  ProviderEvent,
  WebhookRequest,
} from "../../app/providers/telephony/provider";
import type { FakeVendor } from "./fake-vendor";

/** What the contract of call providers needs around a provider: a vendor, our webhook route, and a call to place. */

/** The vendor's side, as far as the contract drives it. */
export type VendorSide = Pick<
  FakeVendor,
  "behave" | "release" | "settled" | "post" | "taken" | "delivered" | "requests"
>;

export type Addresses = {
  /** Where webhooks go: in the request, or set up at the vendor where it isn't given with each call. */
  webhookUrl: string;
  /** Where lines are asked for. */
  talkUrl: string;
  /** How long the adapter shall wait for an answer of the vendor's API. */
  timeoutMs: number;
};

/** A provider set up against its fake. */
export type Running = {
  provider: CallProvider;
  vendor: VendorSide;
  /** Keys and secrets of the set-up, which must be in nothing we keep. */
  secrets: readonly string[];
  /** Closes the vendor: its API doesn't answer any more. May be called twice. */
  stop(): Promise<void>;
};

export type Subject = {
  /** The provider's name, and the set-up where there are several. */
  name: string;
  /** Which changes to a genuine webhook its scheme gives away. `query`: a parameter of the address. */
  detects: { body: boolean; header: boolean; query: boolean };
  /** The headers that prove a webhook, in lower case. */
  signingHeaders: readonly string[];
  start(at: Addresses): Promise<Running>;
  /** Answers a request for a line, where our routes lead the talk. */
  answerTalk?(request: WebhookRequest, provider: CallProvider): { body: string; contentType: string };
};

/** One set-up of a subject, with what our webhook route got so far. */
export type Stage = Running & {
  at: Addresses;
  received: WebhookRequest[];
  /** Places a call and waits until the vendor has told all it has to tell. */
  place(changes?: Partial<CallRequest>): Promise<CallRequest>;
  /** Everything that came to the webhook route, parsed, in the order in which it came. */
  events(): ProviderEvent[];
};

const listening = new Set<() => Promise<unknown>>();

/** Starts a subject and a server that plays our routes. `strikeStages` ends them all. */
export async function setStage(subject: Subject, timeoutMs = 5_000): Promise<Stage> {
  const received: WebhookRequest[] = [];
  let provider: CallProvider | undefined;
  let base = "";
  const server = createServer(async (request, response) => {
    const got = {
      rawBody: await text(request),
      headers: lowerCaseHeaders(request),
      url: base + request.url,
    };
    if (new URL(got.url).pathname !== "/talk") {
      received.push(got);
      response.end();
      return;
    }
    const line = provider && subject.answerTalk?.(got, provider);
    response.writeHead(line ? 200 : 404, line && { "content-type": line.contentType });
    response.end(line?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [vendorName] = subject.name.split(" ");
  const at = { webhookUrl: `${base}/api/webhooks/call/${vendorName}`, talkUrl: `${base}/talk`, timeoutMs };
  const running = await subject.start(at);
  provider = running.provider;
  listening.add(async () => {
    await running.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    ...running,
    at,
    received,
    async place(changes) {
      const call = callRequest(at, changes);
      await running.provider.initiateCall(call);
      await running.vendor.settled();
      return call;
    },
    events: () => received.map((request) => running.provider.parseWebhook(request)),
  };
}

/** Ends every stage that is up. */
export async function strikeStages(): Promise<void> {
  const stops = [...listening];
  listening.clear();
  await Promise.all(stops.map((stop) => stop()));
}

/**
 * A call as the dialling protocol asks for it.
 *
 * @param at the addresses of the set-up
 * @param changes what a test needs to be different
 */
export function callRequest(
  at: Pick<Addresses, "webhookUrl" | "talkUrl">,
  changes: Partial<CallRequest> = {},
): CallRequest {
  const openingLine = "Hi Mara, this is your companion, an AI. Shall we begin?";
  return {
    callId: crypto.randomUUID(),
    toNumber: "+14155550123",
    agenda: {
      firstName: "Mara",
      language: "en",
      purpose: "daily",
      callTime: "19:30",
      localTime: "19:30",
      hours: { opens: "08:00", closes: "21:00" },
      country: "US",
      maxSeconds: 290,
      followUp: "play the slow song once",
      recalls: ["What does a capo do?"],
      code: null,
    },
    brief: {
      openingLine,
      instructions: "Ask what was practised and for how long. Keep to one question at a time.",
      variables: { first_name: "Mara", opening_line: openingLine, call_time: "19:30" },
    },
    ringSeconds: 45,
    webhookUrl: at.webhookUrl,
    talkUrl: at.talkUrl,
    voicemailMessage: "Hi Mara, your companion called. Talk tomorrow.",
    ...changes,
  };
}

/** What we know of a call, with or without the vendor's id. */
export function referenceTo(call: CallRequest, vendorCallId: string | null): CallReference {
  return { callId: call.callId, vendorCallId, toNumber: call.toNumber, dialedAt: new Date() };
}

function lowerCaseHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
  );
}
