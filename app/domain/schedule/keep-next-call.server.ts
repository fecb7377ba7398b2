import type { Tx } from "~/db/transaction.server";
import { dateColumn, fromDateColumn } from "~/lib/columns";
import { DAY } from "~/lib/time";
import { paymentsMode } from "~/providers/payments/registry.server";
import { callSettings } from "~/providers/telephony/registry.server";
import { nextCallAt } from "./next-call";
import { PLAN_COLUMNS, planFrom } from "./stored-plan";

/**
 * Writes `next_call_at` after anything in a person's plan has changed, in the same transaction as the change.
 * A local day whose slot has been claimed already isn't offered again.
 *
 * @param tx the transaction that changed the plan
 * @param userId whose plan
 * @param now only slots after this instant count
 */
export async function keepNextCall(tx: Tx, userId: string, now: Date): Promise<void> {
  // Whoever changes the plan next waits and computes from what this one has left.
  await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for update`;
  const row = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: PLAN_COLUMNS });
  const plan = planFrom(row, { ...callSettings(), payments: paymentsMode() }, now);
  // A local day is never more than a day away from the UTC day.
  const yesterday = new Date(now.getTime() - DAY).toISOString().slice(0, 10);
  const claimed = await tx.call.findFirst({
    where: { userId, kind: "daily", localDate: { gte: dateColumn(yesterday) } },
    orderBy: { localDate: "desc" },
    select: { localDate: true },
  });
  const lastDay = claimed ? fromDateColumn(claimed.localDate) : undefined;
  await tx.user.update({
    where: { id: userId },
    data: { nextCallAt: nextCallAt(plan, now, lastDay) },
    select: { id: true },
  });
}
