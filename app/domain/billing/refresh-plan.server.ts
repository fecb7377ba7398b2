import { logger } from "~/observability/logger.server";
import { PaymentsAway, PaymentsRefused } from "~/providers/payments/provider";
import { findPayments } from "~/providers/payments/registry.server";
import { followOwnPlans } from "./follow-own-plans.server";
import { seldom } from "./seldom.server";

/**
 * Looks at the vendor's how a person's plan stands, for a page they come back to from the vendor's: at most every
 * three seconds. A vendor that is away leaves things as they were.
 *
 * @param person.userId the signed-in person
 * @param now the instant of the request
 */
export async function refreshPlan({ userId }: { userId: string }, now: Date): Promise<void> {
  const vendor = await findPayments();
  if (!vendor) return;
  try {
    await seldom(`plan:${userId}`, now, () => followOwnPlans(vendor, { userId }, now));
  } catch (error) {
    if (!(error instanceof PaymentsAway || error instanceof PaymentsRefused)) throw error;
    logger.warn({ reason: error.name }, "a plan could not be asked about");
  }
}
