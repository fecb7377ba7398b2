import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { isFinal } from "~/domain/calls/call-state";
import type { CallStep } from "~/domain/calls/receipt";
import { wishesIn } from "~/domain/conversation/wishes";
import { dateColumn, type LocalDate, timeColumn } from "~/lib/columns";
import { logger } from "~/observability/logger.server";
import type { Turn } from "~/providers/telephony/provider";
import { configuredProvider, weLead } from "~/providers/telephony/registry.server";
import { enqueue } from "~/queue/enqueue.server";
import { keepNextCall } from "./keep-next-call.server";
import { localDayAt } from "./local-time";
import { moveInTransaction } from "./move-call.server";
import {
  type Drop,
  type PlanChange,
  planWish,
  type SlottedPlan,
  type Talk,
  type TimeWish,
} from "./plan-wish";
import type { StoredPlan } from "./stored-plan";
import { talkSetting } from "./talk-setting";

const KEPT = "wish_kept" satisfies CallStep;
const NOT_KEPT = "wish_not_kept" satisfies CallStep;

/**
 * Makes true what a person said on the phone about when to call, once per call, in one transaction. The receipt of
 * the call says of each wish what came of it. A talk that isn't over is left for its end; one that ended all calls
 * has no other wishes.
 *
 * @param input.callId the call on which it was said
 * @param input.now the instant of keeping them
 */
export async function keepWishes({ callId, now }: { callId: string; now: Date }): Promise<void> {
  const steps = await withService(async (tx) => {
    const found = await tx.call.findUnique({ where: { id: callId }, select: { userId: true } });
    if (!found) return [];
    const { userId } = found;
    // The tick claims days meanwhile: it comes before or after. So does the same job that runs twice.
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const call = await tx.call.findUniqueOrThrow({ where: { id: callId } });
    const turns = call.transcript as Turn[] | null;
    const endedAt = call.endedAt;
    const isTalk = call.kind !== "verification" && call.status !== "voicemail" && isFinal(call.status);
    if (!turns || !endedAt || !isTalk || (await isDone(tx, callId))) return [];

    let plan = await keepNextCall(tx, userId, now);
    if (!isSlotted(plan)) return [];
    const begun = call.dialedAt ?? call.scheduledAt;
    const talk: Talk = { today: localDayAt(begun, plan.localTz, plan.dayStart), endedAt };
    // As in what started this job: a stop that counted there counts here.
    const asksBack = weLead(call.provider);
    const wishes = wishesIn(turns, talkSetting(plan, call), { unsettledStopCounts: true, asksBack });
    if (wishes.some(({ kind }) => kind === "stop_calls" || kind === "wrong_number")) return [];

    const steps: CallStep[] = [];
    for (const wish of wishes) {
      if (wish.kind === "stop_calls" || wish.kind === "wrong_number" || !isSlotted(plan)) continue;
      const { kind, detail } = await keepWish(tx, wish, plan, talk, now);
      await tx.callEvent.create({ data: { callId, userId, at: now, kind, detail }, select: { id: true } });
      steps.push(kind);
      plan = await keepNextCall(tx, userId, now);
    }
    return steps;
  });
  if (steps.length > 0) logger.info({ callId, steps }, "wishes of a talk looked at");
}

const isSlotted = (plan: StoredPlan): plan is SlottedPlan => plan.localTz !== null && plan.callTime !== null;

const isDone = async (tx: Tx, callId: string) =>
  (await tx.callEvent.count({ where: { callId, kind: { in: [KEPT, NOT_KEPT] } } })) > 0;

type Outcome = { kind: typeof KEPT | typeof NOT_KEPT; detail: Record<string, string> };

async function keepWish(tx: Tx, wish: TimeWish, plan: SlottedPlan, talk: Talk, now: Date): Promise<Outcome> {
  const planned = planWish(wish, plan, talk, now);
  switch (planned.act) {
    case "refuse":
      return { kind: NOT_KEPT, detail: { reason: planned.reason, ...wishDetail(wish) } };
    case "move": {
      const { move } = planned;
      const decision = await moveInTransaction(tx, plan.userId, move, now);
      if ("reason" in decision)
        return { kind: NOT_KEPT, detail: { reason: decision.reason, ...wishDetail(wish) } };
      const detail = { reason: "moved", at: decision.at.toISOString(), day: move.day };
      return { kind: KEPT, detail: decision.undone ? { ...detail, undone: decision.undone } : detail };
    }
    case "call": {
      if (planned.drop) await dropWaiting(tx, plan.userId, talk.today, planned.drop, now);
      await callAt(tx, plan, planned.at, now);
      return { kind: KEPT, detail: { ...planned.detail, at: planned.at.toISOString() } };
    }
    case "change": {
      if (planned.drop) await dropWaiting(tx, plan.userId, talk.today, planned.drop, now);
      await tx.user.update({
        where: { id: plan.userId },
        data: columnsOf(planned.change),
        select: { id: true },
      });
      return { kind: KEPT, detail: planned.detail };
    }
  }
}

/** What of a wish its receipt needs to say why it wasn't kept. */
function wishDetail(wish: TimeWish): Record<string, string> {
  if (wish.kind === "call_in") return { minutes: String(wish.minutes) };
  return wish.kind === "drop_weekday" ? { weekday: String(wish.weekday) } : {};
}

/** A call of its own. As on the dashboard, one that was asked for before gives way to it. */
async function callAt(tx: Tx, plan: SlottedPlan, at: Date, now: Date): Promise<void> {
  const { userId, localTz, dayStart } = plan;
  await cancelWaiting(tx, { userId, kind: "on_demand" }, "superseded", now);
  const call = await tx.call.create({
    data: {
      userId,
      kind: "on_demand",
      localDate: dateColumn(localDayAt(at, localTz, dayStart)),
      provider: configuredProvider(),
      scheduledAt: at,
    },
    select: { id: true },
  });
  const kind = "requested" satisfies CallStep;
  await tx.callEvent.create({
    data: { callId: call.id, userId, at: now, kind, detail: { at: at.toISOString() } },
    select: { id: true },
  });
  await enqueue(tx, "place_call", { callId: call.id }, { runAt: at });
}

async function dropWaiting(tx: Tx, userId: string, from: LocalDate, drop: Drop, now: Date): Promise<void> {
  const localDate = { gte: dateColumn(from), lt: dateColumn(drop.until) };
  await cancelWaiting(tx, { userId, kind: "daily", localDate }, drop.reason, now);
  if (drop.onDemandToo) await cancelWaiting(tx, { userId, kind: "on_demand", localDate }, "taken_back", now);
}

/** Cancels the calls of a person that still wait; each says why on its receipt. */
async function cancelWaiting(
  tx: Tx,
  which: { userId: string; kind: "daily" | "on_demand"; localDate?: { gte: Date; lt: Date } },
  reason: Drop["reason"] | "taken_back",
  now: Date,
): Promise<void> {
  const canceled = await tx.call.updateManyAndReturn({
    where: { ...which, status: "queued" },
    data: { status: "canceled", endedAt: now, endedReason: reason },
    select: { id: true, userId: true },
  });
  const kind = "not_dialed" satisfies CallStep;
  await tx.callEvent.createMany({
    data: canceled.map(({ id, userId }) => ({ callId: id, userId, at: now, kind, detail: { reason } })),
  });
}

/** A change of the plan as its columns. */
function columnsOf(change: PlanChange) {
  const { skippedDay, pausedUntil, movedDay, movedTime, callDays } = change;
  return {
    ...(callDays && { callDays }),
    ...(skippedDay !== undefined && { skippedDay: skippedDay && dateColumn(skippedDay) }),
    ...(pausedUntil !== undefined && { pausedUntil: pausedUntil && dateColumn(pausedUntil) }),
    ...(movedDay !== undefined && { movedDay: movedDay && dateColumn(movedDay) }),
    ...(movedTime !== undefined && { movedTime: movedTime && timeColumn(movedTime) }),
  };
}
