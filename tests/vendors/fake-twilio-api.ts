import type { ApiAnswer, ApiRequest, TakenCall } from "./fake-vendor";

/** The shapes of Twilio's REST API for calls: resources, pages, errors, and what it refuses. */

export type CallRecord = {
  sid: string;
  accountSid: string;
  /** What the call was created with. */
  form: URLSearchParams;
  taken: TakenCall;
  status: string;
  answeredBy: string | null;
  startedAt: Date | null;
  endedAt: Date | null;
  /** Seconds. */
  duration: number | null;
  /** How many moments of it were told. */
  told: number;
};

/** States a call can still be changed in. */
export const ON_ITS_WAY = ["queued", "ringing", "in-progress"];

const API = "/2010-04-01/Accounts";

export const failure = (status: number, code: number, message: string): ApiAnswer => ({
  status,
  json: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
});

const rfc2822 = (at: Date | null) => at?.toUTCString().replace("GMT", "+0000") ?? null;

/** A call as the API shows it. */
export function resource(call: CallRecord): Record<string, unknown> {
  const { sid, accountSid, form, taken, status } = call;
  const talked = status === "completed";
  return {
    sid,
    account_sid: accountSid,
    date_created: rfc2822(taken.takenAt),
    date_updated: rfc2822(call.endedAt ?? call.startedAt ?? taken.takenAt),
    parent_call_sid: null,
    to: taken.to,
    to_formatted: taken.to,
    from: form.get("From"),
    from_formatted: form.get("From"),
    phone_number_sid: null,
    status,
    start_time: rfc2822(call.startedAt),
    end_time: rfc2822(call.endedAt),
    duration: talked ? String(call.duration) : "",
    price: talked ? "-0.01300" : null,
    price_unit: "USD",
    direction: "outbound-api",
    answered_by: call.answeredBy,
    api_version: "2010-04-01",
    forwarded_from: null,
    group_sid: null,
    caller_name: null,
    queue_time: "0",
    trunk_sid: null,
    uri: `${API}/${accountSid}/Calls/${sid}.json`,
    subresource_uris: {},
  };
}

/** A page of the list, newest first. */
export function pageOf(calls: readonly CallRecord[], { path, query }: ApiRequest): Record<string, unknown> {
  const size = Math.min(1000, Number(query.get("PageSize") ?? 50));
  const page = Number(query.get("Page") ?? 0);
  const wanted = [...calls]
    .reverse()
    .filter((call) => (query.get("To") ?? call.taken.to) === call.taken.to)
    .filter((call) => (query.get("From") ?? call.form.get("From")) === call.form.get("From"))
    .filter((call) => (query.get("Status") ?? call.status) === call.status);
  const next = new URLSearchParams(query);
  next.set("Page", String(page + 1));
  const more = wanted.length > (page + 1) * size;
  return {
    calls: wanted.slice(page * size, (page + 1) * size).map(resource),
    page,
    page_size: size,
    first_page_uri: `${path}?PageSize=${size}&Page=0`,
    next_page_uri: more ? `${path}?${next}` : null,
    previous_page_uri: null,
    uri: path,
  };
}

const isAddress = (text: string | null) => /^https?:\/\/[^\s/]+\//.test(text ?? "");

function outside(form: URLSearchParams, name: string, least: number, most: number): boolean {
  const value = form.get(name);
  return value !== null && !(/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most);
}

/** Limits as Twilio's reference has them. */
const LIMITS: [string, number, number][] = [
  ["Timeout", 1, 600],
  ["TimeLimit", 1, 86_400],
  ["MachineDetectionTimeout", 3, 59],
  ["MachineDetectionSpeechThreshold", 1000, 6000],
  ["MachineDetectionSpeechEndThreshold", 500, 5000],
  ["MachineDetectionSilenceTimeout", 2000, 10_000],
];

/** Why Twilio would refuse to place this call; null when it wouldn't. */
export function problemWith(form: URLSearchParams, fromNumber: string): ApiAnswer | null {
  const to = form.get("To");
  if (!to) return failure(400, 21201, "No 'To' number is specified");
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return failure(400, 21211, `The phone number ${to} is not valid.`);
  if (!form.get("From")) return failure(400, 21213, "No 'From' number is specified");
  if (form.get("From") !== fromNumber) return failure(400, 21210, "The source phone number is not yours.");
  if (!isAddress(form.get("Url"))) return failure(400, 21205, "Url parameter is required.");
  if (form.has("StatusCallback") && !isAddress(form.get("StatusCallback")))
    return failure(400, 21609, "Invalid 'StatusCallback' URL.");
  for (const [name, least, most] of LIMITS)
    if (outside(form, name, least, most)) return failure(400, 20001, `Invalid ${name}`);
  if (!["Enable", "DetectMessageEnd", null].includes(form.get("MachineDetection")))
    return failure(400, 20001, "Invalid MachineDetection");
  return null;
}

const SIP: Record<string, string> = { failed: "404", busy: "486", "no-answer": "487", completed: "200" };

/** What the last callback of a call has on top: its length in seconds, and in minutes as they are billed. */
export function endOf({ status, duration, answeredBy }: CallRecord): Record<string, string> {
  const sip = SIP[status];
  return {
    CallDuration: String(duration ?? 0),
    Duration: String(Math.ceil((duration ?? 0) / 60)),
    ...(sip && { SipResponseCode: sip }),
    ...(answeredBy && { AnsweredBy: answeredBy }),
  };
}

/** Who the detection says has picked up; null where it wasn't asked for. */
export function verdictOn(form: URLSearchParams, story: string, answeredBy?: string): string | null {
  const detection = form.get("MachineDetection");
  if (!detection) return null;
  const machine = detection === "Enable" ? "machine_start" : "machine_end_beep";
  return answeredBy ?? (story === "voicemail" ? machine : "human");
}
