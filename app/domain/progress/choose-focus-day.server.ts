import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { enqueue } from "~/queue/enqueue.server";
import type { ArtifactCode } from "./artifacts";

/**
 * Chooses the weekday on which the Hourglass of Focus works, from now on.
 *
 * @param weekday ISO, Monday is 1; null for none
 * @throws {AppError} not_found for a person who doesn't have it
 */
export async function chooseFocusDay(userId: string, weekday: number | null): Promise<void> {
  await withUser(userId, async (tx) => {
    const { count } = await tx.userArtifact.updateMany({
      where: { userId, artifactCode: "hourglass_of_focus" satisfies ArtifactCode },
      data: { weekday },
    });
    if (count === 0) throw new AppError("not_found");
    await enqueue(tx, "settle_progress", { userId });
  });
}
