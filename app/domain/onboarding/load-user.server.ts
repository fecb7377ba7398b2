import { withUser } from "~/db/with-user.server";
import { PLAN_COLUMNS, planFrom } from "~/domain/schedule/stored-plan";
import { AppError } from "~/lib/app-error";
import { paymentsMode } from "~/providers/payments/registry.server";
import { callSettings } from "~/providers/telephony/registry.server";
import { readyUser } from "./ready-user";

/**
 * The signed-in user with their plan, wherever they stand in setting up.
 *
 * @throws {AppError} signed_out when the account is gone
 */
export function loadUser(userId: string, now: Date) {
  return withUser(userId, async (tx) => {
    const row = await tx.user.findUnique({
      where: { id: userId },
      select: { ...PLAN_COLUMNS, email: true, role: true },
    });
    if (!row) throw new AppError("signed_out");
    const plan = planFrom(row, { ...callSettings(), payments: paymentsMode() }, now);
    return { ...plan, email: row.email, role: row.role };
  });
}

/**
 * The signed-in user, for everything behind onboarding and a plan.
 *
 * @throws {AppError} profile_unfinished, then plan_required
 */
export async function loadReadyUser(userId: string, now: Date) {
  return readyUser(await loadUser(userId, now));
}
