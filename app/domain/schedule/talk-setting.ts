import type { TalkSetting } from "~/domain/conversation/wishes";
import { fromDateColumn } from "~/lib/columns";
import { localTimeAt } from "./local-time";
import { plannedTime } from "./next-call";
import type { StoredPlan } from "./stored-plan";

/**
 * What the turns of a call are read with: as the agenda had it when the call was dialled.
 *
 * @param plan the person's plan
 * @param call when it was dialled, and the local day it belongs to
 */
export function talkSetting(
  plan: StoredPlan,
  call: { dialedAt: Date | null; scheduledAt: Date; localDate: Date },
): TalkSetting {
  const { language, callTime, localTz, hours } = plan;
  return {
    language,
    hours,
    callTime: callTime ? plannedTime({ ...plan, callTime }, fromDateColumn(call.localDate)) : "",
    localTime: localTimeAt(call.dialedAt ?? call.scheduledAt, localTz ?? "UTC"),
  };
}
