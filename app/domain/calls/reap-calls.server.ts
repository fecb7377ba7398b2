import { withService } from "~/db/with-service.server";
import { HOUR, MINUTE, SECOND } from "~/lib/time";
import { describeError } from "~/observability/describe-error";
import { logger } from "~/observability/logger.server";
import { callSettings, findCallProvider } from "~/providers/telephony/registry.server";
import { isFinal } from "./call-state";
import { canAsk } from "./can-ask";
import { closeAsUnknown } from "./close-as-unknown.server";
import { closeForgotten } from "./close-forgotten.server";
import { closeTextTalks } from "./close-text-talks.server";
import { foldEvent } from "./fold-event.server";
import { reflectForgotten } from "./reflect-forgotten.server";
import { replaceLostJobs } from "./replace-lost-jobs.server";

const GRACE = 5 * MINUTE;
/** Nobody waits longer for a vendor that can't be asked: a call that never ends would block all others. */
const GIVE_UP = 1 * HOUR;
const BATCH = 200;
const AT_ONCE = 5;
/** A round is over before the next one begins. */
const ROUND = 4 * MINUTE;
/** A vendor that fails so often in a round isn't asked again in it. */
const PATIENCE = 3;

/**
 * Closes calls whose last word never came: polls the vendor, takes its truth, and closes what is still open as
 * `unknown`. Queued calls whose time is over are closed as our fault, and those that have lost their job get one.
 * Talks in writing that were left are ended.
 *
 * @param input.now calls are judged against this instant
 * @param input.stopping the worker stops: the rest is for the next round
 */
export async function reapCalls({ now, stopping }: { now: Date; stopping: AbortSignal }): Promise<void> {
  await closeForgotten(now);
  await replaceLostJobs(now);
  await closeTextTalks(now);
  await reflectForgotten(now);
  const failures = new Map<string, number>();
  const until = performance.now() + ROUND;
  for (let calls = await stuckCalls(now, null); calls.length > 0; calls = await stuckCalls(now, calls)) {
    for (let first = 0; first < calls.length; first += AT_ONCE) {
      if (stopping.aborted || performance.now() > until) return;
      await Promise.all(calls.slice(first, first + AT_ONCE).map((call) => reap(call, failures, now)));
    }
  }
}

type Stuck = Awaited<ReturnType<typeof stuckCalls>>[number];

/** The next batch of calls that have been under way for too long, in the order of their ids. */
function stuckCalls(now: Date, before: { id: string }[] | null) {
  const { ringSeconds, maxSeconds } = callSettings();
  const dialedBefore = new Date(now.getTime() - (ringSeconds + maxSeconds) * SECOND - GRACE);
  const last = before?.at(-1)?.id;
  return withService((tx) =>
    tx.call.findMany({
      where: {
        status: { in: ["dialing", "ringing", "in_progress"] },
        OR: [{ dialedAt: { lt: dialedBefore } }, { dialedAt: null, createdAt: { lt: dialedBefore } }],
        ...(last && { id: { gt: last } }),
      },
      select: {
        id: true,
        provider: true,
        vendorCallId: true,
        toNumber: true,
        dialedAt: true,
        createdAt: true,
      },
      orderBy: { id: "asc" },
      take: BATCH,
    }),
  );
}

async function reap(call: Stuck, failures: Map<string, number>, now: Date): Promise<void> {
  const failed = failures.get(call.provider) ?? 0;
  try {
    if (failed >= PATIENCE) throw new Error("the vendor does not answer");
    if (!(await learnTheEnd(call, now))) await closeAsUnknown(call.id, "no_word_from_vendor", now);
  } catch (error) {
    // An unreachable vendor: the next round asks again, and one call's trouble doesn't hold up the others.
    failures.set(call.provider, failed + 1);
    const age = now.getTime() - (call.dialedAt ?? call.createdAt).getTime();
    logger.warn({ callId: call.id, error: describeError(error) }, "call not reaped");
    if (age > GIVE_UP) await closeAsUnknown(call.id, "no_word_from_vendor", now);
  }
}

/** Takes the vendor's truth. A talk that is past every limit is ended there first. */
async function learnTheEnd(call: Stuck, now: Date): Promise<boolean> {
  const provider = findCallProvider(call.provider);
  const reference = { ...call, callId: call.id };
  if (!provider || !canAsk(provider, reference)) return false;
  let known = await provider.getCall(reference);
  if (known?.status && !isFinal(known.status) && provider.capabilities.canHangUp) {
    const found = { ...reference, vendorCallId: known.vendorCallId };
    await provider.hangUp(found);
    known = await provider.getCall(found);
  }
  const event = known;
  if (!event?.status || !isFinal(event.status)) return false;
  await withService((tx) => foldEvent(tx, call.id, event, now));
  return true;
}
