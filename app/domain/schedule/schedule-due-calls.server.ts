import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { CATCH_UP_WINDOW } from "~/domain/calls/dial-guard";
import type { CallStep } from "~/domain/calls/receipt";
import { dateColumn, type LocalDate } from "~/lib/columns";
import { logger } from "~/observability/logger.server";
import { paymentsMode } from "~/providers/payments/registry.server";
import { callSettings, configuredProvider } from "~/providers/telephony/registry.server";
import { enqueueAll } from "~/queue/enqueue.server";
import { nextCallAt, slotDay } from "./next-call";
import { PLAN_COLUMNS, planFrom, type StoredPlan } from "./stored-plan";

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

type Claim = { userId: string; slot: Date; localDate: LocalDate; missed: boolean };

/** A fixed number of statements, however many are due: the database may be far away. */
async function claimBatch(tx: Tx, now: Date): Promise<{ claimed: number; scheduled: number }> {
  const due = await tx.$queryRaw<{ id: string }[]>`
    select id from users where next_call_at <= ${now.toISOString()}::timestamptz
    order by next_call_at limit ${BATCH} for update skip locked`;
  if (due.length === 0) return { claimed: 0, scheduled: 0 };
  const rows = await tx.user.findMany({
    where: { id: { in: due.map(({ id }) => id) } },
    select: PLAN_COLUMNS,
  });
  const rules = { ...callSettings(), payments: paymentsMode() };

  const claims: Claim[] = [];
  const next: { id: string; at: Date | null }[] = [];
  for (const row of rows) {
    const planned = planFrom(row, rules, now);
    const { claim, at } = planDay(planned, now);
    if (claim) claims.push(claim);
    next.push({ id: row.id, at });
  }
  const scheduled = await claimDays(tx, claims, now);
  await tx.$executeRaw`
    update users set next_call_at = moved.at, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(next)}::jsonb) as moved(id uuid, at timestamptz)
    where users.id = moved.id`;
  return { claimed: due.length, scheduled };
}

/** The day that has come and the slot after it. One plan nobody can compute with must not hold up the others. */
function planDay(plan: StoredPlan, now: Date): { claim: Claim | null; at: Date | null } {
  const { userId, nextCallAt: slot, localTz, callTime } = plan;
  if (!slot || !localTz || !callTime) return { claim: null, at: null };
  try {
    const localDate = slotDay(slot, callTime, localTz);
    const missed = now.getTime() - slot.getTime() > CATCH_UP_WINDOW;
    return { claim: { userId, slot, localDate, missed }, at: nextCallAt(plan, now, localDate) };
  } catch (error) {
    logger.error(
      { userId, error: error instanceof Error ? error.name : "unknown" },
      "a call plan can't be computed",
    );
    return { claim: null, at: null };
  }
}

/**
 * Makes the days' first attempts, except for days that have one already. A slot that is over is kept as our
 * fault.
 *
 * @returns how many will be placed
 */
async function claimDays(tx: Tx, claims: Claim[], now: Date): Promise<number> {
  const provider = configuredProvider();
  const made = await tx.call.createManyAndReturn({
    data: claims.map(({ userId, slot, localDate, missed }) => ({
      userId,
      kind: "daily" as const,
      localDate: dateColumn(localDate),
      provider,
      scheduledAt: slot,
      status: missed ? ("canceled" as const) : ("queued" as const),
      endedAt: missed ? now : null,
      endedReason: missed ? "service_fault" : null,
    })),
    skipDuplicates: true,
    select: { id: true, userId: true, status: true, scheduledAt: true },
  });
  await tx.callEvent.createMany({
    data: made.map((call) => {
      const missed = call.status === "canceled";
      return {
        callId: call.id,
        userId: call.userId,
        at: now,
        kind: (missed ? "not_dialed" : "scheduled") satisfies CallStep,
        detail: missed ? { reason: "service_fault" } : { slot: call.scheduledAt.toISOString() },
      };
    }),
  });
  const toPlace = made.filter((call) => call.status === "queued");
  await enqueueAll(
    tx,
    "place_call",
    toPlace.map((call) => ({ callId: call.id })),
  );
  return toPlace.length;
}
