import type { Tx } from "~/db/transaction.server";
import { PLAN_COLUMNS, planFrom, type StoredPlan } from "~/domain/schedule/stored-plan";
import { paymentsMode } from "~/providers/payments/registry.server";
import { callSettings } from "~/providers/telephony/registry.server";

/**
 * Everything about a person that decides whether they may be called.
 *
 * @param tx a transaction that sees the person
 * @param now the instant entitlement is asked for
 */
export async function loadCallPlan(tx: Tx, userId: string, now: Date): Promise<StoredPlan> {
  const row = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: PLAN_COLUMNS });
  return planFrom(row, { ...callSettings(), payments: paymentsMode() }, now);
}
