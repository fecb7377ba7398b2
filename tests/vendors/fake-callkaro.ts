import { randomUUID } from "node:crypto";
import { type ApiAnswer, type ApiRequest, FakeVendor, type Silence, type Story } from "./fake-vendor";

/**
 * CallKaro as https://docs.callkaro.ai describes it. It can't be asked about calls; it reports to the addresses that
 * were set up in its dashboard, once for each call, when that is over.
 */

const E164 = /^\+[1-9]\d{1,14}$/;
const LANGUAGES = ["hi", "en", "kn", "mr", "ta", "te", "bn", "gu", "ml"];
const TALK_SECONDS = 42;

/** An address in the dashboard, of the account or of the agent, with the headers that go along. */
export type Destination = { url: string; headers?: Record<string, string> };

/** `data` of a `call_ended` event. */
export type CallEnded = {
  callSid: string;
  name: string;
  agent: string;
  versionId: string;
  from: string;
  to: string;
  recordingUrl: string | null;
  call_duration: number;
  time: string;
  transcription: string;
  batchId: string | null;
  hangup_reason: string;
  call_metadata: Record<string, unknown>;
  try_count: number;
  post_call: Record<string, unknown>;
  post_call_detail: Record<string, unknown>;
  functions_called: unknown[];
  disposition_reason: string | null;
  conversion_status: string | null;
  next_call_scheduled: boolean;
  call_link: string;
};

export class FakeCallkaro extends FakeVendor {
  readonly name = "callkaro" as const;
  readonly apiKey = "fake-callkaro-key-0123456789";
  readonly agentId = "6803fa770b666a64ab1694c1";
  readonly webhookSecret = "fake/callkaro+webhook-secret";
  /** Where it reports to. With two of them, every event goes to both. */
  destinations: Destination[] = [];

  environment(): Record<string, string> {
    return {
      CALLKARO_API_KEY: this.apiKey,
      CALLKARO_BASE_URL: this.url,
      CALLKARO_AGENT_ID: this.agentId,
      CALLKARO_WEBHOOK_SECRET: this.webhookSecret,
    };
  }

  /** Sets up the agent's webhook, which sends the secret in a header: the product's webhook route. */
  set webhookUrl(url: string) {
    this.destinations = [{ url, headers: { authorization: `Bearer ${this.webhookSecret}` } }];
  }

  /** Sets up the account's webhook, which has no headers: the secret becomes a part of the address. */
  set webhookUrlWithSecret(url: string) {
    this.destinations = [{ url: `${url}/${encodeURIComponent(this.webhookSecret)}` }];
  }

  protected answer(request: ApiRequest): ApiAnswer | Silence {
    if (request.headers["x-api-key"] !== this.apiKey) return failure(403, "Invalid API key");
    if (request.method !== "POST" || request.path !== "/call/outbound") return failure(404, "Not found");

    const { create } = this.now;
    if (create === "reset") return "reset";
    if (create === "server_error") return failure(500, "Internal server error");
    if (create === "rate_limit") return failure(429, "Too many requests");
    const wanted: Record<string, unknown> = JSON.parse(request.body);
    const wrong = problemWith(wanted);
    if (wrong) return failure(400, wrong);
    if (wanted.agent_id !== this.agentId) return failure(404, "Agent not found");
    if (create === "refuse")
      return failure(400, `DND_NUMBER: ${wanted.to_number} is on the do-not-disturb list`);

    const callSid = this.take(wanted);
    if (create === "lose_answer") return "silent";
    if (create === "server_error_taken") return failure(500, "Internal server error");
    return { status: 200, json: { status: "done", message: "Call queued successfully", call_sid: callSid } };
  }

  private take(wanted: Record<string, unknown>): string {
    const { story, deliver, said } = this.now;
    const callSid = randomUUID().replaceAll("-", "").slice(0, 20);
    const metadata = isRecord(wanted.metadata) ? wanted.metadata : {};
    const to = String(wanted.to_number);
    this.taken.push({
      vendorCallId: callSid,
      callId: typeof metadata.call_id === "string" ? metadata.call_id : null,
      to,
      story,
      takenAt: new Date(),
      live: story === "rings_on",
    });
    if (story === "rings_on") return callSid;
    const ended: CallEnded = {
      callSid,
      name: "outbound",
      agent: this.agentId,
      versionId: "6803fa770b666a64ab1694ff",
      from: "918041234567",
      // Without the plus sign.
      to: to.slice(1),
      recordingUrl: null,
      call_duration: 0,
      time: new Date().toISOString().slice(0, 19).replace("T", " "),
      transcription: "",
      batchId: null,
      hangup_reason: REASONS[story],
      call_metadata: metadata,
      try_count: 0,
      post_call: {},
      post_call_detail: {},
      functions_called: [],
      disposition_reason: null,
      conversion_status: null,
      next_call_scheduled: Number(wanted.number_of_retries ?? 0) > 0 && story !== "talk",
      call_link: `https://callkaro.ai/dashboard/calls/${callSid}`,
    };
    if (story === "talk") talk(ended, metadata, said);
    if (story === "voicemail") voicemail(ended);
    this.send(callSid, this.deliveries(ended), deliver);
    return callSid;
  }

  /** A webhook to every address that is set up, also for an event that a test has changed. */
  deliveries(data: Partial<CallEnded>, event = "call_ended") {
    return this.destinations.map(({ url, headers }) => ({
      url,
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ event, data }),
    }));
  }
}

const REASONS: Record<Exclude<Story, "rings_on">, string> = {
  talk: "CLIENT_INITIATED",
  no_answer: "USER_UNAVAILABLE",
  busy: "USER_REJECTED",
  voicemail: "VOICEMAIL_DETECTED",
  failed: "INVALID_PHONE_NUMBER",
  canceled: "OUTSIDE_TRIGGER_WINDOW",
};

function talk(ended: CallEnded, metadata: Record<string, unknown>, said: readonly string[]): void {
  const lines = [
    `Agent: ${metadata.opening_line ?? "Hello."}`,
    ...said.flatMap((text) => [`User: ${text}`, "Agent: I see. Thank you."]),
    "Agent: Goodbye.",
  ];
  Object.assign(ended, { call_duration: TALK_SECONDS, transcription: lines.join("\n") });
}

function voicemail(ended: CallEnded): void {
  const greeting = "User: Please leave a message after the tone.";
  Object.assign(ended, { call_duration: 9, transcription: greeting });
}

/** What CallKaro finds wrong with a request. */
function problemWith(wanted: Record<string, unknown>): string | null {
  const { to_number: to, agent_id: agent, metadata, language } = wanted;
  const { number_of_retries: retries = 0, schedule_at: scheduleAt } = wanted;
  if (typeof to !== "string") return "to_number is required";
  if (!E164.test(to)) return "to_number must be in E.164 format";
  if (typeof agent !== "string" || agent === "") return "agent_id is required";
  if (metadata !== undefined && !isRecord(metadata)) return "metadata must be an object";
  if (language !== undefined && !LANGUAGES.includes(String(language))) return "language is not supported";
  if (!Number.isInteger(retries) || Number(retries) < 0 || Number(retries) > 10)
    return "number_of_retries must be from 0 to 10";
  if (scheduleAt !== undefined && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(String(scheduleAt)))
    return "schedule_at must be YYYY-MM-DDTHH:MM:SS";
  return null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const failure = (status: number, message: string): ApiAnswer => ({
  status,
  json: { status: "error", message },
});
