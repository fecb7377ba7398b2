import { z } from "zod";
import { SECOND } from "~/lib/time";
import { isUuid } from "~/lib/uuid";
import { blandStatus } from "./bland-status";
import type { CallStatus, ProviderEvent, Turn } from "./provider";
import { codeOf, hundredths, instantOf, keptWord, numberOf, wholeSeconds } from "./vendor-values";

/** Bland's call, as its API and its webhooks tell it, in our words. */

const MOST_TURNS = 2_000;
const LONGEST_LINE = 10_000;

const id = z.string().min(1).max(100);
// What is of another kind than expected counts as not told: the rest is still worth knowing.
const word = z.string().max(200).nullish().catch(null);
const anything = z.unknown().optional();
const flag = z.boolean().nullish().catch(null);

const Call = z
  .object({
    call_id: id.nullish(),
    c_id: id.nullish(),
    inbound: flag,
    completed: flag,
    status: word,
    queue_status: word,
    answered_by: word,
    error_message: anything,
    call_ended_by: word,
    // Numbers come as text too.
    call_length: anything,
    corrected_duration: anything,
    price: anything,
    created_at: anything,
    started_at: anything,
    end_at: anything,
    recording_url: z.url().max(2_000).nullish().catch(null),
    transcripts: z.array(z.unknown()).nullish().catch(null),
    metadata: z.object({ call_id: z.string() }).nullish().catch(null),
  })
  .transform((call, context) => {
    const callId = call.call_id ?? call.c_id;
    if (callId) return { ...call, vendorCallId: callId };
    context.addIssue({ code: "custom", message: "there is no call_id" });
    return z.NEVER;
  });
const Line = z.object({ text: z.string(), user: z.string(), created_at: anything });

export type BlandCall = z.infer<typeof Call>;

const ROLES: Readonly<Record<string, Turn["role"]>> = {
  user: "user",
  assistant: "companion",
  robot: "companion",
};

/** @param value JSON from Bland, as it can be stored @returns null when it isn't a call */
export function readBlandCall(value: unknown): BlandCall | null {
  return Call.safeParse(value).data ?? null;
}

/** Our id, where it came back with the call. */
export function ourIdOf(call: BlandCall): string | null {
  const ours = call.metadata?.call_id;
  return ours && isUuid(ours) && !call.inbound ? ours : null;
}

/** When Bland took the call. */
export const takenAt = (call: BlandCall): Date | null => instantOf(call.created_at);

/**
 * @param call as Bland tells it
 * @param now stands for what Bland has no time for
 */
export function toEvent(call: BlandCall, now: Date): ProviderEvent {
  const status = call.inbound ? null : statusOf(call);
  const durationSeconds = status && HAS_LENGTH.has(status) ? lengthOf(call) : null;
  const cents = status && !UNDER_WAY.has(status) ? hundredths(call.price) : null;
  const at = momentOf(call, status, now);
  return {
    eventId: [
      call.vendorCallId,
      call.status ?? call.queue_status ?? "-",
      call.completed ?? "-",
      call.answered_by ?? "-",
    ].join(":"),
    callId: ourIdOf(call),
    vendorCallId: call.vendorCallId,
    status,
    at,
    answeredAt: status && WAS_ANSWERED.has(status) ? instantOf(call.started_at) : null,
    durationSeconds,
    endedReason: status && !UNDER_WAY.has(status) ? reasonOf(call, status) : null,
    transcript: hasTalk(call, status) ? turnsOf(call, at) : null,
    recordingUrl: call.recording_url ?? null,
    cost: cents === null ? null : { amountMinor: cents, currency: "USD" },
    payload: {
      callId: call.vendorCallId,
      status: keptWord(call.status),
      queueStatus: keptWord(call.queue_status),
      answeredBy: keptWord(call.answered_by),
      completed: call.completed ?? null,
      callEndedBy: keptWord(call.call_ended_by),
      correctedDuration: numberOf(call.corrected_duration),
      callLength: numberOf(call.call_length),
      price: numberOf(call.price),
      // The message itself may hold a number.
      hasError: hasError(call),
    },
  };
}

/** The words of a call that is over count, also where the word for its end is a new one. */
function hasTalk(call: BlandCall, status: CallStatus | null): boolean {
  if (status === null) return call.completed === true && !call.inbound;
  return status === "completed" || status === "failed";
}

const UNDER_WAY: ReadonlySet<CallStatus> = new Set(["queued", "ringing", "in_progress"]);
const WAS_ANSWERED: ReadonlySet<CallStatus> = new Set(["in_progress", "completed", "voicemail"]);
/** For the others the length is the ringing at most. */
const HAS_LENGTH: ReadonlySet<CallStatus> = new Set(["completed", "voicemail", "failed"]);

function statusOf(call: BlandCall): CallStatus | null {
  const status = blandStatus({
    status: call.status ?? null,
    queueStatus: call.queue_status ?? null,
    answeredBy: call.answered_by ?? null,
    completed: call.completed ?? null,
    hasError: hasError(call),
  });
  // It is `started` from the first ring on, and `in_progress` would write down that somebody picked up.
  const isOver = /^complete/i.test(call.status ?? call.queue_status ?? "");
  const isPickedUp = isOver || call.started_at || call.answered_by || call.transcripts?.length;
  return status === "in_progress" && !isPickedUp ? "ringing" : status;
}

const hasError = ({ error_message: message }: BlandCall) => typeof message === "string" && message !== "";

function lengthOf(call: BlandCall): number | null {
  // `call_length` is in minutes.
  const minutes = numberOf(call.call_length);
  return wholeSeconds(call.corrected_duration) ?? wholeSeconds(minutes === null ? null : minutes * 60);
}

/** `end_at` is when the longest time would be up, in some answers: the length tells more, and nothing is in the future. */
function momentOf(call: BlandCall, status: CallStatus | null, now: Date): Date {
  const started = instantOf(call.started_at);
  const seconds = lengthOf(call);
  const over = started && seconds !== null ? new Date(started.getTime() + seconds * SECOND) : null;
  const moment =
    status && UNDER_WAY.has(status) ? (started ?? takenAt(call)) : (over ?? instantOf(call.end_at));
  return moment && moment < now ? moment : now;
}

function reasonOf(call: BlandCall, status: CallStatus): string | null {
  if (status === "completed" && call.call_ended_by) return keptWord(call.call_ended_by);
  if (status === "voicemail") return keptWord(call.answered_by);
  if (status === "failed" && codeOf(call.error_message)) return codeOf(call.error_message);
  return keptWord(call.status ?? call.answered_by ?? call.queue_status);
}

/** What the agent did, rather than said, is no turn. */
function turnsOf(call: BlandCall, end: Date): Turn[] | null {
  let at = instantOf(call.started_at) ?? end;
  const turns = (call.transcripts ?? []).slice(0, MOST_TURNS).flatMap((entry) => {
    const line = Line.safeParse(entry).data;
    const role = line && Object.hasOwn(ROLES, line.user) ? ROLES[line.user] : undefined;
    const text = line?.text.trim().slice(0, LONGEST_LINE);
    if (!line || !role || !text) return [];
    at = instantOf(line.created_at) ?? at;
    return [{ role, text, at: at.toISOString() }];
  });
  // All instants are written alike, so that text compares as time does.
  return turns.length > 0 ? turns.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) : null;
}
