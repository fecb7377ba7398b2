import type { Tx } from "~/db/transaction.server";
import { chooseAgenda, type FollowUpChoice, type RecallChoice } from "~/domain/progress/agenda";
import type { Asked } from "~/domain/progress/findings";
import { daysBetween, localTimeAt } from "~/domain/schedule/local-time";
import { plannedTime } from "~/domain/schedule/next-call";
import type { StoredPlan } from "~/domain/schedule/stored-plan";
import type { LocalDate } from "~/lib/columns";
import type { CallAgenda } from "~/providers/telephony/provider";
import { countryOf } from "./phone-number";
import { MOST_SECONDS } from "./text-talk";

/**
 * What the companion knows when a talk in writing begins.
 *
 * @param tx a transaction that sees the person
 * @param plan of the person, whose zone is known
 * @param day the local day of the talk
 * @param now when it begins
 */
export async function loadWrittenAgenda(
  tx: Tx,
  plan: StoredPlan & { localTz: string },
  day: LocalDate,
  now: Date,
): Promise<{ agenda: CallAgenda; asked: Asked }> {
  const row = await tx.talkPlan.findUnique({ where: { userId: plan.userId } });
  const prepared = row && {
    followUps: row.followUps as FollowUpChoice[],
    recalls: row.recalls as RecallChoice[],
  };
  const asked = chooseAgenda(prepared, day, daysBetween);
  const { callTime } = plan;
  const agenda: CallAgenda = {
    firstName: plan.firstName ?? "",
    language: plan.language,
    purpose: "text",
    callTime: callTime ? plannedTime({ ...plan, callTime }, day) : "",
    localTime: localTimeAt(now, plan.localTz),
    hours: plan.hours,
    country: plan.phone ? countryOf(plan.phone) : null,
    maxSeconds: MOST_SECONDS,
    followUp: asked.followUp?.text ?? null,
    recalls: asked.recalls.map(({ question }) => question),
    code: null,
  };
  return { agenda, asked };
}
