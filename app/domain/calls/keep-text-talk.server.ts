import { withService } from "~/db/with-service.server";
import type { ConversationState } from "~/domain/conversation/conversation";
import type { Asked } from "~/domain/progress/findings";
import { logger } from "~/observability/logger.server";
import { NO_VENDOR, type Turn } from "~/providers/telephony/provider";
import { enqueue } from "~/queue/enqueue.server";
import { actOnTalk } from "./act-on-talk.server";
import { recordStep } from "./record-step.server";
import { endOf, secondsOf } from "./text-talk";

const NOTHING_ASKED = { distress: false };

/**
 * Makes a completed call of a talk in writing that is over, with the same id, and starts what was asked in it and
 * what follows from it, as after any other call. Doing it again changes nothing.
 *
 * @param input.textTalkId the talk
 * @param input.now the instant of keeping it
 */
export async function keepTextTalk({ textTalkId, now }: { textTalkId: string; now: Date }): Promise<void> {
  const kept = await withService(async (tx) => {
    await tx.$queryRaw`
      select 1 from users where id = (select user_id from text_talks where id = ${textTalkId}::uuid) for no key update`;
    const talk = await tx.textTalk.findUnique({ where: { id: textTalkId } });
    if (!talk?.endedAt) return false;
    const { id, userId, localDate, startedAt, endedAt } = talk;
    if ((await tx.call.count({ where: { id } })) > 0) return false;
    const turns = talk.turns as Turn[];
    const reason = endOf(talk);
    const call = await tx.call.create({
      data: {
        ...{ id, userId, localDate, kind: "text", status: "completed", provider: NO_VENDOR },
        ...{ scheduledAt: startedAt, answeredAt: startedAt, endedAt, lastStatusAt: endedAt },
        durationSeconds: secondsOf(turns),
        endedReason: reason,
        transcript: turns,
        transcriptText: turns.map(({ text }) => text).join("\n"),
        agenda: talk.agenda as Asked,
        noGame: talk.noGame,
      },
    });
    await recordStep(tx, call, "writing_began", startedAt);
    await recordStep(tx, call, "writing_ended", endedAt, { reason });
    // In a talk that was tried the companion said that nothing rings: there is no promise to keep.
    const tried = (talk.state as ConversationState).purpose === "try";
    const { distress } = tried ? NOTHING_ASKED : await actOnTalk(tx, call, turns, now);
    if (distress && !talk.noGame) {
      await tx.call.update({ where: { id }, data: { noGame: true }, select: { id: true } });
    }
    await enqueue(tx, "reflect_on_call", { callId: id });
    return true;
  });
  if (kept) logger.info({ callId: textTalkId }, "a talk in writing was kept");
}
