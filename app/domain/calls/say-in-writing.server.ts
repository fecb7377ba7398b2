import type { Tx } from "~/db/transaction.server";
import { withUser } from "~/db/with-user.server";
import {
  type ConversationState,
  continueConversation,
  isOffRecord,
} from "~/domain/conversation/conversation";
import { heardCrisis } from "~/domain/conversation/wishes";
import { AppError } from "~/lib/app-error";
import { storableText } from "~/lib/text";
import { isUuid } from "~/lib/uuid";
import type { Turn } from "~/providers/telephony/provider";
import { assertStaying } from "./assert-staying.server";
import { finishTextTalk } from "./finish-text-talk.server";
import { loadCallPlan } from "./load-call-plan.server";
import { LONGEST_MESSAGE } from "./longest-message";
import { isLeft, type TextTalkRow } from "./text-talk";
import { wordLine } from "./word-line.server";

/** What somebody wrote, and where the talk stood on the page they wrote it on. */
export type Message = { talkId: string; said: number; text: string };

/**
 * What became of a message.
 * - `heard`: the talk goes on, or it was heard before;
 * - `over`: with it the talk is over;
 * - `elsewhere`: the talk has gone on in another window, and this wasn't heard;
 * - `left`: the talk is closed or gone, and this wasn't heard.
 */
export type Hearing = "heard" | "over" | "elsewhere" | "left";

/** Nobody holds a line: a talk in writing ends by its lines alone. */
const NO_TIME_PASSES = 0;

/**
 * Hears what the person wrote and answers. What is said off the record is never stored. A message that comes twice
 * is heard once.
 *
 * @param userId whose talk it is
 * @param message of at most 2,000 characters
 * @param now when it came
 * @throws {AppError} bad_request for an empty or too long one, account_leaving
 */
export async function sayInWriting(userId: string, message: Message, now: Date): Promise<Hearing> {
  const heard = storableText(message.text).replace(/\r\n?/g, "\n").trim();
  if (heard === "" || heard.length > LONGEST_MESSAGE) throw new AppError("bad_request");
  if (!isUuid(message.talkId)) return "left";
  const seen = await withUser(userId, async (tx) => {
    await assertStaying(tx, userId);
    const talk = await findTalk(tx, userId, message.talkId);
    return talk && { talk, plan: await loadCallPlan(tx, userId, now) };
  });
  if (!seen) return "left";
  const before = hearingBefore(seen.talk, message.said, heard);
  if (before) return before;
  if (isLeft(seen.talk, seen.plan, now)) return "left";

  const state = seen.talk.state as ConversationState;
  const step = continueConversation(state, heard, NO_TIME_PASSES);
  // A model may take its time: nothing is locked while it does.
  const say = await wordLine(step, heard, state.last, state.language);
  return withUser(userId, async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const talk = await findTalk(tx, userId, message.talkId);
    if (!talk) return "left";
    const meanwhile = hearingBefore(talk, message.said, heard);
    if (meanwhile) return meanwhile;
    const at = now.toISOString();
    const turns = [...(talk.turns as Turn[])];
    if (!isOffRecord(step.state)) {
      if (step.kept !== null) turns.push({ role: "user", text: step.kept, at });
      if (say !== "") turns.push({ role: "companion", text: say, at });
    }
    const said = message.said + 1;
    await tx.textTalk.updateMany({
      where: { id: talk.id, said: message.said, endedAt: null },
      data: {
        state: { ...step.state, last: say },
        turns,
        said,
        noGame: talk.noGame || heardCrisis(turns, state.language),
        lastSaidAt: now,
      },
    });
    if (!step.hangUp) return "heard";
    await finishTextTalk(tx, { id: talk.id, said }, now);
    return "over";
  });
}

const findTalk = (tx: Tx, userId: string, id: string) => tx.textTalk.findUnique({ where: { id, userId } });

/** What there is to say of a message whose talk stands elsewhere than on its page; null when it is to be heard. */
function hearingBefore(talk: TextTalkRow, said: number, heard: string): Hearing | null {
  const next = talk.said === said + 1;
  if (talk.endedAt) return next ? "over" : "left";
  if (talk.said === said) return null;
  // What was said off the record can't be compared: it isn't kept.
  const again = (talk.turns as Turn[]).findLast(({ role }) => role === "user")?.text === heard;
  return next && (again || (talk.state as ConversationState).offRecord) ? "heard" : "elsewhere";
}
