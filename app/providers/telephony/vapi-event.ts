import { z } from "zod";
import { storableJson } from "~/lib/text";
import { DAY, SECOND } from "~/lib/time";
import { isUuid } from "~/lib/uuid";
import { type ProviderEvent, type Turn, UnreadableWebhook, type WebhookRequest } from "./provider";
import { vapiState } from "./vapi-status";
import { hundredths, keptWord, numberOf, wholeSeconds } from "./vendor-values";

/** Reads what Vapi tells of calls: its server messages, where everything is under `message`, and its call objects. */

/** The parameter of the webhook's address that carries our call id. */
export const CALL_PARAMETER = "call";

const MOST_TURNS = 2_000;

/** What is missing or odd counts as not told; only what names the call has to be readable. */
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().catch(null);
const id = z.string().min(1).max(100);
const word = z.unknown().optional().transform(keptWord);
const number = z.unknown().optional().transform(numberOf);
const instant = z.union([z.string().max(40), z.number()]).transform((value, context) => {
  const date = typeof value === "number" || /^\d+$/.test(value) ? fromEpoch(Number(value)) : new Date(value);
  if (!Number.isNaN(date.getTime())) return date;
  context.addIssue({ code: "custom", message: "not an instant" });
  return z.NEVER;
});

const Artifact = z.object({ messages: optional(z.array(z.unknown())) });

const VapiCall = z.object({
  id,
  name: optional(id),
  status: word,
  endedReason: word,
  createdAt: optional(instant),
  updatedAt: optional(instant),
  startedAt: optional(instant),
  endedAt: optional(instant),
  cost: number,
  artifact: optional(Artifact),
  customer: optional(z.object({ externalId: optional(id) })),
  assistantOverrides: optional(z.object({ metadata: optional(z.object({ callId: optional(id) })) })),
  monitor: optional(z.object({ controlUrl: optional(z.string().max(2_000)) })),
});
export type VapiCall = z.infer<typeof VapiCall>;

const ServerMessage = z.object({
  message: z.object({
    type: id,
    timestamp: optional(instant),
    status: word,
    endedReason: word,
    startedAt: optional(instant),
    endedAt: optional(instant),
    cost: number,
    artifact: optional(Artifact),
    call: VapiCall.nullish(),
  }),
});

const Spoken = z.object({
  role: z.enum(["user", "bot", "assistant"]),
  message: z.string().min(1).max(20_000),
  time: number,
  secondsFromStart: number,
});

/** What is told of a call, wherever it stood. */
type Told = Pick<VapiCall, "endedReason" | "startedAt" | "endedAt" | "cost" | "artifact"> & {
  eventId: string;
  type: string;
  call: VapiCall | null;
  callId: string | null;
  status: string | null;
  at: Date | null;
};

/**
 * A call object out of one of Vapi's answers.
 *
 * @param json the answer, or one entry of a list
 * @returns null when it is none
 */
export function readCall(json: unknown): VapiCall | null {
  const parsed = VapiCall.safeParse(storableJson(json));
  return parsed.success ? parsed.data : null;
}

/**
 * Our id, in one of the three places where Vapi keeps it.
 *
 * @returns null for a call that isn't ours
 */
export function ourId(call: VapiCall): string | null {
  const places = [call.assistantOverrides?.metadata?.callId, call.name, call.customer?.externalId];
  return places.find((id) => id && isUuid(id)) ?? null;
}

/**
 * What a call object tells when Vapi is asked for it.
 *
 * @param report told of words that are in no table
 */
export function eventOfCall(call: VapiCall, report: (message: string) => void): ProviderEvent {
  const { status, updatedAt, createdAt } = call;
  return toEvent(
    {
      ...call,
      eventId: `${call.id}:poll:${status}`,
      type: "poll",
      call,
      callId: ourId(call),
      status,
      at: call.endedAt ?? updatedAt ?? createdAt ?? null,
    },
    report,
  );
}

/**
 * What a server message tells.
 *
 * @param report told of words that are in no table
 * @throws {UnreadableWebhook} when it is none, or is about another call than the address it came to
 */
export function eventOfWebhook(
  { rawBody, url }: WebhookRequest,
  report: (message: string) => void,
): ProviderEvent {
  let body: unknown;
  try {
    body = JSON.parse(rawBody);
  } catch {
    throw new UnreadableWebhook("the body is not JSON");
  }
  const parsed = ServerMessage.safeParse(storableJson(body));
  if (!parsed.success) throw new UnreadableWebhook("the body is not a server message of Vapi");
  const { message } = parsed.data;
  const { type, timestamp, startedAt, endedAt } = message;
  const call = message.call ?? null;

  const addressed = URL.canParse(url) ? new URL(url).searchParams.get(CALL_PARAMETER) : null;
  const named = call && ourId(call);
  if (addressed && named && addressed.toLowerCase() !== named.toLowerCase())
    throw new UnreadableWebhook("the message is about another call than its address");

  const isReport = type === "end-of-call-report";
  const status = isReport ? "ended" : type === "status-update" ? message.status : null;
  return toEvent(
    {
      // The addresses in a message are made anew for each delivery, so only these say that it is the same fact.
      eventId: [
        call?.id ?? addressed?.slice(0, 100) ?? "none",
        type,
        status ?? timestamp?.getTime() ?? "-",
      ].join(":"),
      type,
      call,
      callId: named ?? (addressed && isUuid(addressed) ? addressed : null),
      status,
      endedReason: message.endedReason ?? call?.endedReason ?? null,
      startedAt: startedAt ?? call?.startedAt ?? (status === "in-progress" ? timestamp : null),
      endedAt: endedAt ?? call?.endedAt,
      cost: isReport ? (message.cost ?? call?.cost ?? null) : null,
      artifact: isReport ? (message.artifact ?? call?.artifact) : null,
      at: (isReport ? endedAt : null) ?? timestamp ?? null,
    },
    report,
  );
}

function toEvent(told: Told, report: (message: string) => void): ProviderEvent {
  const { eventId, call, callId, type, startedAt, cost } = told;
  const endedReason = told.status === "ended" ? (told.endedReason ?? null) : null;
  const state = told.status === null ? { status: null, known: true } : vapiState(told.status, endedReason);
  if (!state.known) report(`vapi used a word we don't know: ${told.status} ${endedReason ?? ""}`.trim());

  const ended = told.status === "ended";
  const at = told.at ?? told.endedAt ?? new Date();
  // A machine's greeting comes as if a user had said it.
  const turns = ended && state.status !== "voicemail" ? readTurns(told.artifact, startedAt ?? at) : [];
  // Vapi may break down in the middle of a talk: that failed, and was picked up all the same.
  const answered =
    ["in_progress", "completed", "voicemail"].includes(state.status ?? "") ||
    turns.some((turn) => turn.role === "user");
  const endedAt = ended ? (told.endedAt ?? null) : null;
  // There is no field for it.
  const seconds =
    answered && startedAt && endedAt
      ? wholeSeconds((endedAt.getTime() - startedAt.getTime()) / SECOND)
      : null;
  const amountMinor = ended ? hundredths(cost) : null;
  return {
    eventId,
    callId,
    vendorCallId: call?.id ?? null,
    status: state.status,
    at,
    answeredAt: answered ? (startedAt ?? null) : null,
    durationSeconds: seconds,
    endedReason,
    transcript: turns.length > 0 ? turns : null,
    // Recording is off, and what an assistant records all the same opens only with our key.
    recordingUrl: null,
    cost: amountMinor === null ? null : { amountMinor, currency: "USD" },
    payload: {
      id: call?.id ?? null,
      type: keptWord(type),
      status: told.status,
      endedReason,
      startedAt: startedAt?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
      durationSeconds: seconds,
      costUsd: ended ? cost : null,
    },
  };
}

/** What was said by the two; system, tool and function messages are left out. */
function readTurns(artifact: Told["artifact"], start: Date): Turn[] {
  let last = start;
  return (artifact?.messages ?? []).slice(0, MOST_TURNS).flatMap((entry) => {
    const spoken = Spoken.safeParse(entry);
    const text = spoken.data?.message.trim();
    if (!spoken.success || !text) return [];
    const { role, time, secondsFromStart } = spoken.data;
    // Some times are counted from the start of the call and not from 1970.
    const told = [
      fromEpoch(time ?? Number.NaN),
      new Date(start.getTime() + (secondsFromStart ?? Number.NaN) * SECOND),
    ];
    last = told.find((instant) => Math.abs(instant.getTime() - start.getTime()) < DAY) ?? last;
    return [
      { role: role === "user" ? ("user" as const) : ("companion" as const), text, at: last.toISOString() },
    ];
  });
}

/** Seconds or milliseconds since 1970. */
const fromEpoch = (value: number) => new Date(Math.abs(value) < 1e11 ? value * SECOND : value);
