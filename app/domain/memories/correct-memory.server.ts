import { withUser } from "~/db/with-user.server";
import { isSensitive } from "~/domain/conversation/sensitive";
import { AppError } from "~/lib/app-error";
import { fromDateColumn } from "~/lib/columns";
import { LANGUAGES } from "~/providers/telephony/provider";
import { memoryRow } from "./search-entries";

/**
 * Gives a memory the person's own wording, which stands until a later talk says otherwise. Only what holds now can
 * be worded anew.
 *
 * @param change.text one line, as typed
 * @param now the instant of correcting
 * @throws {AppError} not_found, also for another person's memory, a past or a forgotten one
 */
export async function correctMemory(
  userId: string,
  change: { memoryId: string; text: string },
  now: Date,
): Promise<void> {
  const { memoryId: id, text } = change;
  await withUser(userId, async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const memory = await tx.memory.findFirst({
      where: { id, userId, forgottenAt: null, validUntil: null },
      select: { text: true, kind: true, turns: true, callId: true, validFrom: true },
    });
    if (!memory) throw new AppError("not_found");
    if (memory.text === text) return;
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { language: true } });
    const language = LANGUAGES.find((each) => each === user.language) ?? "en";
    await tx.memory.update({
      where: { id },
      data: { text, correctedAt: now, sensitive: isSensitive(text, language) },
      select: { id: true },
    });
    const { turns, callId, validFrom } = memory;
    const row = memoryRow({ id, turns, localDate: fromDateColumn(validFrom), language, text });
    await tx.searchEntry.deleteMany({ where: { userId, memoryId: id } });
    await tx.searchEntry.createMany({ data: [{ ...row, userId, callId, localDate: validFrom }] });
  });
}
