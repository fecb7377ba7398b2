import { createHmac, randomUUID } from "node:crypto";
import { type CallBody, mistakesIn } from "./fake-vapi-rules";
import { type Call, endCall, messages, reportOf, STORIES, statusMessage } from "./fake-vapi-story";
import { type ApiAnswer, type ApiRequest, type Delivery, FakeVendor, type Silence } from "./fake-vendor";

/** How a webhook is signed where the assistant's server names a credential of the account. */
export type Credential = {
  kind: "hmac" | "hmac-milliseconds" | "hmac-prefixed" | "hmac-base64" | "bearer" | "secret-header";
};

/** Vapi as its API and its server messages look from outside, with an account that has one assistant and one number. */
export class FakeVapi extends FakeVendor {
  readonly name = "vapi" as const;
  readonly apiKey = "vapi-private-key-7c1f";
  readonly webhookSecret = "vapi-webhook-secret-5e0b9a";
  /** Vapi is reported to send the account's Twilio token along with the number. */
  readonly twilioAuthToken = "twilio-token-of-the-number-9d2";
  readonly assistantId = randomUUID();
  readonly phoneNumberId = randomUUID();
  readonly credentialId: string | null;
  /** How many calls may be live at once; further ones are refused. */
  concurrencyLimit = 10;
  private readonly calls: Call[] = [];

  /** What becomes of a request to delete a call. */
  deletions: "done" | "refused" = "done";

  /** @param credential without one, webhooks carry what each call asks for and nothing else */
  constructor(private readonly credential: Credential | null = null) {
    super();
    this.credentialId = credential && randomUUID();
  }

  environment(): Record<string, string> {
    return {
      VAPI_API_KEY: this.apiKey,
      VAPI_BASE_URL: this.url,
      VAPI_ASSISTANT_ID: this.assistantId,
      VAPI_PHONE_NUMBER_ID: this.phoneNumberId,
      VAPI_WEBHOOK_SECRET: this.webhookSecret,
      ...(this.credentialId ? { VAPI_CREDENTIAL_ID: this.credentialId } : {}),
    };
  }

  protected answer(request: ApiRequest): ApiAnswer | Silence {
    const [, root, id] = request.path.split("/");
    // Whoever knows the address may control the call.
    if (root === "control" && id && request.method === "POST") return this.control(id, request.body);
    if (request.headers.authorization !== `Bearer ${this.apiKey}`)
      return refusal(401, "Unauthorized", "Invalid Key. Hint, you may be using the public key.");
    if (root !== "call") return refusal(404, "Not Found", `Cannot ${request.method} ${request.path}`);
    if (request.method === "POST" && !id) return this.create(request.body);
    if (request.method === "DELETE" && id) return this.delete(id);
    if (request.method === "GET") return id ? this.get(id) : this.list(request.query);
    return refusal(404, "Not Found", `Cannot ${request.method} ${request.path}`);
  }

  private create(text: string): ApiAnswer | Silence {
    const { create, story, deliver, said } = this.now;
    if (create === "reset") return "reset";
    if (create === "server_error") return refusal(500, "Internal Server Error", "Something went wrong.");
    if (create === "rate_limit") return refusal(429, "Too Many Requests", "ThrottlerException");
    const body = JSON.parse(text) as CallBody;
    const mistakes = mistakesIn(body, this);
    if (create === "refuse") mistakes.push(`customer.number ${body.customer?.number} can't be called`);
    if (mistakes.length > 0) return refusal(400, "Bad Request", mistakes);
    const live = this.taken.filter((call) => call.live).length;
    if (live >= this.concurrencyLimit)
      return refusal(
        400,
        "Bad Request",
        "Over Concurrency Limit. Wait for a call to end, or buy more lines.",
      );

    const call = this.take(body, said);
    const { steps, endedReason, picksUp } = STORIES[story];
    this.taken.push({
      vendorCallId: call.id,
      callId: body.assistantOverrides?.metadata?.callId ?? null,
      to: call.customer.number,
      story,
      takenAt: new Date(call.createdAt),
      live: endedReason === null,
    });
    // What is told first is told as it was then.
    const deliveries = steps.map((status) => {
      call.status = status;
      return this.deliveryOf(call, statusMessage(call));
    });
    if (endedReason) deliveries.push(...this.end(call, endedReason, picksUp));
    this.send(call.id, deliveries, deliver);
    if (create === "lose_answer") return "silent";
    if (create === "server_error_taken")
      return refusal(500, "Internal Server Error", "Something went wrong.");
    const { concurrencyLimit } = this;
    return {
      status: 201,
      json: {
        ...call,
        status: "queued",
        subscriptionLimits: {
          concurrencyBlocked: false,
          concurrencyLimit,
          remainingConcurrentCalls: concurrencyLimit - live - 1,
        },
      },
    };
  }

  private take(body: CallBody, said: readonly string[]): Call {
    const id = randomUUID();
    const now = new Date().toISOString();
    const call: Call = {
      ...body,
      id,
      orgId: "9f0c2b1e-0000-4000-8000-000000000000",
      type: "outboundPhoneCall",
      phoneCallProvider: "twilio",
      phoneCallProviderId: `CA${id.replaceAll("-", "")}`,
      customer: { number: "", ...body.customer },
      createdAt: now,
      updatedAt: now,
      status: "queued",
      monitor: {
        listenUrl: `${this.url.replace("http", "ws")}/listen/${id}`,
        controlUrl: `${this.url}/control/${id}`,
      },
      said: [],
    };
    // Not part of what Vapi shows: it isn't enumerable.
    Object.defineProperty(call, "said", { value: said, enumerable: false });
    this.calls.push(call);
    return call;
  }

  private end(call: Call, endedReason: string, pickedUp: boolean): Delivery[] {
    endCall(call, endedReason, pickedUp);
    return [statusMessage(call), reportOf(call)].map((message) => this.deliveryOf(call, message));
  }

  private get(id: string): ApiAnswer {
    const call = this.calls.find((one) => one.id === id);
    return call ? { status: 200, json: call } : refusal(404, "Not Found", `Call ${id} not found.`);
  }

  private delete(id: string): ApiAnswer {
    if (this.deletions === "refused") return refusal(500, "Internal Server Error", "Something went wrong.");
    const place = this.calls.findIndex((one) => one.id === id);
    const [call] = place < 0 ? [] : this.calls.splice(place, 1);
    return call ? { status: 200, json: call } : refusal(404, "Not Found", `Call ${id} not found.`);
  }

  private list(query: URLSearchParams): ApiAnswer {
    const limit = Number(query.get("limit") ?? 100);
    if (!Number.isInteger(limit) || limit < 0 || limit > 1_000)
      return refusal(400, "Bad Request", ["limit must not be greater than 1000"]);
    const wanted = this.calls.filter(
      (call) =>
        (query.get("assistantId") ?? call.assistantId) === call.assistantId &&
        call.createdAt >= (query.get("createdAtGe") ?? "") &&
        call.createdAt <= (query.get("createdAtLe") ?? "~"),
    );
    return { status: 200, json: wanted.reverse().slice(0, limit) };
  }

  private control(id: string, text: string): ApiAnswer {
    const call = this.calls.find((one) => one.id === id);
    const { type } = JSON.parse(text) as { type?: string };
    if (!call || call.status === "ended") return refusal(404, "Not Found", "Call not found or has ended.");
    if (type !== "end-call") return refusal(400, "Bad Request", ["type must be a control message"]);
    for (const taken of this.taken) if (taken.vendorCallId === id) taken.live = false;
    this.send(id, this.end(call, "manually-canceled", false), this.now.deliver);
    return { status: 200, json: {} };
  }

  /** The message as it is put on the wire now. */
  private deliveryOf(call: Call, message: Record<string, unknown>): Delivery {
    const server = call.assistantOverrides?.server;
    const body = JSON.stringify({
      message: {
        ...message,
        call: { ...call, artifact: undefined },
        customer: call.customer,
        assistant: { id: call.assistantId, model: { messages: messages(call).slice(0, 1) } },
        phoneNumber: {
          id: this.phoneNumberId,
          number: "+14155550100",
          twilioAccountSid: "AC00000000000000000000000000000000",
          twilioAuthToken: this.twilioAuthToken,
        },
      },
    });
    const headers = {
      "content-type": "application/json",
      ...(server?.headers ?? {}),
      ...(server?.credentialId === this.credentialId ? this.proof(body) : {}),
    };
    return { url: server?.url ?? "", headers, body };
  }

  /** What the account's credential adds to a request. */
  private proof(body: string): Record<string, string> {
    const { webhookSecret: secret } = this;
    const kind = this.credential?.kind;
    if (!kind) return {};
    if (kind === "bearer") return { authorization: `Bearer ${secret}` };
    if (kind === "secret-header") return { "x-vapi-secret": secret };
    const now = Date.now();
    const timestamp = String(kind === "hmac-milliseconds" ? now : Math.floor(now / 1000));
    const encoding = kind === "hmac-base64" ? "base64" : "hex";
    const signature = createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest(encoding);
    return {
      "x-timestamp": timestamp,
      "x-signature": kind === "hmac-prefixed" ? `sha256=${signature}` : signature,
    };
  }
}

function refusal(status: number, error: string, message: string | string[]): ApiAnswer {
  return { status, json: { message, error, statusCode: status } };
}
