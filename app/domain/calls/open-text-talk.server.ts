import { withUser } from "~/db/with-user.server";
import { openConversation } from "~/domain/conversation/conversation";
import { localDayAt } from "~/domain/schedule/local-time";
import { AppError } from "~/lib/app-error";
import { dateColumn } from "~/lib/columns";
import type { Turn } from "~/providers/telephony/provider";
import { assertStaying } from "./assert-staying.server";
import { finishTextTalk } from "./finish-text-talk.server";
import { loadCallPlan } from "./load-call-plan.server";
import { loadWrittenAgenda } from "./load-written-agenda.server";
import { isLeft, viewOf, type WrittenTalkView } from "./text-talk";

/**
 * Goes on with the person's talk in writing, or begins one for the local day that it is now. One that was left is
 * written down as it was. Of several requests at once, one begins it and the others find it.
 *
 * @param userId whose talk it is
 * @param now when the page was opened
 * @throws {AppError} account_leaving, profile_unfinished, plan_required
 */
export function openTextTalk(userId: string, now: Date): Promise<WrittenTalkView> {
  return withUser(userId, async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    await assertStaying(tx, userId);
    const plan = await loadCallPlan(tx, userId, now);
    const { localTz } = plan;
    if (!localTz || !plan.firstName) throw new AppError("profile_unfinished");
    if (!plan.entitled) throw new AppError("plan_required");
    const open = await tx.textTalk.findFirst({ where: { userId, endedAt: null } });
    if (open && !isLeft(open, plan, now)) return viewOf(open);
    if (open) await finishTextTalk(tx, open, open.lastSaidAt);

    const day = localDayAt(now, localTz, plan.dayStart);
    const { agenda, asked } = await loadWrittenAgenda(tx, { ...plan, localTz }, day, now);
    const { state, say } = openConversation(agenda);
    const turns: Turn[] = [{ role: "companion", text: say, at: now.toISOString() }];
    const talk = await tx.textTalk.create({
      data: {
        userId,
        localDate: dateColumn(day),
        state,
        turns,
        agenda: asked,
        startedAt: now,
        lastSaidAt: now,
      },
    });
    return viewOf(talk);
  });
}
