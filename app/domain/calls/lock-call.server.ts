import type { Tx } from "~/db/transaction.server";

/**
 * Locks a call's user and then the call, in the one order that is used everywhere, and reads the call.
 *
 * @param tx a service transaction
 * @returns the call's row, or null when it is gone
 */
export async function lockCall(tx: Tx, callId: string) {
  await tx.$queryRaw`
    select 1 from users where id = (select user_id from calls where id = ${callId}::uuid) for no key update`;
  await tx.$queryRaw`select 1 from calls where id = ${callId}::uuid for update`;
  return tx.call.findUnique({ where: { id: callId } });
}
