import { type Run, withPinnedService } from "~/db/pinned.server";
import { withService } from "~/db/with-service.server";
import { briefFor, voicemailMessage } from "~/domain/conversation/brief";
import { clock } from "~/lib/clock";
import { sixDigits } from "~/lib/six-digits.server";
import { countDial, countEnd } from "~/observability/count-events.server";
import { logger } from "~/observability/logger.server";
import { paymentsMode } from "~/providers/payments/registry.server";
import type { CallPlacement, CallRequest, ProviderName } from "~/providers/telephony/provider";
import { callSettings, findCallProvider, phoneCodeKey } from "~/providers/telephony/registry.server";
import { JOBS } from "~/queue/catalog";
import { enqueue } from "~/queue/enqueue.server";
import { agendaFor, askedOn } from "./call-agenda";
import { decideDial } from "./dial-guard";
import { dialDetail, planOf, questionOf } from "./dial-plan";
import * as sql from "./dial-statements";
import { bookingOf, howLong } from "./how-long.server";
import { keepPlacement } from "./keep-placement.server";
import { takeTurn } from "./take-turn.server";
import type { NoTalkReason } from "./talk-length";

/** Refusals after which the day may still be kept in writing: the person would have talked. */
const MAY_WRITE: ReadonlySet<string> = new Set<NoTalkReason>(["minutes_used_up", "spend_cap_reached"]);

/**
 * Dials a queued call, exactly once. The row moves to `dialing` in a committed transaction before the one
 * request to the vendor; whoever finds `dialing` never dials and asks the vendor instead. A call that has to
 * wait goes back into the queue.
 *
 * @param input.callId a call; anything but `queued` is left alone or reconciled
 * @param input.now the instant of dialling, where nothing has to be waited for
 * @param input.stopping the worker stops: a call that still waits for its turn goes back into the queue
 */
export async function placeCall(input: { callId: string; now: Date; stopping: AbortSignal }): Promise<void> {
  const { callId, now } = input;
  const claimed = await claimInTurn(callId, now, input.stopping);
  if (claimed === "reconcile") return withService((tx) => enqueue(tx, "reconcile_call", { callId }));
  if (!claimed) return;

  const provider = findCallProvider(claimed.provider);
  const placement: CallPlacement = provider
    ? await provider.initiateCall(claimed)
    : { outcome: "refused", reason: "provider_not_configured", retryable: false };
  countDial(claimed.provider, wordOf(placement));
  // What goes well is on the call's receipt; a line for each would cost more than the statement that keeps it.
  if (placement.outcome === "accepted") logger.debug({ callId }, "call placed");
  else {
    const { outcome, reason } = placement;
    logger.warn({ callId, provider: claimed.provider, outcome, reason }, "the vendor did not take the call");
  }
  const answeredAt = clock.now();
  if (placement.outcome === "accepted") {
    await withPinnedService((run) => run(sql.KEEP_ACCEPTED, [callId, placement.vendorCallId, answeredAt]));
  } else {
    await withService((tx) => keepPlacement(tx, callId, placement, answeredAt));
  }
}

const wordOf = (placement: CallPlacement) =>
  placement.outcome === "refused" && placement.retryable ? "deferred" : placement.outcome;

type Claimed = CallRequest & { provider: ProviderName };

/** Claims the call when it is its turn and a line is free. */
async function claimInTurn(
  callId: string,
  startedAt: Date,
  stopping: AbortSignal,
): Promise<Claimed | "reconcile" | null> {
  const { limits, provider } = callSettings();
  const limited = limits.perSecond !== null || limits.atOnce !== null;
  for (;;) {
    if (limited) {
      // A call that won't be dialled takes no turn from one that will.
      const seen = await withPinnedService((run) => claim(run, callId, clock.now(), "look"));
      if (seen !== "may_dial") return seen === "lines_busy" ? null : seen;
      if (!(await takeTurn(provider, stopping))) break;
    }
    const claimed = await withPinnedService((run) => claim(run, callId, limited ? clock.now() : startedAt));
    // Another worker has taken the last line since we looked.
    if (claimed !== "lines_busy" && claimed !== "may_dial") return claimed;
  }
  // Back to its place in the queue, which is the place of its slot.
  await withPinnedService(async (run) => {
    const [row] = await run<sql.DialRow>(sql.READ_CALL, [callId, clock.now()]);
    if (row?.status === "queued") await askAgain(run, callId, row.scheduled_at);
  });
  return null;
}

/**
 * Moves `queued` to `dialing` when every guard passes. The user's row is locked before the call's, here as
 * everywhere: one order keeps transactions from waiting for each other.
 */
async function claim(
  run: Run,
  callId: string,
  now: Date,
  intent: "look" | "dial" = "dial",
): Promise<Claimed | "reconcile" | "lines_busy" | "may_dial" | null> {
  await run(sql.LOCK_OWNER, [callId]);
  const row = await readCall(run, callId, now);
  if (row?.status === "dialing") return "reconcile";
  if (row?.status !== "queued") return null;

  const settings = callSettings();
  const plan = planOf(row, { ...settings, payments: paymentsMode() }, now);
  const isFull = await isDayFull(run, settings.limits.perDay, now, intent);
  const length = await howLong(run, row, plan, { maxSeconds: settings.maxSeconds, now, intent });
  const decision = decideDial(questionOf(row, plan, { ...settings, isFull }, length), now);
  if (decision.verdict === "wait") {
    if (decision.reason !== "not_yet") await run(sql.HOLD, [callId, now, decision.reason]);
    await askAgain(run, callId, decision.until);
    return null;
  }
  if (decision.verdict === "refuse" || !plan.phone) {
    const reason = decision.verdict === "refuse" ? decision.reason : "phone_not_proved";
    await run(sql.REFUSE_TO_DIAL, [callId, now, reason]);
    if (row.kind === "daily" && MAY_WRITE.has(reason)) {
      await run(sql.SEND_LINK, [callId, now, JOBS.send_reflect_link.maxAttempts]);
    }
    logger.info({ callId, reason }, "call not placed");
    countEnd({ kind: row.kind, status: "canceled", reason });
    return null;
  }

  if (intent === "look") return "may_dial";

  const { provider, limits } = settings;
  const { atOnce } = limits;
  if (atOnce !== null) {
    const [line] = await run<{ free: boolean }>(sql.LINE_IS_FREE, [provider, atOnce]);
    if (!line?.free) return "lines_busy";
  }
  const asked = JSON.stringify(askedOn(row));
  const detail = dialDetail(row, plan, length, now);
  const placing = [callId, now, plan.phone, detail, provider, asked];
  await run(sql.MOVE_TO_DIALING, [...placing, length.seconds, ...bookingOf(length.seconds)]);
  const code = row.verification_id && sixDigits(phoneCodeKey(), row.verification_id);
  const agenda = agendaFor(row, plan, { maxSeconds: length.seconds, code });
  return {
    callId,
    provider,
    toNumber: plan.phone,
    agenda,
    brief: briefFor(agenda),
    ringSeconds: settings.ringSeconds,
    webhookUrl: settings.webhookUrl(provider, callId),
    talkUrl: settings.talkUrl(provider, callId),
    // Once per slot: a machine that is met again has the message already. A code is for nobody's machine.
    voicemailMessage:
      plan.voicemailChoice === "message" && !row.machine_before && code === null
        ? voicemailMessage(plan.language)
        : null,
  };
}

/** The call and all that decides about it. What a number may be rung for proof is counted one call at a time. */
async function readCall(run: Run, callId: string, now: Date): Promise<sql.DialRow | undefined> {
  const [row] = await run<sql.DialRow>(sql.READ_CALL, [callId, now]);
  if (row?.kind !== "verification" || row.status !== "queued" || row.phone === null) return row;
  await run(sql.LOCK_NUMBER, [row.phone]);
  const [counted] = await run<sql.DialRow>(sql.READ_CALL, [callId, now]);
  return counted;
}

async function isDayFull(
  run: Run,
  perDay: number | null,
  now: Date,
  intent: "look" | "dial",
): Promise<boolean> {
  if (perDay === null) return false;
  if (intent === "dial") await run(sql.LOCK_DAY, []);
  const [day] = await run<{ full: boolean }>(sql.DAY_IS_FULL, [now, perDay]);
  return day?.full === true;
}

const askAgain = (run: Run, callId: string, at: Date) =>
  run(sql.ASK_AGAIN, [callId, at, JOBS.place_call.maxAttempts]);
