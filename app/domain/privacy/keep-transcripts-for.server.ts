import { noteAct } from "~/db/note-audit.server";
import { withUser } from "~/db/with-user.server";
import { keptSince, type RetentionDays } from "./retention";

/**
 * Says how long the words of a person's talks are kept. It counts for old talks, too: the next hour's look deletes
 * what is past its time by then.
 *
 * @param days null keeps them as long as the account
 */
export async function keepTranscriptsFor(userId: string, days: RetentionDays | null): Promise<void> {
  await withUser(userId, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, OR: [{ transcriptDays: null }, { transcriptDays: { not: days } }] },
      data: { transcriptDays: days },
    });
    if (count === 0) return;
    const action = "retention_changed";
    await noteAct(tx, { actor: "user", actorId: userId, action, userId, detail: { days } });
  });
}

/**
 * How long the words of a person's talks are kept, and how many talks each choice would take the words of.
 *
 * @param now decides what is past its time
 * @returns `past` by days
 */
export function readRetention(userId: string, now: Date) {
  return withUser(userId, async (tx) => {
    const { transcriptDays: days } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { transcriptDays: true },
    });
    const [past] = await tx.$queryRaw<Record<RetentionDays, number>[]>`
      select
        (count(*) filter (where ended_at <= ${keptSince(30, now)}::timestamptz))::int as "30",
        (count(*) filter (where ended_at <= ${keptSince(90, now)}::timestamptz))::int as "90",
        (count(*) filter (where ended_at <= ${keptSince(365, now)}::timestamptz))::int as "365"
      from calls where user_id = ${userId}::uuid and transcript is not null and transcript_purged_at is null`;
    return { days, past: past ?? { 30: 0, 90: 0, 365: 0 } };
  });
}
