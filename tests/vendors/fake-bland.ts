import { createHmac, randomUUID } from "node:crypto";
import { type ApiAnswer, type ApiRequest, type Behaviour, FakeVendor, type Silence } from "./fake-vendor";

/** Bland as its documentation and its production users describe it: https://docs.bland.ai/api-v1. */

const E164 = /^\+[1-9]\d{6,14}$/;
const VOICEMAIL = ["hangup", "leave_message", "leave_message_and_sms", "ignore"];
const TALK_SECONDS = 42;
const CENTS_A_MINUTE = 9;

type Line = { id: number; user: string; text: string; created_at: string };

/** The call object of `GET /v1/calls/{id}` and of the webhook. */
export type BlandCallObject = {
  call_id: string;
  c_id: string;
  to: string;
  from: string;
  inbound: boolean;
  queue_status: string;
  status: string | null;
  completed: boolean;
  answered_by: string | null;
  call_ended_by: string | null;
  error_message: string | null;
  call_length: number | null;
  corrected_duration: string | null;
  created_at: string;
  started_at: string | null;
  end_at: string | null;
  price: number | null;
  record: boolean;
  recording_url: string | null;
  summary: string | null;
  concatenated_transcript: string;
  transcripts: Line[];
  metadata: Record<string, unknown>;
  request_data: unknown;
  variables: unknown;
  max_duration: number;
};

type Kept = { call: BlandCallObject; webhook: string | null; deliver: Behaviour["deliver"] };

export class FakeBland extends FakeVendor {
  readonly name = "bland" as const;
  readonly apiKey = "org_fake-bland-key-0123456789";
  readonly webhookSecret = "fake-bland-webhook-secret";
  /** What webhooks are signed over, and how the body is written: the documentation leaves it open. */
  signedForm: "raw" | "re-serialised" = "raw";
  private readonly calls = new Map<string, Kept>();

  environment(): Record<string, string> {
    return {
      BLAND_API_KEY: this.apiKey,
      BLAND_BASE_URL: this.url,
      BLAND_WEBHOOK_SECRET: this.webhookSecret,
    };
  }

  protected answer(request: ApiRequest): ApiAnswer | Silence {
    const { authorization } = request.headers;
    if (authorization !== this.apiKey && authorization !== `Bearer ${this.apiKey}`)
      return failure(401, "AUTH_FAILURE", "Invalid API key");
    const [, callId, verb] = /^\/v1\/calls(?:\/([\w-]+))?(?:\/(\w+))?$/.exec(request.path) ?? [null];
    if (request.method === "POST" && request.path === "/v1/calls") return this.create(request);
    if (request.method === "GET" && request.path === "/v1/calls") return this.list(request.query);
    if (request.method === "GET" && callId && !verb) return this.get(callId);
    if (request.method === "POST" && callId && verb === "stop") return this.stop(callId);
    return failure(404, "NOT_FOUND", "Route not found");
  }

  private create({ body }: ApiRequest): ApiAnswer | Silence {
    const { create } = this.now;
    if (create === "reset") return "reset";
    if (create === "server_error") return failure(500, "INTERNAL_ERROR", "Something went wrong");
    if (create === "rate_limit")
      return failure(429, "CALL_RL_PLAN_CONCURRENCY", "Concurrent call limit reached");
    const wanted: Record<string, unknown> = JSON.parse(body);
    const wrong = problemWith(wanted);
    if (wrong) return refusal("Invalid parameters", wrong);
    if (create === "refuse")
      return failure(400, "CALL_PLAN_DESTINATION_BLOCKED", `Calls to ${wanted.phone_number} are not allowed`);

    const { call_id } = this.take(wanted).call;
    if (create === "lose_answer") return "silent";
    if (create === "server_error_taken") return failure(500, "INTERNAL_ERROR", "Something went wrong");
    return {
      status: 200,
      json: { status: "success", message: "Call successfully queued.", call_id, batch_id: null },
    };
  }

  /** Takes a call and tells its whole story at once: what Bland has to tell comes with its end. */
  private take(wanted: Record<string, unknown>): Kept {
    const { story, deliver, said } = this.now;
    const metadata = isRecord(wanted.metadata) ? wanted.metadata : {};
    const takenAt = new Date();
    const id = randomUUID();
    const call: BlandCallObject = {
      call_id: id,
      c_id: id,
      to: String(wanted.phone_number),
      from: "+14155550199",
      inbound: false,
      queue_status: "started",
      status: null,
      completed: false,
      answered_by: null,
      call_ended_by: null,
      error_message: null,
      call_length: null,
      corrected_duration: null,
      created_at: takenAt.toISOString(),
      started_at: null,
      end_at: null,
      price: null,
      record: wanted.record === true,
      recording_url: null,
      summary: null,
      concatenated_transcript: "",
      transcripts: [],
      metadata,
      request_data: wanted.request_data ?? {},
      variables: { phone_number: wanted.phone_number, now_utc: takenAt.toUTCString() },
      max_duration: Number(wanted.max_duration ?? 30),
    };
    const webhook = typeof wanted.webhook === "string" ? wanted.webhook : null;
    const kept = { call, webhook, deliver };
    this.calls.set(id, kept);
    this.taken.push({
      vendorCallId: id,
      callId: typeof metadata.call_id === "string" ? metadata.call_id : null,
      to: call.to,
      story,
      takenAt,
      live: story === "rings_on",
    });
    if (story === "talk") talk(call, String(wanted.first_sentence ?? "Hello."), said);
    else if (story === "voicemail") voicemail(call, wanted.voicemail);
    else if (story !== "rings_on") Object.assign(call, UNANSWERED[story]);
    if (story !== "rings_on") this.finish(kept);
    return kept;
  }

  private finish({ call, webhook, deliver }: Kept): void {
    Object.assign(call, { queue_status: "complete", completed: true });
    if (webhook) this.send(call.call_id, [this.delivery(webhook, call)], deliver);
  }

  /** A webhook as Bland would send it for a call, also for one that a test has changed. */
  delivery(url: string, call: BlandCallObject) {
    const compact = JSON.stringify(call);
    const isRaw = this.signedForm === "raw";
    const signature = createHmac("sha256", this.webhookSecret).update(compact).digest("hex");
    return {
      url,
      headers: { "content-type": "application/json", "x-webhook-signature": signature },
      body: isRaw ? compact : JSON.stringify(call, null, 2),
    };
  }

  private get(callId: string): ApiAnswer {
    const kept = this.calls.get(callId);
    return kept ? { status: 200, json: kept.call } : failure(404, "CALL_NOT_FOUND", "Call not found");
  }

  private list(query: URLSearchParams): ApiAnswer {
    const since = new Date(query.get("start_date") ?? 0);
    if (Number.isNaN(since.getTime())) return failure(400, "INVALID_DATE", "start_date is not a date");
    const to = query.get("to_number");
    const found = [...this.calls.values()]
      .map(({ call }) => call)
      .filter((call) => new Date(call.created_at) >= since && (to === null || call.to === to));
    if (query.get("ascending") === "false") found.reverse();
    const from = Number(query.get("from") ?? 0);
    // Transcripts are left out for their size.
    const calls = found
      .slice(from, from + Number(query.get("limit") ?? 1_000))
      .map(({ transcripts: _, concatenated_transcript: __, ...call }) => call);
    return { status: 200, json: { total_count: found.length, count: calls.length, calls } };
  }

  private stop(callId: string): ApiAnswer {
    const kept = this.calls.get(callId);
    const taken = this.taken.find((call) => call.vendorCallId === callId);
    if (!kept || !taken?.live)
      return { status: 200, json: { status: "error", message: "SID not found for call" } };
    taken.live = false;
    Object.assign(kept.call, UNANSWERED.canceled);
    this.finish(kept);
    return { status: 200, json: { status: "success", message: "Call ended successfully." } };
  }
}

const UNANSWERED = {
  no_answer: { status: "completed", answered_by: "no-answer", call_length: 0.75, price: 0 },
  busy: { status: "busy", call_length: 0, price: 0 },
  failed: { status: "failed", error_message: "The number +14155550123 could not be reached" },
  canceled: { status: "canceled", call_length: 0, price: 0 },
} as const;

function talk(call: BlandCallObject, openingLine: string, said: readonly string[]): void {
  const lines = [
    { user: "agent-action", text: "Call started" },
    { user: "assistant", text: openingLine },
    ...said.flatMap((text) => [
      { user: "user", text },
      { user: "assistant", text: "I see. Thank you." },
    ]),
    { user: "assistant", text: "Goodbye." },
    { user: "agent-action", text: "Ended call" },
  ];
  answered(call, "human", TALK_SECONDS);
  call.call_ended_by = "ASSISTANT";
  call.transcripts = lines.map((line, index) => ({
    id: index + 1,
    ...line,
    created_at: new Date(Date.parse(call.created_at) - (lines.length - index) * 1_000).toISOString(),
  }));
  call.concatenated_transcript = lines.map(({ user, text }) => `${user}: ${text}`).join(" \n ");
}

function voicemail(call: BlandCallObject, wanted: unknown): void {
  const message = isRecord(wanted) && wanted.action === "leave_message" ? String(wanted.message) : null;
  answered(call, "voicemail", message === null ? 4 : 14);
  call.call_ended_by = "ASSISTANT";
  call.transcripts = [
    { id: 1, user: "user", text: "Please leave a message after the tone.", created_at: call.created_at },
    ...(message === null ? [] : [{ id: 2, user: "assistant", text: message, created_at: call.created_at }]),
  ];
}

function answered(call: BlandCallObject, by: string, seconds: number): void {
  const started = Date.parse(call.created_at) - seconds * 1_000;
  Object.assign(call, {
    status: "completed",
    answered_by: by,
    started_at: new Date(started).toISOString(),
    // When the longest time would be up.
    end_at: new Date(started + call.max_duration * 60_000).toISOString(),
    call_length: Number((seconds / 60).toFixed(3)),
    corrected_duration: String(seconds),
    price: Number(((seconds / 60) * (CENTS_A_MINUTE / 100)).toFixed(3)),
  });
}

/** What Bland finds wrong with a request. */
function problemWith(wanted: Record<string, unknown>): string | null {
  if (typeof wanted.phone_number !== "string" || !E164.test(wanted.phone_number))
    return "phone_number must be in E.164 format";
  if (!wanted.task && !wanted.pathway_id && !wanted.persona_id)
    return "one of task, pathway_id or persona_id is required";
  const { max_duration: minutes, voicemail: machine, webhook, metadata, request_data: data } = wanted;
  // Minutes: somebody who sends seconds asks for hours.
  if (minutes !== undefined && (typeof minutes !== "number" || minutes <= 0 || minutes > 180))
    return "max_duration must be a number of minutes";
  if (machine !== undefined) {
    if (!isRecord(machine) || !VOICEMAIL.includes(String(machine.action)))
      return "voicemail.action is unknown";
    if (machine.action === "leave_message" && !machine.message) return "voicemail.message is required";
  }
  if (webhook !== undefined && !URL.canParse(String(webhook))) return "webhook must be a URL";
  if (metadata !== undefined && !isRecord(metadata)) return "metadata must be an object";
  if (data !== undefined && !isRecord(data)) return "request_data must be an object";
  return null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const failure = (status: number, error: string, message: string): ApiAnswer => ({
  status,
  json: { data: null, errors: [{ error, message }] },
});

const refusal = (message: string, ...errors: string[]): ApiAnswer => ({
  status: 400,
  json: { status: "error", message, errors },
});
