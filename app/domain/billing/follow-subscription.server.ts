import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { isUuid } from "~/lib/uuid";
import { logger } from "~/observability/logger.server";
import { isOver, PaymentsAway, type VendorSubscription } from "~/providers/payments/provider";
import { findPayments, paymentsMode } from "~/providers/payments/registry.server";
import { enqueue } from "~/queue/enqueue.server";
import { isEntitled } from "./entitlement";
import { foldSnapshot, type SubscriptionRead } from "./fold-snapshot";
import { noteBilling } from "./note.server";
import { END_NOTICE, planEnd } from "./plan-end";
import { type PlanChange, projectPlan } from "./project-plan.server";
import { type Snapshot, snapshotFrom } from "./snapshot";

/**
 * - `not_ours`: no checkout of ours is behind it
 * - `no_user`: its person is gone, and it is being closed
 * - `unknown`: the vendor used a word for its status that we don't know
 * - `not_found`: the vendor doesn't know it
 */
export type Followed = "followed" | "not_ours" | "no_user" | "unknown" | "not_found";

/** What of a subscription is known already. `read.at` is the instant before the vendor was asked. */
export type KnownOfSubscription = {
  /** Until when a failed charge is forgiven, as an event said it. */
  graceUntil?: Date | null;
  read?: { subscription: VendorSubscription; at: Date };
};

/**
 * Brings what is stored of a subscription in line with the vendor, who is asked unless an answer is given, and with it
 * its person's plan. Whatever the order and number of such answers, the same is stored in the end. Never to be called
 * inside a transaction.
 *
 * @param subscriptionId the vendor's id
 * @param now the instant before the vendor is asked
 * @param known what is known already
 * @throws {PaymentsAway} {PaymentsRefused}
 */
export async function followSubscription(
  subscriptionId: string,
  now: Date,
  known: KnownOfSubscription = {},
): Promise<Followed> {
  const read = known.read ?? { subscription: await ask(subscriptionId), at: now };
  const { subscription, at } = read;
  if (!subscription) {
    await withService((tx) => noteLost(tx, subscriptionId, at, now));
    return "not_found";
  }
  const { status } = subscription;
  if (status === null) {
    logger.warn({ subscriptionId }, "the payment vendor used a word for a status that we don't know");
    return "unknown";
  }
  const graceUntil = known.graceUntil ?? null;
  const answer = { subscription: { ...subscription, status }, at, graceUntil };
  return withService((tx) => keep(tx, answer, now));
}

async function ask(subscriptionId: string): Promise<VendorSubscription | null> {
  const vendor = await findPayments();
  if (!vendor) throw new PaymentsAway("payments are off");
  return vendor.getSubscription(subscriptionId);
}

async function keep(tx: Tx, read: SubscriptionRead, now: Date): Promise<Followed> {
  const { subscription } = read;
  const { subscriptionId } = subscription;
  const owner = await findOwner(tx, subscription);
  if (owner === "gone" || (owner && !(await lockUser(tx, owner)))) {
    // Nobody is charged for an account that is gone.
    if (!isOver(subscription)) await enqueue(tx, "close_subscription", { subscriptionId });
    logger.warn({ subscriptionId }, "a subscription's person is gone");
    return "no_user";
  }
  if (!owner) {
    logger.warn({ subscriptionId }, "a subscription comes from no checkout of ours");
    return "not_ours";
  }
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`subscription ${subscriptionId}`}, 0))`;
  const row = await tx.subscriptionSnapshot.findUnique({ where: { subscriptionId } });
  const snapshot = foldSnapshot(row && snapshotFrom(row), owner, read);
  await tx.subscriptionSnapshot.upsert({
    where: { subscriptionId },
    create: snapshot,
    update: snapshot,
    select: { subscriptionId: true },
  });
  await finishCheckout(tx, subscription, owner, now);
  const change = await projectPlan(tx, owner, now);
  await noteFailedCharge(tx, snapshot, change.counting, now);
  await noteEnd(tx, owner, change, now);
  return "followed";
}

/** @returns whether there is such a person */
async function lockUser(tx: Tx, userId: string): Promise<boolean> {
  const users = await tx.$queryRaw<
    unknown[]
  >`select 1 from users where id = ${userId}::uuid for no key update`;
  return users.length > 0;
}

/**
 * The vendor doesn't know what is stored: it was another vendor's, or of its other environment. What was paid for is
 * given to its end, and it stands in no other plan's way.
 */
async function noteLost(tx: Tx, subscriptionId: string, at: Date, now: Date): Promise<void> {
  const stored = await tx.subscriptionSnapshot.findUnique({
    where: { subscriptionId },
    select: { userId: true },
  });
  if (!stored) return;
  const { userId } = stored;
  if (!(await lockUser(tx, userId))) return;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`subscription ${subscriptionId}`}, 0))`;
  const { count } = await tx.subscriptionSnapshot.updateMany({
    where: { subscriptionId, lostAt: null, readAt: { lte: at } },
    data: { lostAt: at },
  });
  if (count > 0) await projectPlan(tx, userId, now);
}

/**
 * Whose subscription it is: as stored, else as its metadata says, which is believed only where the checkout it names
 * is that person's.
 *
 * @returns `gone` when its person is; null when it isn't ours
 */
async function findOwner(
  tx: Tx,
  { subscriptionId, userId, checkoutId }: VendorSubscription,
): Promise<string | "gone" | null> {
  const stored = await tx.subscriptionSnapshot.findUnique({
    where: { subscriptionId },
    select: { userId: true },
  });
  if (stored) return stored.userId;
  if (!userId || !checkoutId || !isUuid(userId) || !isUuid(checkoutId)) return null;
  // Another instance that sells by the same account has checkouts of its own.
  const checkout = await tx.checkout.findUnique({ where: { id: checkoutId }, select: { userId: true } });
  if (!checkout) return null;
  if (checkout.userId === null) return "gone";
  return checkout.userId === userId ? userId : null;
}

/** A checkout is done with once something has come of it. A first charge that is on its way, or was refused, is nothing. */
async function finishCheckout(
  tx: Tx,
  { status, checkoutId }: VendorSubscription,
  userId: string,
  now: Date,
): Promise<void> {
  if (status === "pending" || status === "failed" || !checkoutId || !isUuid(checkoutId)) return;
  await tx.checkout.updateMany({
    where: { id: checkoutId, userId, finishedAt: null },
    data: { finishedAt: now },
  });
}

/** While a charge is due and the vendor hasn't said whether it is forgiven, there is nothing true to say yet. */
async function noteFailedCharge(
  tx: Tx,
  snapshot: Snapshot,
  counting: Snapshot | null,
  now: Date,
): Promise<void> {
  const { userId, subscriptionId, status, periodEnd, graceUntil } = snapshot;
  if (counting?.subscriptionId !== subscriptionId) return;
  if (status === "on_hold" || (status === "past_due" && graceUntil)) {
    const subject = `${subscriptionId} ${periodEnd.toISOString()} ${status}`;
    await noteBilling(tx, {
      userId,
      kind: "payment_failed",
      subject,
      detail: { subscriptionId, status },
      now,
    });
  }
}

/** An ending that comes by event would leave nothing for the hourly look to find. */
async function noteEnd(tx: Tx, userId: string, { before, plan }: PlanChange, now: Date): Promise<void> {
  if (!before || now.getTime() - before.getTime() > END_NOTICE || isEntitled(paymentsMode(), plan, now))
    return;
  const end = planEnd(plan);
  if (!end) return;
  const at = (before < now ? before : now).toISOString();
  await noteBilling(tx, {
    userId,
    kind: "plan_ended",
    subject: end.subject,
    detail: { at, gift: end.gift },
    now,
  });
}
