import { promiseIn } from "~/domain/conversation/promise";
import { plannedTime } from "~/domain/schedule/next-call";
import type { StoredPlan } from "~/domain/schedule/stored-plan";
import type { CallAgenda, Turn } from "~/providers/telephony/provider";
import type { DialRow } from "./dial-statements";
import { countryOf } from "./phone-number";

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
  const talk = row.kind === "daily" || row.kind === "on_demand";
  return {
    firstName: plan.firstName ?? "",
    language: plan.language,
    purpose: row.kind === "daily" || row.kind === "verification" ? row.kind : "on_demand",
    callTime: plan.callTime ? plannedTime({ ...plan, callTime: plan.callTime }, row.local_date) : "",
    localTime: row.local_time,
    hours: plan.hours,
    country: plan.phone ? countryOf(plan.phone) : null,
    maxSeconds: given.maxSeconds,
    followUp: talk && row.last_talk ? promiseIn(row.last_talk as Turn[], plan.language) : null,
    recalls: [],
    code: given.code,
  };
}
