import { withUser } from "~/db/with-user.server";
import { timeColumn } from "~/lib/columns";
import { paymentsMode } from "~/providers/payments/registry.server";
import { callSettings } from "~/providers/telephony/registry.server";
import type { CallPlanChange } from "./call-plan-form";
import { keepHoursChoice } from "./keep-hours-choice.server";
import { keepNextCall } from "./keep-next-call.server";
import { moveAfter } from "./move";
import { PLAN_COLUMNS, planFrom } from "./stored-plan";

/**
 * Saves on which days and within which hours calls ring, and what an answering machine hears, and moves the next
 * call accordingly. A time set for today takes the place of a move of today. Hours beyond those of the number's country come with a row in the consent record.
 *
 * @param userId the signed-in person
 * @param change checked against the number and the usual time
 * @param now only slots after this instant count
 */
export async function saveCallPlan(userId: string, change: CallPlanChange, now: Date): Promise<void> {
  const { callDays, weekdayTimes, window, anyHours, dayStart, voicemailChoice } = change;
  await withUser(userId, async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const row = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: PLAN_COLUMNS });
    const before = planFrom(row, { ...callSettings(), payments: paymentsMode() }, now);
    const { phone } = await tx.user.update({
      where: { id: userId },
      data: {
        callDays,
        weekdayTimes,
        eveningWindowStart: window && timeColumn(window.opens),
        eveningWindowEnd: window && timeColumn(window.closes),
        dayStart,
        voicemailChoice,
        ...moveAfter(before, { callDays, weekdayTimes }, now),
      },
      select: { phone: true },
    });
    await keepHoursChoice(tx, userId, { phone, window, anyHours }, "settings");
    await keepNextCall(tx, userId, now);
  });
}
