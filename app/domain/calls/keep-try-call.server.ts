import { withUser } from "~/db/with-user.server";
import { localDayAt } from "~/domain/schedule/local-time";
import { AppError } from "~/lib/app-error";
import { dateColumn } from "~/lib/columns";
import type { Language, Turn } from "~/providers/telephony/provider";
import { assertStaying } from "./assert-staying.server";
import { finishTextTalk } from "./finish-text-talk.server";
import { loadCallPlan } from "./load-call-plan.server";
import { replayTry } from "./try-call";

/**
 * Keeps the talk that somebody tried before they had an account, as a talk in writing of the local day that it is
 * now. It is led again from their lines alone: nothing else of it is believed. Keeping it again changes nothing.
 *
 * @param userId whose talk it is from now on
 * @param words what they said on the record, within the limits of `TryKeptForm`
 * @param now the instant of keeping it
 * @returns the id of the talk, whose page is `/reflect?ended=ID`
 * @throws {AppError} account_leaving, profile_unfinished, plan_required; call_already_live while they are writing; bad_request for
 *   words of which nothing may be made
 */
export async function keepTryCall(
  userId: string,
  words: { lines: readonly string[]; language: Language },
  now: Date,
): Promise<{ talkId: string }> {
  const at = now.toISOString();
  const { state, turns, onRecord } = replayTry({ ...words, clock: "silent" }, at);
  if (onRecord.length === 0 || state.requests.crisis) throw new AppError("bad_request");
  return withUser(userId, async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    await assertStaying(tx, userId);
    const plan = await loadCallPlan(tx, userId, now);
    if (!plan.localTz || !plan.firstName) throw new AppError("profile_unfinished");
    if (!plan.entitled) throw new AppError("plan_required");

    const text = textOf(turns);
    const talks = await tx.textTalk.findMany({
      where: { userId },
      select: { id: true, turns: true, endedAt: true },
    });
    const kept =
      talks.find((talk) => talk.endedAt && textOf(talk.turns as Turn[]) === text) ??
      (await tx.call.findFirst({
        where: { userId, kind: "text", transcriptText: text },
        select: { id: true },
      }));
    if (kept) return { talkId: kept.id };
    if (talks.some(({ endedAt }) => endedAt === null)) {
      throw new AppError(
        "call_already_live",
        "You are writing at the moment. End that talk first, then keep this one.",
      );
    }

    const talk = await tx.textTalk.create({
      data: {
        userId,
        localDate: dateColumn(localDayAt(now, plan.localTz, plan.dayStart)),
        state,
        turns,
        agenda: { followUp: null, recalls: [] },
        startedAt: now,
        lastSaidAt: now,
      },
      select: { id: true },
    });
    await finishTextTalk(tx, { id: talk.id, said: onRecord.length }, now);
    return { talkId: talk.id };
  });
}

/** As a call's row keeps it. */
const textOf = (turns: readonly Turn[]) => turns.map(({ text }) => text).join("\n");
