import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";

/**
 * Puts a memory first, or back among the others.
 *
 * @param memoryId of one that holds
 * @param pinned what it shall be; being so already is fine
 * @param now the instant of pinning
 * @throws {AppError} not_found, also for another person's memory, a past or a forgotten one
 */
export async function pinMemory(userId: string, memoryId: string, pinned: boolean, now: Date): Promise<void> {
  await withUser(userId, async (tx) => {
    const memory = await tx.memory.findFirst({
      where: { id: memoryId, userId, forgottenAt: null, validUntil: null },
      select: { pinnedAt: true },
    });
    if (!memory) throw new AppError("not_found");
    if ((memory.pinnedAt !== null) === pinned) return;
    await tx.memory.updateMany({
      where: { id: memoryId, forgottenAt: null },
      data: { pinnedAt: pinned ? now : null },
    });
  });
}
