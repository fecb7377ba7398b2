import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { dateColumn, timeColumn } from "~/lib/columns";
import { paymentsMode } from "~/providers/payments/registry.server";
import { callSettings } from "~/providers/telephony/registry.server";
import { keepNextCall } from "./keep-next-call.server";
import { decideMove, type Move, type MoveDecision } from "./move";
import { PLAN_COLUMNS, planFrom } from "./stored-plan";

/**
 * Gives one day's call a time of its own. A move made before gives way to it.
 *
 * @param userId the signed-in person
 * @param move the local day, and the local time at which it rings
 * @param now the instant of moving
 * @returns the instant at which it rings; or why not, and then nothing has changed
 */
export function moveCall(userId: string, move: Move, now: Date): Promise<MoveDecision> {
  return withUser(userId, (tx) => moveInTransaction(tx, userId, move, now));
}

/**
 * The same in the caller's transaction.
 *
 * @param tx sees the person; it holds their row from here on
 */
export async function moveInTransaction(
  tx: Tx,
  userId: string,
  move: Move,
  now: Date,
): Promise<MoveDecision> {
  // The tick claims days meanwhile: it comes before or after.
  await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
  const row = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: PLAN_COLUMNS });
  const plan = planFrom(row, { ...callSettings(), payments: paymentsMode() }, now);
  const decision = decideMove(plan, move, now);
  if ("reason" in decision) return decision;
  const { movedDay, movedTime, skippedDay } = decision.change;
  await tx.user.update({
    where: { id: userId },
    data: {
      movedDay: movedDay && dateColumn(movedDay),
      movedTime: movedTime && timeColumn(movedTime),
      skippedDay: skippedDay && dateColumn(skippedDay),
    },
    select: { id: true },
  });
  await keepNextCall(tx, userId, now);
  return decision;
}

/**
 * Gives the day that was moved its usual time back. Without a move nothing changes.
 *
 * @param userId the signed-in person
 * @param now only slots after this instant count
 */
export async function clearMove(userId: string, now: Date): Promise<void> {
  await withUser(userId, async (tx) => {
    await tx.user.update({
      where: { id: userId },
      data: { movedDay: null, movedTime: null },
      select: { id: true },
    });
    await keepNextCall(tx, userId, now);
  });
}
