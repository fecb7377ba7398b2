import type { Tx } from "~/db/transaction.server";
import { paymentsMode } from "~/providers/payments/registry.server";
import { callSettings } from "~/providers/telephony/registry.server";
import { isMoveOver } from "./move";
import { slotsAfterChange } from "./next-call-after-change";
import { PLAN_COLUMNS, planFrom, type StoredPlan } from "./stored-plan";

/**
 * Writes `next_call_at` after anything in a person's plan has changed, in the same transaction as the change.
 * A local day whose slot has been claimed already isn't offered again. A slot that is due and not yet claimed
 * stays due as long as the new plan has it. A move that is over is tidied away.
 *
 * @param tx the transaction that changed the plan
 * @param userId whose plan
 * @param now only slots after this instant count, except for one that is due
 * @returns the plan as it is now
 */
export async function keepNextCall(tx: Tx, userId: string, now: Date): Promise<StoredPlan> {
  // Whoever changes the plan next waits and computes from what this one has left.
  await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
  const row = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: PLAN_COLUMNS });
  const plan = planFrom(row, { ...callSettings(), payments: paymentsMode() }, now);
  const slots = slotsAfterChange(plan, plan, plan.lastSlotDay, now);
  const change = { ...slots, ...(isMoveOver(plan, now) && { movedDay: null, movedTime: null }) };
  await tx.user.update({ where: { id: userId }, data: change, select: { id: true } });
  return { ...plan, ...change };
}
