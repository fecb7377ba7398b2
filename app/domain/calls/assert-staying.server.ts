import type { Tx } from "~/db/transaction.server";
import { AppError } from "~/lib/app-error";

/**
 * Refuses a new talk to an account that is being deleted: nothing is begun that would be gone in some days.
 *
 * @param tx a transaction that sees the person
 * @throws {AppError} account_leaving
 */
export async function assertStaying(tx: Tx, userId: string): Promise<void> {
  const leaving = await tx.accountDeletion.findUnique({ where: { userId }, select: { userId: true } });
  if (leaving) throw new AppError("account_leaving");
}
