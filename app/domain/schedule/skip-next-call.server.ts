import { withUser } from "~/db/with-user.server";
import { dateColumn, type LocalDate } from "~/lib/columns";
import { paymentsMode } from "~/providers/payments/registry.server";
import { callSettings } from "~/providers/telephony/registry.server";
import { keepNextCall } from "./keep-next-call.server";
import { pendingSkip, slotDayOf } from "./skip";
import { PLAN_COLUMNS, planFrom } from "./stored-plan";

/**
 * Leaves out the next daily call, or takes that back. Skipping the same day again changes nothing, and neither
 * does a page that has grown old: only the day of the next call can be skipped, and one day at a time.
 *
 * @param userId the signed-in person
 * @param day the local day of the next call; null takes a skip back
 * @param now only slots after this instant count
 */
export async function skipNextCall(userId: string, day: LocalDate | null, now: Date): Promise<void> {
  await withUser(userId, async (tx) => {
    // The tick claims days meanwhile: it comes before or after.
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    if (day !== null) {
      const row = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: PLAN_COLUMNS });
      const plan = planFrom(row, { ...callSettings(), payments: paymentsMode() }, now);
      const next = plan.nextCallAt && slotDayOf(plan, plan.nextCallAt);
      if (next !== day || pendingSkip(plan, now)) return;
    }
    await tx.user.update({
      where: { id: userId },
      data: { skippedDay: day && dateColumn(day) },
      select: { id: true },
    });
    await keepNextCall(tx, userId, now);
  });
}
