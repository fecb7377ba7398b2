import type { Prisma } from "~/db/client.server";
import type { Tx } from "~/db/transaction.server";
import type { CallStep } from "~/domain/calls/receipt";
import { enqueueAll } from "~/queue/enqueue.server";
import { recordConsent } from "./record-consent.server";

export type StopOptions = {
  /** Where it was said, for the consent record. */
  source: string;
  /** The number it was said at, E.164; left out, the person's own of now. */
  phone?: string | null;
  /** The call on which it was said: it says goodbye by itself. */
  saidOn?: string;
};

/**
 * Withdraws consent and stops everything that could ring, in the caller's transaction: nothing is planned, every
 * call that waits is dropped with a receipt, whatever its kind, no code works any more, and calls that are on their
 * way or talked on are hung up by a job. Stopping again changes nothing.
 *
 * @param tx as the person or as the service; it holds the person's row from here on
 * @param now the instant of stopping
 */
export async function stopEverything(tx: Tx, userId: string, now: Date, options: StopOptions): Promise<void> {
  await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
  const latest = await tx.consent.findFirst({
    where: { userId, kind: "calls" },
    orderBy: { createdAt: "desc" },
    select: { granted: true, textVersion: true, text: true },
  });
  if (latest?.granted) {
    const { textVersion: version, text } = latest;
    const { source, phone } = options;
    await recordConsent(tx, userId, "calls", false, { version, text, source, phone: phone ?? undefined });
  }
  await tx.user.update({
    where: { id: userId },
    data: { nextCallAt: null, nextSilentAt: null },
    select: { id: true },
  });
  await tx.phoneVerification.deleteMany({ where: { userId, consumedAt: null } });
  await dropCalls(tx, { userId }, "consent_withdrawn", now, options.saidOn);
}

/**
 * Takes back the codes a person asked for, and the calls that would read them out: the number is another one now.
 *
 * @param tx as the person or as the service; it holds the person's row
 * @param now the instant of the change
 */
export async function dropPhoneCodes(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.phoneVerification.deleteMany({ where: { userId, consumedAt: null } });
  await dropCalls(tx, { userId, kind: "verification" }, "number_changed", now);
}

/** Cancels what waits, and hangs up what rings or talks. */
async function dropCalls(
  tx: Tx,
  which: Prisma.CallWhereInput,
  reason: "consent_withdrawn" | "number_changed",
  now: Date,
  spared?: string,
): Promise<void> {
  const dropped = await tx.call.updateManyAndReturn({
    where: { ...which, status: "queued" },
    data: { status: "canceled", endedAt: now, endedReason: reason },
    select: { id: true, userId: true },
  });
  const kind = "not_dialed" satisfies CallStep;
  await tx.callEvent.createMany({
    data: dropped.map(({ id, userId }) => ({ callId: id, userId, at: now, kind, detail: { reason } })),
  });
  const live = await tx.call.findMany({
    where: {
      ...which,
      status: { in: ["dialing", "ringing", "in_progress"] },
      ...(spared && { id: { not: spared } }),
    },
    select: { id: true },
  });
  await enqueueAll(
    tx,
    "end_call",
    live.map(({ id }) => ({ callId: id })),
  );
}
