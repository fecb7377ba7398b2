import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { isUuid } from "~/lib/uuid";
import { enqueue } from "~/queue/enqueue.server";

export type QuestRow = {
  id: string;
  status: string;
  source: string;
  closedBy: string | null;
};

/**
 * Changes a quest of the signed-in person, and has everything that depends on it worked out again.
 *
 * @param change what to do with it, in the same transaction: nothing where it returns false
 * @throws {AppError} not_found, also for another person's quest
 */
export async function changeQuest(
  person: string,
  questId: string,
  change: (tx: Tx, quest: QuestRow) => Promise<boolean>,
): Promise<void> {
  if (!isUuid(questId)) throw new AppError("not_found");
  await withUser(person, async (tx) => {
    // Whatever the worker settles meanwhile comes before or after.
    await tx.$queryRaw`select 1 from users where id = ${person}::uuid for no key update`;
    const quest = await tx.quest.findUnique({
      where: { id: questId },
      select: { id: true, status: true, source: true, closedBy: true },
    });
    if (!quest) throw new AppError("not_found");
    if (await change(tx, quest)) await enqueue(tx, "settle_progress", { userId: person });
  });
}

/** It is neither done nor dropped. */
export const isAlive = ({ status }: { status: string }): boolean => status === "open" || status === "waiting";
