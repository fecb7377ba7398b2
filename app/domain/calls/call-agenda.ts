import { chooseAgenda, type FollowUpChoice, type RecallChoice } from "~/domain/progress/agenda";
import type { Asked } from "~/domain/progress/findings";
import { daysBetween } from "~/domain/schedule/local-time";
import { plannedTime } from "~/domain/schedule/next-call";
import type { StoredPlan } from "~/domain/schedule/stored-plan";
import type { CallAgenda } from "~/providers/telephony/provider";
import type { DialRow } from "./dial-statements";
import { countryOf } from "./phone-number";

const NOTHING: Asked = { followUp: null, recalls: [] };

/**
 * What the companion brings up on a call: what was settled when it was dialled, or else what is due by now.
 *
 * @param row the call and its person
 */
export function askedOn(row: DialRow): Asked {
  if (row.kind === "verification") return NOTHING;
  if (row.agenda) return row.agenda as Asked;
  const plan = row.follow_ups
    ? { followUps: row.follow_ups as FollowUpChoice[], recalls: (row.recalls ?? []) as RecallChoice[] }
    : null;
  return chooseAgenda(plan, row.local_date, daysBetween);
}

/**
 * What the companion knows when the phone is picked up.
 *
 * @param row the call and its person, as they are when it is dialled
 * @param plan the person's plan
 * @param given.maxSeconds the longest talk
 * @param given.code the six digits to be read out on a verification call, else null
 */
export function agendaFor(
  row: DialRow,
  plan: StoredPlan,
  given: { maxSeconds: number; code: string | null },
): CallAgenda {
  const asked = askedOn(row);
  return {
    firstName: plan.firstName ?? "",
    language: plan.language,
    purpose: row.kind === "daily" || row.kind === "verification" ? row.kind : "on_demand",
    callTime: plan.callTime ? plannedTime({ ...plan, callTime: plan.callTime }, row.local_date) : "",
    localTime: row.local_time,
    hours: plan.hours,
    country: plan.phone ? countryOf(plan.phone) : null,
    maxSeconds: given.maxSeconds,
    followUp: asked.followUp?.text ?? null,
    recalls: asked.recalls.map(({ question }) => question),
    code: given.code,
  };
}
