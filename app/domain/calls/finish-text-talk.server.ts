import type { Tx } from "~/db/transaction.server";
import { enqueue } from "~/queue/enqueue.server";

/**
 * Ends a talk in writing, in the caller's transaction; a job makes a call of it. One in which the person said nothing
 * leaves no trace. Ending it again changes nothing.
 *
 * @param tx as the person or as the service; it holds the person's row
 * @param talk one that is open
 * @param endedAt when it was over
 * @returns whether there is anything to be kept
 */
export async function finishTextTalk(
  tx: Tx,
  talk: { id: string; said: number },
  endedAt: Date,
): Promise<"written" | "nothing"> {
  const open = { id: talk.id, endedAt: null };
  if (talk.said === 0) {
    await tx.textTalk.deleteMany({ where: open });
    return "nothing";
  }
  const { count } = await tx.textTalk.updateMany({ where: open, data: { endedAt } });
  if (count > 0) await enqueue(tx, "keep_text_talk", { textTalkId: talk.id });
  return "written";
}
