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
 * The signed-in user, for everything that needs a plan: calls, talks in writing, entries that are new.
 *
 * @throws {AppError} profile_unfinished, then plan_required
 */
export async function loadReadyUser(userId: string, now: Date) {
  return readyUser(await loadUser(userId, now));
}

/**
 * The signed-in user, for reading and correcting what was kept: open to everybody who ever had a plan.
 *
 * @throws {AppError} profile_unfinished, then plan_required
 */
export async function loadReader(userId: string, now: Date) {
  return readyUser(await loadUser(userId, now), "past");
}

/**
 * The signed-in user, for what needs no plan: their settings, and the plan itself.
 *
 * @throws {AppError} profile_unfinished
 */
export async function loadProfiled(userId: string, now: Date) {
  return readyUser(await loadUser(userId, now), "profile");
}
