import { isEntitled, type PaymentsMode, type StoredEntitlement } from "~/domain/billing/entitlement";
import { isPhoneProved } from "~/domain/calls/phone-number";
import { fromDateColumn, fromTimeColumn, type LocalDate } from "~/lib/columns";
import { LANGUAGES, type Language } from "~/providers/telephony/provider";
import { type CallHours, callHours } from "./call-hours";
import type { CallPlan, WeekdayTimes } from "./next-call";

/** The columns a call plan is made of, as a Prisma selection on `users`. */
export const PLAN_COLUMNS = {
  id: true,
  firstName: true,
  phone: true,
  phoneVerifiedAt: true,
  phoneBlocked: true,
  localTz: true,
  callTime: true,
  weekdayTimes: true,
  callDays: true,
  dayStart: true,
  eveningWindowStart: true,
  eveningWindowEnd: true,
  anyHours: true,
  callEnabled: true,
  pausedUntil: true,
  skippedDay: true,
  movedDay: true,
  movedTime: true,
  voicemailChoice: true,
  language: true,
  nextCallAt: true,
  nextSilentAt: true,
  lastSlotDay: true,
  subscription: { select: { tier: true, accessUntil: true, firstAccessAt: true } },
  consents: {
    where: { kind: "calls" },
    orderBy: { createdAt: "desc" },
    take: 1,
    select: { granted: true, phone: true, textVersion: true, createdAt: true },
  },
} as const;

/** What of the consent record's newest row says whether it is in force. */
export type ConsentRow = { granted: boolean; phone: string | null; textVersion: string; createdAt: Date };

export type PlanRow = {
  id: string;
  firstName: string | null;
  phone: string | null;
  phoneVerifiedAt: Date | null;
  phoneBlocked: boolean;
  localTz: string | null;
  callTime: Date | null;
  weekdayTimes: unknown;
  callDays: number[];
  dayStart: number;
  eveningWindowStart: Date | null;
  eveningWindowEnd: Date | null;
  anyHours: boolean;
  callEnabled: boolean;
  pausedUntil: Date | null;
  skippedDay: Date | null;
  movedDay: Date | null;
  movedTime: Date | null;
  voicemailChoice: string;
  language: string;
  nextCallAt: Date | null;
  nextSilentAt: Date | null;
  lastSlotDay: Date | null;
  subscription: (StoredEntitlement & { firstAccessAt: Date | null }) | null;
  consents: ConsentRow[];
};

export type StoredPlan = CallPlan & {
  userId: string;
  nextCallAt: Date | null;
  /** The slot before that which stays silent. */
  nextSilentAt: Date | null;
  /** The local day that was claimed last. */
  lastSlotDay: LocalDate | null;
  /** The evening window as the user set it. */
  window: CallHours | null;
  anyHours: boolean;
  /** What an answering machine hears. */
  voicemailChoice: "message" | "nothing";
  /** What the companion speaks. */
  language: Language;
  /** There was access once: what was kept may be read for good. */
  hadAccess: boolean;
};

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
  const window =
    row.eveningWindowStart && row.eveningWindowEnd
      ? { opens: fromTimeColumn(row.eveningWindowStart), closes: fromTimeColumn(row.eveningWindowEnd) }
      : null;
  const day = (value: Date | null) => (value ? fromDateColumn(value) : null);
  return {
    userId: row.id,
    nextCallAt: row.nextCallAt,
    nextSilentAt: row.nextSilentAt,
    lastSlotDay: day(row.lastSlotDay),
    firstName: row.firstName,
    phone: row.phone,
    phoneProved: isPhoneProved(row, rules),
    phoneBlocked: row.phoneBlocked,
    localTz: row.localTz,
    callTime: row.callTime ? fromTimeColumn(row.callTime) : null,
    weekdayTimes: row.weekdayTimes as WeekdayTimes,
    callDays: row.callDays,
    dayStart: row.dayStart,
    window,
    anyHours: row.anyHours,
    hours: callHours(row.phone ?? "", window, row.anyHours),
    voicemailChoice: row.voicemailChoice === "message" ? "message" : "nothing",
    language: LANGUAGES.find((language) => language === row.language) ?? "en",
    callEnabled: row.callEnabled,
    pausedUntil: day(row.pausedUntil),
    skippedDay: day(row.skippedDay),
    movedDay: day(row.movedDay),
    movedTime: row.movedTime ? fromTimeColumn(row.movedTime) : null,
    consented: isConsented(row),
    entitled: isEntitled(rules.payments, row.subscription, now),
    hadAccess: rules.payments === "off" || (row.subscription?.firstAccessAt ?? null) !== null,
  };
}

/**
 * Has the person agreed to calls to the number they have? Consent counts for the number it was given for, a
 * withdrawal for every number.
 *
 * @param row the person's number, and the newest row of their consent record, if there is one
 */
export function isConsented({
  phone,
  consents: [latest],
}: {
  phone: string | null;
  consents: { granted: boolean; phone: string | null }[];
}): boolean {
  return latest?.granted === true && phone !== null && latest.phone === phone;
}
