import { withService } from "~/db/with-service.server";
import { loadMinutes } from "./load-minutes.server";
import { noteBilling } from "./note.server";

/**
 * Puts on record that a talk has used up the minutes of a plan, or most of them, so that the person is told: once per
 * window each, however many talks follow. Whoever goes from plenty to nothing in one talk is told of that alone.
 *
 * @param input.userId who has talked
 * @param input.now the instant of counting
 */
export async function countMinutes({ userId, now }: { userId: string; now: Date }): Promise<void> {
  await withService(async (tx) => {
    const standing = await loadMinutes(tx, userId, now);
    if (!standing?.low) return;
    const { leftSeconds, windowStart, windowEnd, usedUp } = standing;
    const detail = { leftSeconds: String(leftSeconds), until: windowEnd.toISOString() };
    const kind = usedUp ? "minutes_used" : "minutes_low";
    await noteBilling(tx, { userId, kind, subject: windowStart.toISOString(), detail, now });
  });
}
