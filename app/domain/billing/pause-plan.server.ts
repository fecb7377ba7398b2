import { actOnPlan } from "./act-on-plan.server";

/**
 * Pauses a person's plan: nothing is charged and nobody is called until it is resumed.
 *
 * @param userId the signed-in person
 * @param now the instant of the request
 * @throws {AppError} not_found where nothing is sold, plan_unchanged, payments_away
 */
export function pausePlan(userId: string, now: Date): Promise<void> {
  return actOnPlan(
    {
      may: ({ canPause }) => canPause,
      isDone: ({ state }) => state === "paused",
      change: (vendor, subscriptionId) => vendor.pause(subscriptionId),
    },
    { userId },
    now,
  );
}
