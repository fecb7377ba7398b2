import { actOnPlan } from "./act-on-plan.server";

/**
 * Takes a cancellation back: the plan renews again as before.
 *
 * @param userId the signed-in person
 * @param now the instant of the request
 * @throws {AppError} not_found where nothing is sold, plan_unchanged, payments_away
 */
export function keepPlan(userId: string, now: Date): Promise<void> {
  return actOnPlan(
    {
      may: ({ canUndo }) => canUndo,
      isDone: ({ state, canUndo }) =>
        !canUndo && (state === "active" || state === "trial" || state === "grace"),
      change: (vendor, subscriptionId) => vendor.setCancelAtPeriodEnd(subscriptionId, false),
    },
    { userId },
    now,
  );
}
