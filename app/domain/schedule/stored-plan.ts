import { isEntitled, type PaymentsMode, type SubscriptionSnapshot } from "~/domain/billing/entitlement";
import { isPhoneProved } from "~/domain/calls/phone-number";
import { fromDateColumn, fromTimeColumn } from "~/lib/columns";
import type { CallPlan } from "./next-call";

/** The columns a call plan is made of, as a Prisma selection on `users`. */
export const PLAN_COLUMNS = {
  id: true,
  firstName: true,
  phone: true,
  phoneVerifiedAt: true,
  localTz: true,
  callTime: true,
  callDays: true,
  callEnabled: true,
  pausedUntil: true,
  nextCallAt: true,
  subscription: { select: { tier: true, accessUntil: true } },
  consents: {
    where: { kind: "calls" },
    orderBy: { createdAt: "desc" },
    take: 1,
    select: { granted: true, phone: true },
  },
} as const;

/** What of the consent record's newest row says whether it is in force. */
export type ConsentRow = { granted: boolean; phone: string | null };

export type PlanRow = {
  id: string;
  firstName: string | null;
  phone: string | null;
  phoneVerifiedAt: Date | null;
  localTz: string | null;
  callTime: Date | null;
  callDays: number[];
  callEnabled: boolean;
  pausedUntil: Date | null;
  nextCallAt: Date | null;
  subscription: SubscriptionSnapshot | null;
  consents: ConsentRow[];
};

export type StoredPlan = CallPlan & { userId: string; nextCallAt: Date | null };

/** What of the instance's configuration a plan depends on. */
export type PlanRules = { reservedNumbers: boolean; payments: PaymentsMode };

/**
 * A person's call plan from their row.
 *
 * @param row read with `PLAN_COLUMNS`
 * @param rules of this instance
 * @param now the instant entitlement is asked for
 */
export function planFrom(row: PlanRow, rules: PlanRules, now: Date): StoredPlan {
  return {
    userId: row.id,
    nextCallAt: row.nextCallAt,
    firstName: row.firstName,
    phone: row.phone,
    phoneProved: isPhoneProved(row, rules),
    localTz: row.localTz,
    callTime: row.callTime ? fromTimeColumn(row.callTime) : null,
    callDays: row.callDays,
    callEnabled: row.callEnabled,
    pausedUntil: row.pausedUntil ? fromDateColumn(row.pausedUntil) : null,
    consented: isConsented(row),
    entitled: isEntitled(rules.payments, row.subscription, now),
  };
}

/**
 * Has the person agreed to calls to the number they have? Consent counts for the number it was given for, a
 * withdrawal for every number.
 *
 * @param row the person's number, and the newest row of their consent record, if there is one
 */
export function isConsented({ phone, consents: [latest] }: Pick<PlanRow, "phone" | "consents">): boolean {
  return latest?.granted === true && phone !== null && latest.phone === phone;
}
