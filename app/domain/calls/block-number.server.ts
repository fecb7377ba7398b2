import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { enqueueAll } from "~/queue/enqueue.server";

/**
 * Keeps a number from ever being rung, whoever has typed it or will.
 *
 * @param phone E.164
 * @param reason for whoever runs the instance
 * @returns false when it was blocked already
 */
export function blockNumber(phone: string, reason: string): Promise<boolean> {
  return withService((tx) => blockInTransaction(tx, phone, reason));
}

/** The same, in the transaction of what led to it. */
export async function blockInTransaction(tx: Tx, phone: string, reason: string): Promise<boolean> {
  const { count } = await tx.blockedNumber.createMany({ data: { phone, reason }, skipDuplicates: true });
  return count > 0;
}

/**
 * Takes a number off the list. Whoever has it gets their next call planned again.
 *
 * @param phone E.164
 * @returns false when it wasn't blocked
 */
export function unblockNumber(phone: string): Promise<boolean> {
  return withService(async (tx) => {
    const { count } = await tx.blockedNumber.deleteMany({ where: { phone } });
    if (count === 0) return false;
    const owners = await tx.user.findMany({ where: { phone }, select: { id: true } });
    await enqueueAll(
      tx,
      "keep_next_call",
      owners.map(({ id }) => ({ userId: id })),
    );
    return true;
  });
}
