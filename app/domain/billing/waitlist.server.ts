import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";

/** What doesn't exist yet: companions for two people and more. */
const OFFER = "together";

/** Remembers that a person wants to hear once there is a plan for more than one. Twice is once. */
export async function joinWaitlist(userId: string): Promise<void> {
  await withUser(userId, (tx) =>
    tx.waitlist.createMany({ data: { userId, offer: OFFER }, skipDuplicates: true }),
  );
}

/** Forgets it again. */
export async function leaveWaitlist(userId: string): Promise<void> {
  await withUser(userId, (tx) => tx.waitlist.deleteMany({ where: { userId, offer: OFFER } }));
}

/**
 * Does this person wait for it?
 *
 * @param tx a transaction that sees the person
 */
export async function isOnWaitlist(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.waitlist.count({ where: { userId, offer: OFFER } })) > 0;
}
