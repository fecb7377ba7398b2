import type { Tx } from "~/db/transaction.server";
import { enqueue, enqueueAll } from "~/queue/enqueue.server";
import { noteBilling } from "./note.server";
import {
  countingSubscription,
  type ProjectedPlan,
  projectSubscription,
  surplusSubscriptions,
} from "./project-subscription";
import { type Snapshot, snapshotFrom } from "./snapshot";

/** How a person's plan stands, and stood before. */
export type PlanChange = {
  before: Date | null;
  plan: ProjectedPlan & { grantedUntil: Date | null };
  counting: Snapshot | null;
};

/**
 * Works out what is stored of a person's plan from their snapshots and their gift, and lets happen what follows: their
 * next call is planned anew where access has changed, and of two subscriptions that both are charged one is closed.
 *
 * @param tx a transaction of the service that has locked the person's row
 * @param userId whose plan
 * @param now the instant that access may begin at
 */
export async function projectPlan(tx: Tx, userId: string, now: Date): Promise<PlanChange> {
  const [stored, rows] = [
    await tx.subscription.findUnique({ where: { userId } }),
    await tx.subscriptionSnapshot.findMany({ where: { userId } }),
  ];
  const snapshots = rows.map(snapshotFrom);
  const projected = projectSubscription(snapshots, stored);
  const { accessUntil } = projected;
  const begins = accessUntil !== null && now < accessUntil ? now : null;
  const plan = { ...projected, firstAccessAt: stored?.firstAccessAt ?? begins };
  await tx.subscription.upsert({
    where: { userId },
    create: { userId, ...plan },
    update: plan,
    select: { id: true },
  });
  const before = stored?.accessUntil ?? null;
  if (before?.getTime() !== accessUntil?.getTime()) await enqueue(tx, "keep_next_call", { userId });
  const counting = countingSubscription(snapshots);
  await closeSurplus(tx, userId, counting, surplusSubscriptions(snapshots), now);
  return { before, plan: { ...projected, grantedUntil: stored?.grantedUntil ?? null }, counting };
}

async function closeSurplus(
  tx: Tx,
  userId: string,
  counting: Snapshot | null,
  surplus: Snapshot[],
  now: Date,
): Promise<void> {
  await enqueueAll(
    tx,
    "close_subscription",
    surplus.map(({ subscriptionId }) => ({ subscriptionId })),
  );
  if (counting?.status !== "active") return;
  for (const { subscriptionId } of surplus.filter(({ status }) => status === "active")) {
    await noteBilling(tx, {
      userId,
      kind: "paid_twice",
      subject: subscriptionId,
      detail: { subscriptionId },
      now,
    });
  }
}
