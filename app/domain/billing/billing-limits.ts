import { MINUTE } from "~/lib/time";

/** How often a person may have the vendor asked on their behalf, so that nobody uses up what it allows all of us. */
export const BILLING_LIMITS = {
  /** Opening a checkout. */
  checkout: { name: "checkout", limit: 10, windowMs: 10 * MINUTE },
  /** Changing the plan, its card, or opening the portal. */
  change: { name: "plan-change", limit: 30, windowMs: 10 * MINUTE },
} as const;
