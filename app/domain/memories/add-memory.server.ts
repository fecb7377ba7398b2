import { randomUUID } from "node:crypto";
import { withUser } from "~/db/with-user.server";
import { isSensitive } from "~/domain/conversation/sensitive";
import { localDayAt } from "~/domain/schedule/local-time";
import { dateColumn } from "~/lib/columns";
import { LANGUAGES } from "~/providers/telephony/provider";
import { ownFingerprint } from "./fingerprint.server";
import { memoryRow } from "./search-entries";

/**
 * Keeps what the person tells about themselves in writing. The same again is kept once.
 *
 * @param text one line, as typed
 * @param now gives the local day it holds from
 * @returns the memory's id
 */
export async function addMemory(userId: string, text: string, now: Date): Promise<string> {
  return withUser(userId, async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const user = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { language: true, localTz: true, dayStart: true },
    });
    const fingerprint = ownFingerprint(userId, text);
    // Whoever writes down what they once had forgotten wants it back.
    const known = await tx.memory.findFirst({
      where: { userId, kind: "own", fingerprint, forgottenAt: null },
      select: { id: true },
    });
    if (known) return known.id;
    const id = randomUUID();
    const localDate = localDayAt(now, user.localTz ?? "UTC", user.dayStart);
    const day = dateColumn(localDate);
    const language = LANGUAGES.find((each) => each === user.language) ?? "en";
    await tx.memory.createMany({
      data: [
        {
          id,
          userId,
          kind: "own",
          subject: `own:${id}`,
          text,
          sensitive: isSensitive(text, language),
          validFrom: day,
          lastSaidOn: day,
          fingerprint,
        },
      ],
    });
    const row = memoryRow({ id, turns: [], localDate, language, text });
    await tx.searchEntry.createMany({ data: [{ ...row, userId, callId: null, localDate: day }] });
    return id;
  });
}
