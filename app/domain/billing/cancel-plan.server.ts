import { actOnPlan } from "./act-on-plan.server";

/**
 * Cancels a person's plan: nothing is charged any more, and what is paid for still runs to the end of its period.
 * A plan that gives nothing now (on hold, or paused) ends at once.
 *
 * @param userId the signed-in person
 * @param now the instant of the request
 * @throws {AppError} not_found where nothing is sold, plan_unchanged, payments_away
 */
export function cancelPlan(userId: string, now: Date): Promise<void> {
  return actOnPlan(
    {
      may: ({ canCancel }) => canCancel,
      isDone: ({ state, canUndo }) => canUndo || state === "ending" || state === "ended",
      change: (vendor, subscriptionId, { state }) =>
        state === "on_hold" || state === "paused"
          ? vendor.cancelNow(subscriptionId)
          : vendor.setCancelAtPeriodEnd(subscriptionId, true),
    },
    { userId },
    now,
  );
}
