import { withUser } from "~/db/with-user.server";

/**
 * When an account is deleted, and what its person sees of that.
 *
 * @returns null unless it was asked for
 */
export function readDeletion(userId: string) {
  return withUser(userId, async (tx) => {
    const row = await tx.accountDeletion.findUnique({
      where: { userId },
      select: { askedAt: true, dueAt: true, callsWereOn: true },
    });
    return row;
  });
}
