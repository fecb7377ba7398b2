import { withUser } from "~/db/with-user.server";
import { dateColumn, type LocalDate } from "~/lib/columns";
import { keepNextCall } from "./keep-next-call.server";

/**
 * Leaves out the daily call until a local day, or lets it ring again.
 *
 * @param userId the signed-in person
 * @param until the local day on which calls go on; null ends a pause
 * @param now only slots after this instant count
 */
export async function pauseCalls(userId: string, until: LocalDate | null, now: Date): Promise<void> {
  await withUser(userId, async (tx) => {
    await tx.user.update({
      where: { id: userId },
      data: { pausedUntil: until && dateColumn(until) },
      select: { id: true },
    });
    await keepNextCall(tx, userId, now);
  });
}
