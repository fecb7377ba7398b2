import { withService } from "~/db/with-service.server";
import { DAY, MINUTE } from "~/lib/time";
import { describeError } from "~/observability/describe-error";
import { logger } from "~/observability/logger.server";
import { OVER } from "~/providers/payments/provider";
import { findPayments } from "~/providers/payments/registry.server";
import { followSubscription } from "./follow-subscription.server";
import { noteEndings } from "./note-endings.server";

/** A subscription that wasn't asked about for longer is asked about again. */
const STALE = 1 * DAY;
/** So long after it was opened, something may still come of a checkout. */
const CHECKOUTS_WITHIN = 2 * DAY;
/** What was paid in a checkout's last instant is heard of within a day and a half. */
const KEPT_WITHOUT_USER = 7 * DAY;
const BATCH = 500;
const AT_ONCE = 5;
/** A round is over before the next one begins. */
const ROUND = 45 * MINUTE;
/** A vendor that fails so often in a row isn't asked again in this round. */
const PATIENCE = 10;

/**
 * Asks the payment vendor about what wasn't heard of: subscriptions that weren't asked about for a day, or whose period
 * or grace is over since, and customers with a checkout that nothing has come of. So a webhook that never came is made
 * up for. Then tells people whose plan ends or has ended. One failure stops none of the others.
 *
 * @param input.now the instant the job began
 * @param input.stopping the worker stops: the rest is for the next round
 */
export async function tendSubscriptions({
  now,
  stopping,
}: {
  now: Date;
  stopping: AbortSignal;
}): Promise<void> {
  const vendor = await findPayments();
  if (!vendor) return;
  const begun = performance.now();
  const instant = () => new Date(now.getTime() + (performance.now() - begun));
  let failures = 0;
  const each = async <T>(all: T[], work: (one: T) => Promise<unknown>) => {
    for (let first = 0; first < all.length; first += AT_ONCE) {
      const isOver = performance.now() - begun > ROUND;
      if (stopping.aborted || isOver || failures >= PATIENCE) return;
      const done = await Promise.allSettled(all.slice(first, first + AT_ONCE).map(work));
      for (const failed of done.filter((one) => one.status === "rejected")) {
        failures += 1;
        const error = describeError(failed.reason);
        logger.warn({ error }, "the payment vendor wasn't asked about a subscription");
      }
      if (done.some((one) => one.status === "fulfilled")) failures = 0;
    }
  };
  await each(await unheard(now), async (id) => {
    const asked = instant();
    if ((await followSubscription(id, asked)) !== "followed") await noteAsked(id, asked);
  });
  await each(await expectant(now), async (customerId) => {
    const ids = await vendor.listSubscriptions(customerId);
    for (const id of await unknownOf(ids)) await followSubscription(id, instant());
  });
  if (stopping.aborted) return;
  await noteEndings(now);
  await forgetCheckouts(now);
}

/** Checkouts of accounts that are gone, once nothing can come of them. */
function forgetCheckouts(now: Date): Promise<unknown> {
  const expiresAt = { lt: new Date(now.getTime() - KEPT_WITHOUT_USER) };
  return withService((tx) => tx.checkout.deleteMany({ where: { userId: null, expiresAt } }));
}

/**
 * Subscriptions to ask about: those that weren't asked about for longest. They are taken from both ends, so that some
 * which the vendor always fails at, and which grow old by that, keep it from none of the others.
 */
async function unheard(now: Date): Promise<string[]> {
  const stale = new Date(now.getTime() - STALE);
  const over = [...OVER];
  const rows = await withService(
    (tx) => tx.$queryRaw<{ id: string }[]>`
      select subscription_id as id from subscription_snapshots
      where status <> all (${over}::text[]) and (read_at < ${stale}
        or (period_end <= ${now} and read_at < period_end) or (grace_until <= ${now} and read_at < grace_until))
      order by read_at, subscription_id limit ${BATCH}`,
  );
  const half = Math.ceil(rows.length / 2);
  const [older, younger] = [rows.slice(0, half), rows.slice(half).reverse()];
  return older.flatMap(({ id }, n) => [id, ...younger.slice(n, n + 1).map((row) => row.id)]);
}

/** What the vendor knows nothing of isn't asked about first every hour. */
function noteAsked(subscriptionId: string, readAt: Date): Promise<unknown> {
  return withService((tx) =>
    tx.subscriptionSnapshot.updateMany({
      where: { subscriptionId, readAt: { lt: readAt } },
      data: { readAt },
    }),
  );
}

/** Customers of whom a subscription may have begun without our hearing of it. */
async function expectant(now: Date): Promise<string[]> {
  const rows = await withService((tx) =>
    tx.subscription.findMany({
      where: {
        dodoCustomerId: { not: null },
        user: {
          checkouts: {
            some: {
              finishedAt: null,
              sessionId: { not: null },
              createdAt: { gte: new Date(now.getTime() - CHECKOUTS_WITHIN) },
            },
          },
        },
      },
      orderBy: { updatedAt: "desc" },
      select: { dodoCustomerId: true },
      take: BATCH,
    }),
  );
  return rows.flatMap(({ dodoCustomerId }) => dodoCustomerId ?? []);
}

/** Those of the ids that nothing is stored of. */
async function unknownOf(ids: string[]): Promise<string[]> {
  const rows = await withService((tx) =>
    tx.subscriptionSnapshot.findMany({
      where: { subscriptionId: { in: ids } },
      select: { subscriptionId: true },
    }),
  );
  const known = new Set(rows.map(({ subscriptionId }) => subscriptionId));
  return ids.filter((id) => !known.has(id));
}
