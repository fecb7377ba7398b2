import { setTimeout as sleep } from "node:timers/promises";
import { type Run, withPinnedService } from "~/db/pinned.server";
import { withService } from "~/db/with-service.server";
import { SECOND } from "~/lib/time";
import { logger } from "~/observability/logger.server";
import { paymentsMode } from "~/providers/payments/registry.server";
import type { CallPlacement, CallRequest, ProviderName } from "~/providers/telephony/provider";
import { callSettings, findCallProvider } from "~/providers/telephony/registry.server";
import { JOBS } from "~/queue/catalog";
import { decideDial } from "./dial-guard";
import { dialDetail, planOf, questionOf } from "./dial-plan";
import * as sql from "./dial-statements";
import { keepPlacement } from "./keep-placement.server";
import { reconcileCall } from "./reconcile-call.server";
import { LONGEST_WAIT, takeTurn } from "./take-turn.server";
import { VOICEMAIL_MESSAGE } from "./voicemail-message";

const LINE_CHECK_AFTER = 1 * SECOND;

/**
 * Dials a queued call, exactly once. The row moves to `dialing` in a committed transaction before the one
 * request to the vendor; whoever finds `dialing` never dials and asks the vendor instead. A call that has to
 * wait goes back into the queue.
 *
 * @param input.callId a call; anything but `queued` is left alone or reconciled
 * @param input.now the instant of dialling
 */
export async function placeCall({ callId, now }: { callId: string; now: Date }): Promise<void> {
  const claimed = await claimInTurn(callId, now);
  if (claimed === "reconcile") return reconcileCall({ callId, now });
  if (!claimed) return;

  const provider = findCallProvider(claimed.provider);
  const placement: CallPlacement = provider
    ? await provider.initiateCall(claimed)
    : { outcome: "refused", reason: "provider_not_configured", retryable: false };
  logger.info({ callId, outcome: placement.outcome }, "call placed");
  const answeredAt = new Date();
  if (placement.outcome === "accepted") {
    await withPinnedService((run) => run(sql.KEEP_ACCEPTED, [callId, placement.vendorCallId, answeredAt]));
  } else {
    await withService((tx) => keepPlacement(tx, callId, placement, answeredAt));
  }
}

type Claimed = CallRequest & { provider: ProviderName };

/** Claims the call when it is its turn and a line is free; waits a little for both. */
async function claimInTurn(callId: string, startedAt: Date): Promise<Claimed | "reconcile" | null> {
  const { limits, provider } = callSettings();
  if (limits.perSecond === null && limits.atOnce === null) {
    const claimed = await withPinnedService((run) => claim(run, callId, startedAt));
    return claimed === "lines_busy" ? null : claimed;
  }
  const myTurn = await takeTurn(provider);
  for (let waited = 0; myTurn && waited < LONGEST_WAIT; waited += LINE_CHECK_AFTER) {
    const claimed = await withPinnedService((run) => claim(run, callId, new Date()));
    if (claimed !== "lines_busy") return claimed;
    await sleep(LINE_CHECK_AFTER);
  }
  // Back to its place in the line, which is the place of its slot.
  await withPinnedService(async (run) => {
    const now = new Date();
    await run(sql.HOLD, [callId, now, "lines_busy"]);
    const [row] = await run<sql.DialRow>(sql.READ_CALL, [callId]);
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
): Promise<Claimed | "reconcile" | "lines_busy" | null> {
  await run(sql.LOCK_OWNER, [callId]);
  const [row] = await run<sql.DialRow>(sql.READ_CALL, [callId]);
  if (row?.status === "dialing") return "reconcile";
  if (row?.status !== "queued") return null;

  const settings = callSettings();
  const plan = planOf(row, { ...settings, payments: paymentsMode() }, now);
  const decision = decideDial(questionOf(row, plan, settings.paused, now), now);
  if (decision.verdict === "wait") {
    if (decision.reason !== "not_yet") await run(sql.HOLD, [callId, now, decision.reason]);
    await askAgain(run, callId, decision.until);
    return null;
  }
  if (decision.verdict === "refuse" || !plan.phone) {
    const reason = decision.verdict === "refuse" ? decision.reason : "phone_not_proved";
    await run(sql.REFUSE_TO_DIAL, [callId, now, reason]);
    logger.info({ callId, reason }, "call not placed");
    return null;
  }

  const { atOnce } = settings.limits;
  if (atOnce !== null) {
    const [line] = await run<{ free: boolean }>(sql.LINE_IS_FREE, [row.provider, atOnce]);
    if (!line?.free) return "lines_busy";
  }
  await run(sql.MOVE_TO_DIALING, [callId, now, plan.phone, dialDetail(row, plan, now)]);
  const provider = row.provider as ProviderName;
  return {
    callId,
    provider,
    toNumber: plan.phone,
    agenda: {
      firstName: plan.firstName ?? "",
      purpose: row.kind === "daily" ? "daily" : "on_demand",
      callTime: plan.callTime ?? "",
      maxSeconds: settings.maxSeconds,
    },
    ringSeconds: settings.ringSeconds,
    webhookUrl: settings.webhookUrl(provider),
    // Once per slot: a machine that is met again has the message already.
    voicemailMessage: plan.voicemailChoice === "message" && !row.machine_before ? VOICEMAIL_MESSAGE : null,
  };
}

const askAgain = (run: Run, callId: string, at: Date) =>
  run(sql.ASK_AGAIN, [callId, at, JOBS.place_call.maxAttempts]);
