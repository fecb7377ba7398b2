import { paymentSettings } from "~/providers/payments/registry.server";
import { linkToPlan } from "./act-on-plan.server";

/**
 * Where a person enters another card for their plan, at the vendor's. What is owed is paid with it.
 *
 * @param userId the signed-in person
 * @param now the instant of the request
 * @returns the vendor's page, which leads back to /billing
 * @throws {AppError} not_found where nothing is sold, plan_unchanged, payments_away
 */
export function changeCard(userId: string, now: Date): Promise<string> {
  const back = paymentSettings().publicUrl("/billing?card=changed");
  return linkToPlan(
    ({ canChangeCard }) => canChangeCard,
    (vendor, subscriptionId) => vendor.changeCard(subscriptionId, back),
    { userId },
    now,
  );
}
