import type { Call } from "~/db/generated/client";
import type { Tx } from "~/db/transaction.server";
import { heardCrisis, wishesIn } from "~/domain/conversation/wishes";
import { talkSetting } from "~/domain/schedule/talk-setting";
import type { Turn } from "~/providers/telephony/provider";
import { weLead } from "~/providers/telephony/registry.server";
import { enqueue } from "~/queue/enqueue.server";
import { blockInTransaction } from "./block-number.server";
import { loadCallPlan } from "./load-call-plan.server";
import { isReservedNumber } from "./phone-number";
import type { CallStep } from "./receipt";

/**
 * Starts what somebody asked of us on the phone or in writing: whatever the companion promised has to come true.
 * Acting on the same talk again changes nothing.
 *
 * @param tx a service transaction that holds the call
 * @param call on which it was said
 * @param turns all that is kept of the talk so far
 * @param now the instant of acting
 * @returns whether somebody was in distress: then the talk is no game
 */
export async function actOnTalk(
  tx: Tx,
  call: Pick<Call, "id" | "userId" | "provider" | "toNumber" | "dialedAt" | "scheduledAt" | "localDate">,
  turns: readonly Turn[],
  now: Date,
): Promise<{ distress: boolean }> {
  const setting = talkSetting(await loadCallPlan(tx, call.userId, now), call);
  // An agent of the vendor's may say goodbye to a wish without asking back: it counts all the same.
  const asksBack = weLead(call.provider);
  const wishes = wishesIn(turns, setting, { unsettledStopCounts: true, asksBack });
  const wrongNumber = wishes.some(({ kind }) => kind === "wrong_number");
  const stop = wrongNumber || wishes.some(({ kind }) => kind === "stop_calls");
  const reason = wrongNumber ? ("wrong_number" as const) : ("stop_calls" as const);
  if (stop && !(await wasStopped(tx, call.id, reason))) {
    await withdraw(tx, call);
    await enqueue(tx, "stop_calls", { callId: call.id, reason });
  }
  if (!stop && wishes.length > 0) await enqueue(tx, "keep_wishes", { callId: call.id });
  // Reserved numbers belong to nobody and are shared by many: a block would be everybody's.
  if (wrongNumber && call.toNumber && !isReservedNumber(call.toNumber)) {
    await blockInTransaction(tx, call.toNumber, "wrong_number");
  }
  return { distress: heardCrisis(turns, setting.language) };
}

/** Whoever has turned calls on again since isn't stopped by the same words a second time. */
async function wasStopped(tx: Tx, callId: string, reason: "stop_calls" | "wrong_number"): Promise<boolean> {
  const steps = await tx.callEvent.findMany({
    where: { callId, kind: "calls_stopped" satisfies CallStep },
    select: { detail: true },
  });
  return steps.some(({ detail }) => reason === "stop_calls" || JSON.stringify(detail).includes(reason));
}

/** From this transaction on every dial is refused; the job tidies up what is queued and planned. */
async function withdraw(
  tx: Tx,
  { id, userId, toNumber }: Pick<Call, "id" | "userId" | "toNumber">,
): Promise<void> {
  const latest = await tx.consent.findFirst({
    where: { userId, kind: "calls" },
    orderBy: { createdAt: "desc" },
    select: { granted: true, textVersion: true, text: true },
  });
  if (!latest?.granted) return;
  const { textVersion, text } = latest;
  const said = { granted: false, textVersion, text, phone: toNumber, source: `call:${id}` };
  await tx.consent.create({ data: { userId, kind: "calls", ...said }, select: { id: true } });
}
