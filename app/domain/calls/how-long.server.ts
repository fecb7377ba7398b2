import type { Run } from "~/db/pinned.server";
import {
  type CountedTalk,
  type MinutesPlan,
  type MinutesWindow,
  readMinutes,
} from "~/domain/billing/minutes";
import { affordableSeconds, bookedMinor, monthOf } from "~/domain/billing/spending";
import type { StoredPlan } from "~/domain/schedule/stored-plan";
import { paymentSettings } from "~/providers/payments/registry.server";
import { spendingSettings } from "~/providers/telephony/registry.server";
import * as sql from "./dial-statements";
import { type TalkLength, talkLength } from "./talk-length";

/**
 * How long a call may be, as its person's minutes and the instance's cap stand. Where payments are off and there is no
 * cap, nothing is asked.
 *
 * @param row the call and its person
 * @param maxSeconds the longest call of this instance
 * @param intent to dial: whoever dials next waits until this one has booked what it may cost
 */
export async function howLong(
  run: Run,
  row: sql.DialRow,
  plan: StoredPlan,
  given: { maxSeconds: number; now: Date; intent: "look" | "dial" },
): Promise<TalkLength> {
  const { maxSeconds, now, intent } = given;
  const question = {
    kind: row.kind,
    maxSeconds,
    standing:
      row.kind === "verification" ? null : await readMinutes(readerOf(run, row), paymentSettings(), now),
    affordable: await affordable(run, now, intent),
    zone: plan.localTz,
    callDays: plan.callEnabled ? plan.callDays : [],
  };
  return talkLength(question, now);
}

/** What a call counts as towards the cap from its dial on; nulls where there is no cap. */
export function bookingOf(
  seconds: number,
): [minor: number | null, perMinute: number | null, currency: string | null] {
  const cap = spendingSettings();
  return cap ? [bookedMinor(cap, seconds), cap.minuteMinor, cap.currency] : [null, null, null];
}

const readerOf = (run: Run, row: sql.DialRow) => ({
  plan: async () => minutesPlanOf(row),
  talks: async ({ start, end }: MinutesWindow) =>
    (await run<sql.TalkRow>(sql.TALKS_OF_WINDOW, [row.user_id, start, end])).map(countedTalk),
});

const minutesPlanOf = (row: sql.DialRow): MinutesPlan | null =>
  row.tier && row.plan_since
    ? {
        tier: row.tier,
        status: row.plan_status ?? "",
        currentPeriodStart: row.current_period_start,
        currentPeriodEnd: row.current_period_end,
        accessUntil: row.access_until,
        grantedUntil: row.granted_until,
        grantedAt: row.granted_at,
        createdAt: row.plan_since,
      }
    : null;

const countedTalk = (row: sql.TalkRow): CountedTalk => ({
  status: row.status,
  answeredAt: row.answered_at,
  endedAt: row.ended_at,
  durationSeconds: row.duration_seconds,
  maxSeconds: row.max_seconds,
});

async function affordable(run: Run, now: Date, intent: "look" | "dial"): Promise<number | null> {
  const cap = spendingSettings();
  if (!cap) return null;
  if (intent === "dial") await run(sql.LOCK_SPENDING, []);
  const [month] = await run<{ minor: number }>(sql.SPENT, [monthOf(now), cap.currency]);
  return affordableSeconds(cap, month?.minor ?? 0);
}
