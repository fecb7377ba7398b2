import { DAY } from "~/lib/time";

/** So long before its end a person hears of it, and no longer than that after it. */
export const END_NOTICE = 3 * DAY;

/** What of the stored row says whether a plan ends by itself. */
export type EndingPlan = {
  status: string;
  dodoSubscriptionId: string | null;
  currentPeriodEnd: Date | null;
  accessUntil: Date | null;
  cancelAtPeriodEnd: boolean;
  grantedUntil: Date | null;
};

/** The columns that `planEnd` needs. */
export const ENDING_COLUMNS = {
  status: true,
  dodoSubscriptionId: true,
  currentPeriodEnd: true,
  accessUntil: true,
  cancelAtPeriodEnd: true,
  grantedUntil: true,
} as const satisfies Record<keyof EndingPlan, true>;

/** `subject`: the same however often this end is spoken of. */
export type PlanEnd = { at: Date; gift: boolean; subject: string };

/**
 * When a plan ends, or has ended, without anybody doing anything more: one that was cancelled, one whose term is over,
 * and a gift beside which nothing is renewed.
 *
 * @returns null while it goes on, and where a charge that failed decides
 */
export function planEnd(plan: EndingPlan): PlanEnd | null {
  const { status, accessUntil, cancelAtPeriodEnd, grantedUntil, currentPeriodEnd } = plan;
  if (status === "active" && !cancelAtPeriodEnd) return null;
  if (accessUntil && grantedUntil?.getTime() === accessUntil.getTime()) {
    return { at: accessUntil, gift: true, subject: `gift ${accessUntil.toISOString()}` };
  }
  const ends = status === "active" || status === "cancelled" || status === "expired";
  const at = accessUntil ?? currentPeriodEnd;
  if (!ends || !at || !currentPeriodEnd) return null;
  return { at, gift: false, subject: `${plan.dodoSubscriptionId} ${currentPeriodEnd.toISOString()}` };
}
