import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { hoursWords, isWithin } from "~/domain/schedule/call-hours";
import { localDayAt, localTimeAt } from "~/domain/schedule/local-time";
import { AppError } from "~/lib/app-error";
import { dateColumn } from "~/lib/columns";
import { MINUTE } from "~/lib/time";
import { callSettings, configuredProvider } from "~/providers/telephony/registry.server";
import { enqueue } from "~/queue/enqueue.server";
import { assertService } from "./assert-service.server";
import { assertStaying } from "./assert-staying.server";
import { CAP_WINDOW, capsFor, roomAt } from "./dial-caps";
import { loadCallPlan } from "./load-call-plan.server";
import { isReservedNumber, readPhoneNumber } from "./phone-number";
import { recordStep } from "./record-step.server";
import { assertMinutesLeft, isMoneySpent, moneyIsSpent } from "./room-to-talk.server";
import { cancelWaiting } from "./take-back-call.server";

/** How many calls a person may ask for within `REQUEST_WINDOW`. */
const REQUEST_LIMIT = 10;
const REQUEST_WINDOW = 10 * MINUTE;

/** A call that is due within so short a time is as good as ringing. */
const ABOUT_NOW = 1 * MINUTE;

/** What a person can do while nothing rings. */
const INSTEAD = "Until then, press Write instead to talk in writing.";

/** The furthest ahead a call may be asked for, in minutes. */
export const LATEST_REQUEST = 120;

/**
 * "Call now", or in some minutes: makes the call's row and its job, or says why not. The worker dials. A call that
 * was asked for later gives way to one that is asked for now.
 *
 * @param userId the signed-in person, who asks for themselves
 * @param now the instant of the request
 * @param options.inMinutes how long to wait before it rings, up to `LATEST_REQUEST`; unlike "now", such a call
 *   keeps to the hours
 * @returns the new call
 * @throws {AppError} account_leaving, plan_required, calls_forbidden, call_already_live, too_many_requests, unavailable
 */
export async function requestCall(
  userId: string,
  now: Date,
  options: { inMinutes?: number } = {},
): Promise<{ callId: string; status: "queued" }> {
  const minutes = options.inMinutes ?? 0;
  if (!(minutes >= 0 && minutes <= LATEST_REQUEST)) throw new AppError("bad_request");
  const scheduledAt = new Date(now.getTime() + minutes * MINUTE);
  const moneySpent = await isMoneySpent(now);
  return withUser(userId, async (tx) => {
    // One request at a time per person: of twenty at once, one makes the call and the others see it.
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const plan = await assertMayCall(tx, userId, now);
    await assertMinutesLeft(tx, { userId, zone: plan.localTz, instead: INSTEAD }, now);
    if (moneySpent) throw moneyIsSpent(plan.localTz, now, INSTEAD);
    const later = minutes > 0;
    if (later && !isWithin(localTimeAt(scheduledAt, plan.localTz), plan.hours)) {
      throw new AppError(
        "calls_forbidden",
        `Your phone rings from ${hoursWords(plan.hours)} only. Press Call now, or change your hours in Settings.`,
      );
    }
    await giveWay(tx, userId, now);
    const call = await tx.call.create({
      data: {
        userId,
        kind: "on_demand",
        localDate: dateColumn(localDayAt(scheduledAt, plan.localTz, plan.dayStart)),
        provider: configuredProvider(),
        scheduledAt,
      },
      select: { id: true },
    });
    const detail = later ? { at: scheduledAt.toISOString() } : undefined;
    await recordStep(tx, { id: call.id, userId }, "requested", now, detail);
    await enqueue(tx, "place_call", { callId: call.id }, later ? { runAt: scheduledAt } : {});
    return { callId: call.id, status: "queued" as const };
  });
}

/** A call that still waits for its time is replaced by the one that is asked for now. */
async function giveWay(tx: Tx, userId: string, now: Date): Promise<void> {
  const waiting = await tx.call.findFirst({
    where: { userId, kind: "on_demand", status: "queued" },
    select: { id: true },
  });
  if (waiting) await cancelWaiting(tx, { id: waiting.id, userId }, "superseded", now);
}

async function assertMayCall(tx: Tx, userId: string, now: Date) {
  await assertStaying(tx, userId);
  await assertService(tx);
  const plan = await loadCallPlan(tx, userId, now);
  const { localTz } = plan;
  if (!localTz || !plan.firstName) throw new AppError("profile_unfinished");
  if (!plan.entitled) throw new AppError("plan_required");
  if (!plan.phone) throw new AppError("calls_forbidden", "Add your phone number in Settings first.");
  if (!plan.consented) {
    throw new AppError(
      "calls_forbidden",
      "You withdrew your consent to calls. Give it again in Settings first.",
    );
  }
  if (plan.phoneBlocked) {
    throw new AppError("calls_forbidden", "This number asked never to be called, so nothing will ring it.");
  }
  if (!plan.phoneProved) {
    throw new AppError(
      "calls_forbidden",
      "This number isn't verified as yours yet, so nothing will ring it.",
    );
  }

  const number = readPhoneNumber(plan.phone, callSettings());
  if (!number.ok) throw new AppError("calls_forbidden", number.problem);

  // Of several requests at once, the first may be of a moment after this one.
  const soon = { lte: new Date(now.getTime() + ABOUT_NOW) };
  const live = await tx.call.findFirst({
    where: {
      userId,
      OR: [
        { status: { in: ["dialing", "ringing", "in_progress"] } },
        { kind: { in: ["on_demand", "verification"] }, status: "queued", scheduledAt: soon },
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
  const dialed = await tx.call.findMany({
    where: { userId, dialedAt: { gt: new Date(now.getTime() - CAP_WINDOW) } },
    orderBy: { dialedAt: "asc" },
    select: { dialedAt: true },
  });
  const free = roomAt(
    dialed.flatMap(({ dialedAt }) => dialedAt ?? []),
    capsFor(isReservedNumber(plan.phone)).user,
  );
  if (free) {
    throw new AppError(
      "too_many_requests",
      `You have been called ${dialed.length} times in 24 hours, which is enough. Press Call now after ${localTimeAt(free, localTz)}.`,
      { retryAfterSeconds: Math.ceil((free.getTime() - now.getTime()) / 1000) },
    );
  }
  return { ...plan, localTz };
}
