import { MINUTE } from "~/lib/time";
import { isUnderWay } from "./call-state";
import type { CallSummary } from "./call-summary";
import { isPlanned } from "./planned";

/** More of the newest calls than are shown: the live one and planned ones stand elsewhere. */
export const STANDING_ELSEWHERE = 3;

/** A talk isn't news for longer than that after its end … */
const NEWS = 1 * MINUTE;
/** … nor is one waited for that hasn't been written up by then. */
export const WRITING_UP = 2 * MINUTE;

/**
 * What the dashboard shows of calls.
 *
 * @param open every call that isn't over, by its time
 * @param newest the newest calls, `limit` and `STANDING_ELSEWHERE` of them
 * @param limit how many of `recent` at the most
 * @param writing id of the talk that is being written up, or null
 * @param now decides what is due
 * @returns `live`: the one that is due or under way; `waiting`: the one that was asked for in a while; `again`: the
 * further try of a slot; `over`: the talk that ended a moment ago, while nothing is live; `recent`: the newest others,
 * it among them
 */
export function dashboardCalls(
  open: readonly CallSummary[],
  newest: readonly CallSummary[],
  limit: number,
  writing: string | null,
  now: Date,
) {
  const due = open.filter((call) => !isPlanned(call, now));
  const live = due.find((call) => isUnderWay(call.status)) ?? due[0] ?? null;
  const waiting = open.find((call) => call.kind === "on_demand" && isPlanned(call, now)) ?? null;
  const again = open.find((call) => call.kind === "daily" && isPlanned(call, now)) ?? null;
  const elsewhere = [live?.id, waiting?.id, again?.id];
  const recent = newest.filter(({ id }) => !elsewhere.includes(id)).slice(0, limit);
  const [last] = recent;
  return {
    live,
    waiting,
    again,
    over: !live && last && isNews(last, last.id === writing, now) ? last : null,
    recent,
  };
}

function isNews({ kind, status, endedAt }: CallSummary, isWriting: boolean, now: Date): boolean {
  if (status !== "completed" || kind === "verification" || kind === "text" || endedAt === null) return false;
  return now.getTime() - Date.parse(endedAt) < (isWriting ? WRITING_UP : NEWS);
}
