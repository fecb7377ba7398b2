import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { dateColumn, type LocalDate } from "~/lib/columns";
import { storableText } from "~/lib/text";
import { enqueue } from "~/queue/enqueue.server";
import { dayEnd, type FoldedState, mayRepair } from "./streak";

/**
 * Mends a missed day with a few words about it. Mending it again changes nothing.
 *
 * @param userId the signed-in person
 * @param day a local day that was missed and ended at most 48 hours ago
 * @param note 1 to 500 characters
 * @param now the instant of asking
 * @throws {AppError} bad_request for any other day, and without words
 */
export async function repairStreak(userId: string, day: LocalDate, note: string, now: Date): Promise<void> {
  const words = storableText(note).trim();
  if (words === "" || words.length > 500) throw new AppError("bad_request");
  await withUser(userId, async (tx) => {
    const localDate = dateColumn(day);
    const { localTz, dayStart } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { localTz: true, dayStart: true },
    });
    const where = { userId_localDate: { userId, localDate } };
    const kept = await tx.streakDay.findUnique({ where, select: { state: true } });
    if (kept?.state === "repaired") return;
    const state = (kept?.state ?? "open") as FoldedState;
    if (!mayRepair({ state, dayEnd: dayEnd(day, localTz ?? "UTC", dayStart), now })) {
      throw new AppError("bad_request", "Only a missed day can be mended, within two days after it.");
    }
    // The wish to mend it may be on its way already.
    await tx.streakRepair.createMany({
      data: [{ userId, localDate, note: words }],
      skipDuplicates: true,
    });
    await enqueue(tx, "settle_progress", { userId, day });
  });
}
