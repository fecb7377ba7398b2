import { withUser } from "~/db/with-user.server";
import { dayWords } from "~/domain/schedule/day-words";
import { daysAfter, localDayAt } from "~/domain/schedule/local-time";
import { AppError } from "~/lib/app-error";
import { dateColumn, fromDateColumn } from "~/lib/columns";
import { enqueue } from "~/queue/enqueue.server";
import type { ArtifactCode } from "./artifacts";

/** One day a week, and not each day in turn. */
const DAYS_BETWEEN_CHOICES = 7;

/**
 * Chooses the weekday on which the Hourglass of Focus works, from now on.
 *
 * @param weekday ISO, Monday is 1; null for none
 * @param now decides which local day it is
 * @throws {AppError} not_found for a person who doesn't have it; bad_request within a week of the last choice
 */
export async function chooseFocusDay(userId: string, weekday: number | null, now: Date): Promise<void> {
  await withUser(userId, async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const where = {
      userId_artifactCode: { userId, artifactCode: "hourglass_of_focus" satisfies ArtifactCode },
    };
    const held = await tx.userArtifact.findUnique({ where });
    if (!held) throw new AppError("not_found");
    if (held.weekday === weekday) return;
    const { localTz, dayStart } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { localTz: true, dayStart: true },
    });
    const today = localDayAt(now, localTz ?? "UTC", dayStart);
    const again =
      held.weekdayChosenOn && daysAfter(fromDateColumn(held.weekdayChosenOn), DAYS_BETWEEN_CHOICES);
    if (again && today < again) {
      throw new AppError("bad_request", `The day can be another one again on ${dayWords(again, today)}.`);
    }
    await tx.userArtifact.update({
      where,
      data: { weekday, weekdayChosenOn: dateColumn(today) },
      select: { userId: true },
    });
    await enqueue(tx, "settle_progress", { userId });
  });
}
