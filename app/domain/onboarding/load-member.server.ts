import { withUser } from "~/db/with-user.server";
import { PLAN_COLUMNS, planFrom } from "~/domain/schedule/stored-plan";
import { AppError } from "~/lib/app-error";
import { paymentsMode } from "~/providers/payments/registry.server";
import { callSettings } from "~/providers/telephony/registry.server";
import { nextStep } from "./next-step";

/**
 * The signed-in person with their plan, wherever they stand in setting up.
 *
 * @throws {AppError} signed_out when the account is gone
 */
export function loadPerson(userId: string, now: Date) {
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
 * The signed-in person, for everything behind onboarding and a plan.
 *
 * @throws {AppError} profile_unfinished, then plan_required
 */
export async function loadMember(userId: string, now: Date) {
  const person = await loadPerson(userId, now);
  const missing = nextStep(person);
  if (missing === "profile") throw new AppError("profile_unfinished");
  if (missing === "plan") throw new AppError("plan_required");
  const { firstName, phone, localTz, callTime } = person;
  if (!firstName || !phone || !localTz || !callTime) throw new AppError("profile_unfinished");
  return { ...person, firstName, phone, localTz, callTime };
}

export type Member = Awaited<ReturnType<typeof loadMember>>;
