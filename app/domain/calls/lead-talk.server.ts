import type { CallKind } from "~/db/generated/client";
import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { voicemailMessage } from "~/domain/conversation/brief";
import {
  type ConversationState,
  continueConversation,
  isOffRecord,
  openConversation,
  patienceOf,
  type Step,
} from "~/domain/conversation/conversation";
import { AppError } from "~/lib/app-error";
import { SECOND } from "~/lib/time";
import { isUuid } from "~/lib/uuid";
import { aboutCall } from "~/observability/log-context.server";
import {
  type CallProvider,
  type Language,
  type ProviderEvent,
  type TalkRequest,
  type Turn,
  UnreadableWebhook,
  type WebhookRequest,
} from "~/providers/telephony/provider";
import { callSettings, findCallProvider } from "~/providers/telephony/registry.server";
import { actOnTalk } from "./act-on-talk.server";
import { isFinal } from "./call-state";
import { foldEvent } from "./fold-event.server";
import { loadAgenda } from "./load-agenda.server";
import { lockCall } from "./lock-call.server";
import { wordLine } from "./word-line.server";

/** What is said to one request of the vendor's, as it is kept for a request that comes again. */
type Line = { say: string; language: Language; hangUp: boolean; patienceSeconds: number };
const SILENT_END = (language: Language): Line => ({ say: "", language, hangUp: true, patienceSeconds: 1 });

/**
 * Leads a talk for a vendor without an agent of its own: gives the companion's next line. A request that comes again
 * gets the same line and advances nothing.
 *
 * @param providerName from the URL
 * @param request the raw body and headers
 * @param now when it came
 * @returns the line in the vendor's words
 * @throws {AppError} unknown_provider, bad_signature, bad_request
 */
export async function leadTalk(
  providerName: string,
  request: WebhookRequest,
  now: Date,
): Promise<{ body: string; contentType: string }> {
  const provider = findCallProvider(providerName);
  if (!provider?.talk) throw new AppError("unknown_provider");
  if (!provider.verifyWebhookSignature(request)) throw new AppError("bad_signature");
  const asked = readTurn(provider.talk, request);
  aboutCall(asked.callId);
  const line = asked.turn === 0 ? await openTalk(provider, asked, now) : await continueTalk(asked, now);
  const nextUrl = `${callSettings().talkUrl(provider.name, asked.callId)}&turn=${asked.turn + 1}`;
  return provider.talk.writeLine({ ...line, nextUrl });
}

function readTurn(words: NonNullable<CallProvider["talk"]>, request: WebhookRequest): TalkRequest {
  let asked: TalkRequest;
  try {
    asked = words.readTurn(request);
  } catch (error) {
    if (error instanceof UnreadableWebhook) throw new AppError("bad_request", undefined, { cause: error });
    throw error;
  }
  if (!isUuid(asked.callId)) throw new AppError("bad_request");
  return asked;
}

/** Somebody, or a machine, has picked up. */
async function openTalk(provider: CallProvider, asked: TalkRequest, now: Date): Promise<Line> {
  const { callId } = asked;
  const known = await loadAgenda(callId, now);
  if (!known || known.provider !== provider.name) return SILENT_END("en");
  const { agenda, voicemail } = known;
  const { language } = agenda;
  return withService(async (tx) => {
    const call = await lockCall(tx, callId);
    const message = { ...SILENT_END(language), say: voicemail ? voicemailMessage(language) : "" };
    // The same request has come again: the answer to the first one was lost.
    if (asked.machine && call?.status === "voicemail") return message;
    // Closed without knowing, and now it rings all the same.
    if (!call || (isFinal(call.status) && call.status !== "unknown")) return SILENT_END(language);
    const begun = await tx.callTalk.findUnique({ where: { callId } });
    if (begun) return begun.line as Line;
    if (asked.machine) {
      await foldEvent(tx, callId, eventOf(asked, "voicemail", now), now);
      return message;
    }
    await foldEvent(tx, callId, eventOf(asked, "in_progress", now), now);
    const step = openConversation(agenda);
    const line = lineOf(step, step.say, language);
    await tx.callTalk.create({
      data: { callId, userId: call.userId, turn: 1, state: step.state, line, startedAt: now },
    });
    await keepTurns(tx, call, step, [{ role: "companion", text: step.say, at: now.toISOString() }]);
    return line;
  });
}

/** The person has said something, or nothing. */
async function continueTalk(asked: TalkRequest, now: Date): Promise<Line> {
  const { callId, turn, heard } = asked;
  const seen = await withService((tx) => tx.callTalk.findUnique({ where: { callId } }));
  if (!seen) return SILENT_END("en");
  const before = seen.line as Line;
  if (seen.turn !== turn) return before;
  const elapsed = Math.max(0, (now.getTime() - seen.startedAt.getTime()) / SECOND);
  const state = seen.state as ConversationState;
  const step = continueConversation(state, heard, elapsed);
  // A model may take its time: nothing is locked while it does.
  const say = await wordLine(step, heard, before.say, before.language);
  const line = lineOf(step, say, before.language);
  return withService(async (tx) => {
    const call = await lockCall(tx, callId);
    if (!call) return SILENT_END(before.language);
    const { count } = await tx.callTalk.updateMany({
      where: { callId, turn },
      data: { turn: turn + 1, state: { ...step.state, last: say }, line },
    });
    if (count === 0) {
      // The same request has come again meanwhile, and was answered.
      const other = await tx.callTalk.findUnique({ where: { callId } });
      return other ? (other.line as Line) : SILENT_END(before.language);
    }
    const at = now.toISOString();
    const turns: Turn[] = step.kept === null ? [] : [{ role: "user", text: step.kept, at }];
    if (say !== "") turns.push({ role: "companion", text: say, at });
    const kept = await keepTurns(tx, call, step, turns);
    // The vendor's word of the end may never come, and what was promised must not wait for it.
    if (line.hangUp) await actOnTalk(tx, call, kept, now);
    return line;
  });
}

const lineOf = (step: Step, say: string, language: Language): Line => ({
  say,
  language,
  hangUp: step.hangUp,
  patienceSeconds: patienceOf(step.state),
});

/**
 * Adds what may be kept to the call's transcript. Of a call with a code, that is what the person says, until it is
 * over.
 *
 * @returns the whole transcript
 */
async function keepTurns(
  tx: Tx,
  call: { id: string; kind: CallKind; transcript: unknown },
  step: Step,
  turns: Turn[],
): Promise<Turn[]> {
  const before = (call.transcript ?? []) as Turn[];
  const kept = call.kind === "verification" ? turns.filter(({ role }) => role === "user") : turns;
  if (isOffRecord(step.state) || kept.length === 0) return before;
  const transcript = [...before, ...kept];
  await tx.call.update({
    where: { id: call.id },
    data: { transcript, transcriptText: transcript.map(({ text }) => text).join("\n") },
    select: { id: true },
  });
  return transcript;
}

function eventOf(
  { callId, vendorCallId }: TalkRequest,
  status: "in_progress" | "voicemail",
  now: Date,
): ProviderEvent {
  return {
    eventId: `talk:${callId}:${status}`,
    callId,
    vendorCallId,
    status,
    at: now,
    answeredAt: status === "in_progress" ? now : null,
    durationSeconds: null,
    endedReason: status === "voicemail" ? "machine_answered" : null,
    transcript: null,
    recordingUrl: null,
    cost: null,
    payload: { status },
  };
}
