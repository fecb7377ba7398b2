import { noteAct } from "~/db/note-audit.server";
import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { enqueueAll } from "~/queue/enqueue.server";

/**
 * Keeps a number from ever being rung, whoever has typed it or will: the word of an operator at the terminal.
 *
 * @param phone E.164
 * @param reason for whoever runs the instance
 * @returns false when it was blocked already
 */
export function blockNumber(phone: string, reason: string): Promise<boolean> {
  return withService(async (tx) => {
    const blocked = await blockInTransaction(tx, phone, reason);
    if (blocked) await noteForOwners(tx, phone, "number_blocked");
    return blocked;
  });
}

/** The number itself isn't noted: whose it is finds it in their settings. */
async function noteForOwners(tx: Tx, phone: string, action: string): Promise<string[]> {
  const owners = await tx.user.findMany({ where: { phone }, select: { id: true } });
  if (owners.length === 0) await noteAct(tx, { actor: "operator", action });
  for (const { id } of owners) await noteAct(tx, { actor: "operator", action, userId: id });
  return owners.map(({ id }) => id);
}

/** The same, in the transaction of what led to it. */
export async function blockInTransaction(tx: Tx, phone: string, reason: string): Promise<boolean> {
  const { count } = await tx.blockedNumber.createMany({ data: { phone, reason }, skipDuplicates: true });
  return count > 0;
}

/**
 * Takes a number off the list, at the terminal. Whoever has it gets their next call planned again.
 *
 * @param phone E.164
 * @returns false when it wasn't blocked
 */
export function unblockNumber(phone: string): Promise<boolean> {
  return withService(async (tx) => {
    const { count } = await tx.blockedNumber.deleteMany({ where: { phone } });
    if (count === 0) return false;
    const owners = await noteForOwners(tx, phone, "number_unblocked");
    await enqueueAll(
      tx,
      "keep_next_call",
      owners.map((userId) => ({ userId })),
    );
    return true;
  });
}
