import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { noteBilling } from "./note.server";
import { END_NOTICE, ENDING_COLUMNS, planEnd } from "./plan-end";

const BATCH = 500;

/**
 * Puts on record what people have to be told of plans that end soon or have just ended, and of charges that failed
 * and of which the vendor hasn't said that they are forgiven.
 *
 * @param now the instant that endings are judged against
 */
export async function noteEndings(now: Date): Promise<void> {
  const near = { gt: new Date(now.getTime() - END_NOTICE), lte: new Date(now.getTime() + END_NOTICE) };
  for (let last: string | undefined, full = true; full; ) {
    const plans = await withService((tx) =>
      tx.subscription.findMany({
        where: { accessUntil: near, ...(last && { id: { gt: last } }) },
        select: { id: true, userId: true, grantedAt: true, ...ENDING_COLUMNS },
        orderBy: { id: "asc" },
        take: BATCH,
      }),
    );
    for (const plan of plans) await withService((tx) => noteEnding(tx, plan, now));
    last = plans.at(-1)?.id;
    full = plans.length === BATCH;
  }
  await noteDue(now);
}

type Ending = Parameters<typeof planEnd>[0] & { userId: string; grantedAt: Date | null };

async function noteEnding(tx: Tx, plan: Ending, now: Date): Promise<void> {
  const end = planEnd(plan);
  if (!end) return;
  const ended = end.at <= now;
  // Whoever is given less than a notice's time has just been told.
  const short = end.gift && plan.grantedAt && end.at.getTime() - plan.grantedAt.getTime() <= END_NOTICE;
  if (short && !ended) return;
  await noteBilling(tx, {
    userId: plan.userId,
    kind: ended ? "plan_ended" : "plan_ending",
    subject: end.subject,
    detail: { at: end.at.toISOString(), gift: end.gift },
    now,
  });
}

/** Charges that failed and for which no grace was ever told: the event that says so was lost. */
async function noteDue(now: Date): Promise<void> {
  await withService(async (tx) => {
    const due = await tx.subscriptionSnapshot.findMany({
      where: { status: "past_due", graceUntil: null },
      select: { subscriptionId: true, userId: true, periodEnd: true },
      take: BATCH,
    });
    for (const { subscriptionId, userId, periodEnd } of due) {
      await noteBilling(tx, {
        userId,
        kind: "payment_failed",
        subject: `${subscriptionId} ${periodEnd.toISOString()} past_due`,
        detail: { subscriptionId, status: "past_due" },
        now,
      });
    }
  });
}
