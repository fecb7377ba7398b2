import { withUser } from "~/db/with-user.server";
import { isUuid } from "~/lib/uuid";
import { finishTextTalk } from "./finish-text-talk.server";

/**
 * "That's all for today": ends the person's talk in writing.
 *
 * @param userId whose talk it is
 * @param talkId the talk
 * @param now when they said so
 * @returns `nothing` when nothing was said in it, or there is no such talk; ending it again is no error
 */
export async function endTextTalk(userId: string, talkId: string, now: Date): Promise<"written" | "nothing"> {
  if (!isUuid(talkId)) return "nothing";
  return withUser(userId, async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const talk = await tx.textTalk.findUnique({ where: { id: talkId, userId } });
    if (!talk) return "nothing";
    return talk.endedAt ? "written" : finishTextTalk(tx, talk, now);
  });
}
