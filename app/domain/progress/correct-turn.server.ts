import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { storableText } from "~/lib/text";
import { isUuid } from "~/lib/uuid";
import type { Turn } from "~/providers/telephony/provider";
import { enqueue } from "~/queue/enqueue.server";
import { asMeant } from "./findings";

/** Corrections of one talk. More than that is another talk. */
const MOST_CORRECTIONS = 100;

/**
 * Says what the person meant by something they said, and has everything that follows from it worked out again. The
 * same wish twice is one.
 *
 * @param wish.callId a completed call of theirs
 * @param wish.turn counted from 1; a turn of their own
 * @param wish.meant in their words; an empty text leaves the turn out; null takes earlier corrections back
 * @throws {AppError} not_found, also for another person's call; too_many_requests
 */
export async function correctTurn(
  userId: string,
  { callId, turn, meant }: { callId: string; turn: number; meant: string | null },
): Promise<void> {
  if (!isUuid(callId)) throw new AppError("not_found");
  await withUser(userId, async (tx) => {
    const call = await tx.call.findUnique({
      where: { id: callId },
      select: { status: true, kind: true, transcript: true },
    });
    const turns = (call?.transcript ?? []) as Turn[];
    const said = turns[turn - 1];
    if (call?.status !== "completed" || call.kind === "verification" || said?.role !== "user") {
      throw new AppError("not_found");
    }
    const corrections = await tx.reflectionCorrection.findMany({
      where: { callId },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { turn: true, meant: true },
    });
    if (corrections.length >= MOST_CORRECTIONS) {
      throw new AppError(
        "too_many_requests",
        "This talk was corrected often enough. Please leave it as it is.",
      );
    }
    const stands = asMeant(turns, corrections)[turn - 1]?.text;
    const wanted = meant === null ? said.text : storableText(meant).trim();
    if (stands === wanted) return;
    await tx.reflectionCorrection.create({
      data: { userId, callId, turn, meant: wanted },
      select: { id: true },
    });
    await enqueue(tx, "reflect_on_call", { callId });
  });
}
