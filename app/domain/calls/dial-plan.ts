import { countryHours } from "~/domain/schedule/call-hours";
import { MAX_RETRIES } from "~/domain/schedule/retry-decision";
import { type PlanRow, type PlanRules, planFrom, type StoredPlan } from "~/domain/schedule/stored-plan";
import { dateColumn, timeColumn } from "~/lib/columns";
import { MINUTE, SECOND } from "~/lib/time";
import { capsFor } from "./dial-caps";
import { type DialQuestion, isAskedForNow } from "./dial-guard";
import type { DialRow } from "./dial-statements";
import { isReservedNumber, type PhoneRules, readPhoneNumber } from "./phone-number";
import type { TalkLength } from "./talk-length";

/** The user's call plan out of the row that the dialling path reads. */
export function planOf(row: DialRow, rules: PlanRules, now: Date): StoredPlan {
  const day = (text: string | null) => (text ? dateColumn(text) : null);
  const time = (text: string | null) => (text ? timeColumn(text.slice(0, 5)) : null);
  const stored: PlanRow = {
    id: row.user_id,
    firstName: row.first_name,
    phone: row.phone,
    phoneVerifiedAt: row.phone_verified_at,
    phoneBlocked: row.phone_blocked || row.number_blocked,
    localTz: row.local_tz,
    callTime: time(row.call_time),
    weekdayTimes: row.weekday_times,
    callDays: row.call_days,
    dayStart: row.day_start,
    eveningWindowStart: time(row.evening_window_start),
    eveningWindowEnd: time(row.evening_window_end),
    anyHours: row.any_hours,
    callEnabled: row.call_enabled,
    pausedUntil: day(row.paused_until),
    skippedDay: day(row.skipped_day),
    movedDay: day(row.moved_day),
    movedTime: time(row.moved_time),
    voicemailChoice: row.voicemail_choice,
    language: row.language,
    nextCallAt: row.next_call_at,
    nextSilentAt: row.next_silent_at,
    lastSlotDay: day(row.last_slot_day),
    subscription: row.tier
      ? { tier: row.tier, accessUntil: row.access_until, firstAccessAt: row.first_access_at }
      : null,
    consents:
      row.granted === null || !row.text_version || !row.consent_at
        ? []
        : [
            {
              granted: row.granted,
              phone: row.consent_phone,
              textVersion: row.text_version,
              createdAt: row.consent_at,
            },
          ],
  };
  return planFrom(stored, rules, now);
}

/** How this instance stands when a call is dialled. */
export type InstanceStanding = PhoneRules & {
  /** Calls are paused by the environment. */
  paused: boolean;
  /** It has dialled as many calls in 24 hours as it may. */
  isFull: boolean;
};

/** What the dial guard is asked about a call. */
export function questionOf(
  row: DialRow,
  plan: StoredPlan,
  instance: InstanceStanding,
  length: TalkLength,
): DialQuestion {
  const phone = plan.phone ?? "";
  return {
    call: {
      kind: row.kind,
      localDate: row.local_date,
      scheduledAt: row.scheduled_at,
      createdAt: row.created_at,
    },
    paused: instance.paused || row.paused,
    leaving: row.leaving,
    callEnabled: plan.callEnabled,
    consented: plan.consented,
    phoneProved: plan.phoneProved,
    phoneBlocked: plan.phoneBlocked,
    numberAllowed: readPhoneNumber(phone, instance).ok,
    numberTaken: row.number_taken && !plan.phoneProved,
    codePending: row.verification_id !== null,
    dialedLately: {
      toNumber: row.to_number_lately,
      ofUser: row.of_user,
      codesToNumber: row.codes_to_number,
      codesOfUser: row.codes_of_user,
      instanceIsFull: instance.isFull,
    },
    caps: capsFor(isReservedNumber(phone)),
    noTalk: length.refused,
    entitled: plan.entitled,
    pausedUntil: plan.pausedUntil,
    skippedDay: plan.skippedDay,
    otherCallLive: row.other_call_live,
    answeredAlready: row.answered_already,
    hours: hoursOf(row, plan),
    localTime: row.local_time,
    plannedTime: row.planned_time,
  };
}

/** A window may narrow or widen the hours of one's own phone, and a number without proof isn't that yet. */
const hoursOf = (row: DialRow, plan: StoredPlan) =>
  row.kind === "verification" ? countryHours(plan.phone ?? "") : plan.hours;

/**
 * What the receipt keeps of why this call may ring: which agreement, which hours, which attempt, how late, and how long
 * it may be where that is less than usual.
 */
export function dialDetail(
  row: DialRow,
  plan: StoredPlan,
  length: TalkLength,
  now: Date,
): Record<string, string> {
  const hours = hoursOf(row, plan);
  const late = Math.round((now.getTime() - row.scheduled_at.getTime()) / SECOND);
  return {
    consent: row.text_version ?? "",
    consentAt: row.consent_at?.toISOString() ?? "",
    hours: isAskedForNow({ kind: row.kind, scheduledAt: row.scheduled_at, createdAt: row.created_at })
      ? "asked_now"
      : `${hours.opens}-${hours.closes}`,
    of: String(row.kind === "daily" ? MAX_RETRIES + 1 : 1),
    ...(late * SECOND >= 1 * MINUTE && { late: String(late) }),
    ...(length.because && { longest: String(length.seconds), because: length.because }),
    ...(length.because === "minutes" &&
      length.minutesUntil && { minutesUntil: length.minutesUntil.toISOString() }),
  };
}
