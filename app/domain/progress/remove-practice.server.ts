import { AppError } from "~/lib/app-error";
import { fromDateColumn } from "~/lib/columns";
import { isUuid } from "~/lib/uuid";
import { changeSkills } from "./change-skills.server";

/**
 * Takes back a session that was logged by hand. The ledger keeps the award and a row that takes it back.
 *
 * @param userId the signed-in person
 * @returns false where there is no such session of theirs, any more or at all
 * @throws {AppError} bad_request for what was said in a talk
 */
export async function removePractice(userId: string, sessionId: string): Promise<boolean> {
  if (!isUuid(sessionId)) return false;
  return changeSkills(userId, async (tx) => {
    const session = await tx.practiceSession.findFirst({
      where: { id: sessionId, userId },
      select: { source: true, localDate: true },
    });
    if (!session) return { changed: false, result: false };
    if (session.source !== "hand") {
      throw new AppError("bad_request", "This was said in a talk. Correct it on the page of the call.");
    }
    await tx.practiceSession.deleteMany({ where: { id: sessionId, userId } });
    return { changed: { day: fromDateColumn(session.localDate) }, result: true };
  });
}
