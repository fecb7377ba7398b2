import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { localDateAt } from "~/domain/schedule/local-time";
import { AppError } from "~/lib/app-error";
import { dateColumn } from "~/lib/columns";
import { MINUTE } from "~/lib/time";
import { callSettings, canPlaceCalls, configuredProvider } from "~/providers/telephony/registry.server";
import { enqueue } from "~/queue/enqueue.server";
import { loadCallPlan } from "./load-call-plan.server";
import { recordStep } from "./record-step.server";

/** How many calls a person may ask for within `REQUEST_WINDOW`. */
const REQUEST_LIMIT = 10;
const REQUEST_WINDOW = 10 * MINUTE;

/**
 * "Call now": makes the call's row and its job, or says why not. The worker dials.
 *
 * @param userId the signed-in person, who asks for themselves
 * @param now the instant of the request
 * @returns the new call
 * @throws {AppError} plan_required, calls_forbidden, call_already_live, too_many_requests, unavailable
 */
export function requestCall(userId: string, now: Date): Promise<{ callId: string; status: "queued" }> {
  return withUser(userId, async (tx) => {
    // One request at a time per person: of twenty at once, one makes the call and the others see it.
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for update`;
    const zone = await assertMayCall(tx, userId, now);
    const call = await tx.call.create({
      data: {
        userId,
        kind: "on_demand",
        localDate: dateColumn(localDateAt(now, zone)),
        provider: configuredProvider(),
        scheduledAt: now,
      },
      select: { id: true },
    });
    await recordStep(tx, { id: call.id, userId }, "requested", now);
    await enqueue(tx, "place_call", { callId: call.id });
    return { callId: call.id, status: "queued" as const };
  });
}

async function assertMayCall(tx: Tx, userId: string, now: Date): Promise<string> {
  if (!canPlaceCalls()) throw new AppError("unavailable", "No phone service is set up on this instance.");
  if (callSettings().paused)
    throw new AppError("unavailable", "Calls are paused on this instance at the moment.");
  const plan = await loadCallPlan(tx, userId, now);
  if (!plan.localTz || !plan.firstName) throw new AppError("profile_unfinished");
  if (!plan.entitled) throw new AppError("plan_required");
  if (!plan.phone) throw new AppError("calls_forbidden", "Add your phone number in Settings first.");
  if (!plan.consented) {
    throw new AppError(
      "calls_forbidden",
      "You withdrew your consent to calls. Give it again in Settings first.",
    );
  }
  if (!plan.phoneProved) {
    throw new AppError(
      "calls_forbidden",
      "This number isn't verified as yours yet, so nothing will ring it.",
    );
  }

  const live = await tx.call.findFirst({
    where: {
      userId,
      OR: [
        { status: { in: ["dialing", "ringing", "in_progress"] } },
        { kind: "on_demand", status: "queued" },
      ],
    },
    select: { id: true },
  });
  if (live) throw new AppError("call_already_live");

  const since = new Date(now.getTime() - REQUEST_WINDOW);
  const recent = await tx.call.findMany({
    where: { userId, kind: "on_demand", createdAt: { gt: since } },
    orderBy: { createdAt: "asc" },
    select: { createdAt: true },
  });
  const oldest = recent[0];
  if (oldest && recent.length >= REQUEST_LIMIT) {
    throw new AppError("too_many_requests", "That was a lot of calls. Please wait a few minutes.", {
      retryAfterSeconds: Math.ceil((oldest.createdAt.getTime() + REQUEST_WINDOW - now.getTime()) / 1000),
    });
  }
  return plan.localTz;
}
