import { actOnPlan } from "./act-on-plan.server";

/**
 * Resumes a person's paused plan.
 *
 * @param userId the signed-in person
 * @param now the instant of the request
 * @throws {AppError} not_found where nothing is sold, plan_unchanged, payments_away
 */
export function resumePlan(userId: string, now: Date): Promise<void> {
  return actOnPlan(
    {
      may: ({ canResume }) => canResume,
      isDone: ({ state }) => state === "active",
      change: (vendor, subscriptionId) => vendor.resume(subscriptionId),
    },
    { userId },
    now,
  );
}
