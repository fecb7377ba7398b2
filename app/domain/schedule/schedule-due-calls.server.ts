import { glance, withPinnedService } from "~/db/pinned.server";
import { CATCH_UP_WINDOW } from "~/domain/calls/dial-guard";
import { SECOND } from "~/lib/time";
import { countEnd } from "~/observability/count-events.server";
import { logger } from "~/observability/logger.server";
import { paymentsMode } from "~/providers/payments/registry.server";
import { configuredProvider } from "~/providers/telephony/registry.server";
import { JOBS } from "~/queue/catalog";
import { CLAIM_CALLS, KEEP_SILENT_SLOTS, WHAT_IS_DUE } from "./due-statements";

/** The first calls are on their way at once. */
const FIRST_BATCH = 500;
/** Few commits, and no transaction that others wait for. */
const BATCH = 2_000;
const NONE = { claimed: 0, scheduled: 0, missed: 0 };
/** A slot that nobody dialled in its time. */
const MISSED = { kind: "daily", status: "canceled", reason: "service_fault" };

/**
 * The minute tick. Everyone whose `next_call_at` has come gets their day's call and its job, and their
 * `next_call_at` moves on; row, job and move are one transaction per batch. Running it twice, or on ten workers
 * at once, calls nobody twice: rows are claimed with a lock, and a local day has one first attempt.
 *
 * @param input.now who is due is judged at this instant
 * @param input.stopping the worker stops: the rest is for the next tick
 * @returns how many calls were put on their way
 */
export async function scheduleDueCalls({
  now,
  stopping,
}: {
  now: Date;
  stopping?: AbortSignal;
}): Promise<number> {
  let scheduled = 0;
  for (let batch = FIRST_BATCH; !stopping?.aborted; batch = BATCH) {
    const due = await glance<{ silent: boolean; calls: boolean }>(WHAT_IS_DUE, [now]);
    // A slot that is claimed may leave another that is due, ringing or silent: days without a tick do.
    const silent = due?.silent ? await keepSilentSlots(now, batch) : 0;
    const calls = due?.calls ? await claimCalls(now, batch) : NONE;
    scheduled += calls.scheduled;
    if (calls.missed > 0) countEnd(MISSED, calls.missed);
    // Whatever is due and can't be claimed is in another tick's hands.
    if (silent + calls.claimed === 0) break;
  }
  if (scheduled > 0) logger.info({ scheduled }, "daily calls scheduled");
  return scheduled;
}

/** @returns how many users were claimed, how many of their calls will be placed, and how many are too late for that */
async function claimCalls(now: Date, batch: number): Promise<typeof NONE> {
  const everybodyIsEntitled = paymentsMode() === "off";
  const [row] = await withPinnedService((run) =>
    run<typeof NONE>(CLAIM_CALLS, [
      now,
      batch,
      configuredProvider(),
      everybodyIsEntitled,
      CATCH_UP_WINDOW / SECOND,
      JOBS.place_call.maxAttempts,
    ]),
  );
  return row ?? NONE;
}

/** Slots that a pause or a skip keeps silent get their receipt when they pass. @returns how many */
async function keepSilentSlots(now: Date, batch: number): Promise<number> {
  const [row] = await withPinnedService((run) =>
    run<{ claimed: number }>(KEEP_SILENT_SLOTS, [now, batch, configuredProvider()]),
  );
  return row?.claimed ?? 0;
}
