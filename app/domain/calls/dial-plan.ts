import { MAX_RETRIES } from "~/domain/schedule/retry-decision";
import { type PlanRow, type PlanRules, planFrom, type StoredPlan } from "~/domain/schedule/stored-plan";
import { dateColumn, timeColumn } from "~/lib/columns";
import { MINUTE, SECOND } from "~/lib/time";
import { type DialQuestion, isAskedForNow } from "./dial-guard";
import type { DialRow } from "./dial-statements";

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
    voicemailChoice: row.voicemail_choice,
    nextCallAt: row.next_call_at,
    nextSilentAt: row.next_silent_at,
    lastSlotDay: day(row.last_slot_day),
    subscription: row.tier ? { tier: row.tier, accessUntil: row.access_until } : null,
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

/** What the dial guard is asked about a call. */
export function questionOf(row: DialRow, plan: StoredPlan, paused: boolean): DialQuestion {
  return {
    call: {
      kind: row.kind,
      localDate: row.local_date,
      scheduledAt: row.scheduled_at,
      createdAt: row.created_at,
    },
    paused: paused || row.paused,
    callEnabled: plan.callEnabled,
    consented: plan.consented,
    phoneProved: plan.phoneProved,
    phoneBlocked: plan.phoneBlocked,
    entitled: plan.entitled,
    pausedUntil: plan.pausedUntil,
    skippedDay: plan.skippedDay,
    otherCallLive: row.other_call_live,
    answeredAlready: row.answered_already,
    hours: plan.hours,
    localTime: row.local_time,
    plannedTime: row.planned_time,
  };
}

/** What the receipt keeps of why this call may ring: which agreement, which hours, which attempt, how late. */
export function dialDetail(row: DialRow, plan: StoredPlan, now: Date): Record<string, string> {
  const late = Math.round((now.getTime() - row.scheduled_at.getTime()) / SECOND);
  return {
    consent: row.text_version ?? "",
    consentAt: row.consent_at?.toISOString() ?? "",
    hours: isAskedForNow({ kind: row.kind, scheduledAt: row.scheduled_at, createdAt: row.created_at })
      ? "asked_now"
      : `${plan.hours.opens}-${plan.hours.closes}`,
    of: String(row.kind === "daily" ? MAX_RETRIES + 1 : 1),
    ...(late * SECOND >= 1 * MINUTE && { late: String(late) }),
  };
}
