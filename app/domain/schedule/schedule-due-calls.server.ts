import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { CATCH_UP_WINDOW } from "~/domain/calls/dial-guard";
import { dateColumn } from "~/lib/columns";
import { logger } from "~/observability/logger.server";
import { paymentsMode } from "~/providers/payments/registry.server";
import { callSettings, configuredProvider } from "~/providers/telephony/registry.server";
import { enqueue } from "~/queue/enqueue.server";
import { localDateAt } from "./local-time";
import { nextCallAt } from "./next-call";
import { PLAN_COLUMNS, planFrom } from "./stored-plan";

const BATCH = 200;

/**
 * The minute tick. Everyone whose `next_call_at` has come gets their day's call and its job, and their
 * `next_call_at` moves on; row, job and move are one transaction per batch. Running it twice, or on ten workers
 * at once, calls nobody twice: rows are claimed with a lock, and a local day has one first attempt.
 *
 * @param input.now who is due is judged at this instant
 * @returns how many calls were put on their way
 */
export async function scheduleDueCalls({ now }: { now: Date }): Promise<number> {
  let scheduled = 0;
  for (;;) {
    const batch = await withService((tx) => claimBatch(tx, now));
    scheduled += batch.scheduled;
    if (batch.claimed < BATCH) break;
  }
  if (scheduled > 0) logger.info({ scheduled }, "daily calls scheduled");
  return scheduled;
}

async function claimBatch(tx: Tx, now: Date): Promise<{ claimed: number; scheduled: number }> {
  const due = await tx.$queryRaw<{ id: string }[]>`
    select id from users where next_call_at <= ${now} order by next_call_at limit ${BATCH} for update skip locked`;
  const rows = await tx.user.findMany({
    where: { id: { in: due.map(({ id }) => id) } },
    select: PLAN_COLUMNS,
  });
  const rules = { ...callSettings(), payments: paymentsMode() };
  let scheduled = 0;
  for (const row of rows) {
    const plan = planFrom(row, rules, now);
    const slot = plan.nextCallAt;
    if (!slot || !plan.localTz) continue;
    const localDate = localDateAt(slot, plan.localTz);
    if (await claimDay(tx, plan.userId, slot, localDate, now)) scheduled += 1;
    await tx.user.update({
      where: { id: plan.userId },
      data: { nextCallAt: nextCallAt(plan, now, localDate) },
      select: { id: true },
    });
  }
  return { claimed: due.length, scheduled };
}

/** Makes the day's first attempt, unless the day has one already. A slot that is over is kept as our fault. */
async function claimDay(tx: Tx, userId: string, slot: Date, localDate: string, now: Date): Promise<boolean> {
  const missed = now.getTime() - slot.getTime() > CATCH_UP_WINDOW;
  const [call] = await tx.call.createManyAndReturn({
    data: {
      userId,
      kind: "daily",
      localDate: dateColumn(localDate),
      provider: configuredProvider(),
      scheduledAt: slot,
      ...(missed && { status: "canceled" as const, endedAt: now, endedReason: "service_fault" }),
    },
    skipDuplicates: true,
    select: { id: true },
  });
  if (!call) return false;
  await tx.callEvent.create({
    data: {
      callId: call.id,
      userId,
      at: now,
      kind: missed ? "not_dialed" : "scheduled",
      detail: missed ? { reason: "service_fault" } : { slot: slot.toISOString() },
    },
  });
  if (!missed) await enqueue(tx, "place_call", { callId: call.id });
  return !missed;
}
