import { z } from "zod";
import { storableJson } from "~/lib/text";
import { SECOND } from "~/lib/time";
import { isUuid } from "~/lib/uuid";
import { type ProviderEvent, UnreadableWebhook, type WebhookRequest } from "./provider";
import { isMachine, isOver, statusOf } from "./twilio-status";

/** What Twilio tells of a call, by callback or when it is asked, in our words. */

/** The id of a call at Twilio. */
export const CallSid = z.string().regex(/^CA[0-9a-f]{32}$/i);

const word = z
  .string()
  .max(60)
  .nullable()
  .transform((text) => text || null)
  .catch(null);
const number = (digits: RegExp) => z.string().regex(digits).transform(Number).nullable().catch(null);
const WHOLE = /^\d{1,9}$/;
const DECIMAL = /^-?\d{1,9}(\.\d{1,9})?$/;
const instant = z.date().nullable().catch(null);

const Callback = z.object({
  CallSid,
  CallStatus: word,
  AnsweredBy: word,
  CallDuration: number(WHOLE),
  SipResponseCode: word,
  ErrorCode: word,
  SequenceNumber: word,
  CallbackSource: word,
  Direction: word,
  Timestamp: word,
});
type Callback = z.infer<typeof Callback>;

/** The Call resource as the SDK hands it out: camel case, instants as `Date`, numbers as text. */
const Call = z.object({
  sid: CallSid,
  status: z.string().max(60),
  dateCreated: z.date(),
  dateUpdated: instant,
  endTime: instant,
  duration: number(WHOLE),
  answeredBy: word,
  price: number(DECIMAL),
  priceUnit: word,
});
export type Call = z.infer<typeof Call>;

const PROGRESS = "call-progress-events";

/**
 * Reads a status callback. Our id is in the query of its address.
 *
 * @param request form fields
 * @param now when it came, for a callback without a time
 * @throws {UnreadableWebhook}
 */
export function readCallback({ rawBody, url }: WebhookRequest, now: Date): ProviderEvent {
  const parsed = Callback.safeParse(storableJson(Object.fromEntries(new URLSearchParams(rawBody))));
  if (!parsed.success) throw new UnreadableWebhook("not a callback about a call");
  const told = parsed.data;
  const state = stateIn(told);
  const over = state !== null && isOver(state);
  const at = new Date(told.Timestamp ?? Number.NaN);
  const callId = (URL.canParse(url) && new URL(url).searchParams.get("call")) || "";
  const { Direction, Timestamp, ...kept } = told;
  return {
    eventId: [told.CallSid, state ?? told.CallbackSource ?? "other", told.SequenceNumber]
      .filter((part) => part !== null)
      .join(":"),
    callId: isUuid(callId) ? callId : null,
    vendorCallId: told.CallSid,
    status: state === null ? null : statusOf(state, told.AnsweredBy),
    at: Number.isNaN(at.getTime()) ? now : at,
    answeredAt: null,
    durationSeconds: state === "completed" ? told.CallDuration : null,
    endedReason: over ? reasonOf(state, told.AnsweredBy, told.SipResponseCode) : null,
    transcript: null,
    recordingUrl: null,
    cost: null,
    payload: kept,
  };
}

/** The state a callback is about; null when it tells of a recording, of a machine found late or of a call that came in. */
function stateIn({ CallStatus, CallbackSource, Direction }: Callback): string | null {
  if ((CallbackSource ?? PROGRESS) !== PROGRESS || Direction?.startsWith("inbound")) return null;
  return CallStatus;
}

/**
 * @param call a call as the SDK has it
 * @throws {z.ZodError} when it isn't one
 */
export function readCall(call: { [field in keyof Call]?: unknown }): Call {
  const { sid, status, dateCreated, dateUpdated, endTime, duration, answeredBy, price, priceUnit } = call;
  const fields = { sid, status, dateCreated, dateUpdated, endTime, duration, answeredBy, price, priceUnit };
  return Call.parse(storableJson(fields));
}

/** A call as Twilio knows it when asked. It has no transcript, and no id of ours. */
export function callEvent(call: Call): ProviderEvent {
  const { sid, status, dateCreated, dateUpdated, endTime, answeredBy, priceUnit } = call;
  const over = isOver(status);
  const duration = status === "completed" ? call.duration : null;
  return {
    eventId: `poll:${sid}:${status}`,
    callId: null,
    vendorCallId: sid,
    status: statusOf(status, answeredBy),
    at: (over ? endTime : null) ?? dateUpdated ?? dateCreated,
    answeredAt: endTime && duration ? new Date(endTime.getTime() - duration * SECOND) : null,
    durationSeconds: duration,
    endedReason: over ? reasonOf(status, answeredBy, null) : null,
    transcript: null,
    recordingUrl: null,
    cost: costOf(call),
    payload: {
      CallSid: sid,
      CallStatus: status,
      AnsweredBy: answeredBy,
      CallDuration: call.duration,
      Price: call.price,
      PriceUnit: priceUnit,
    },
  };
}

/** The word that says most: who picked up instead of a person, the carrier's code, or the state itself. */
function reasonOf(status: string, answeredBy: string | null, sip: string | null): string {
  if (answeredBy && isMachine(answeredBy)) return answeredBy;
  return status === "failed" && sip ? `SIP ${sip}` : status;
}

/** Twilio writes what it takes as a negative decimal, some time after the end of the call. */
function costOf({ price, priceUnit }: Call): ProviderEvent["cost"] {
  const currency = priceUnit?.toUpperCase() ?? "";
  if (price === null || !/^[A-Z]{3}$/.test(currency)) return null;
  const format = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  const minorUnits = 10 ** (format.maximumFractionDigits ?? 2);
  return { amountMinor: Math.round(Math.abs(price) * minorUnits), currency };
}
