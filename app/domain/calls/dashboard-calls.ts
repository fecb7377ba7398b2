import { isUnderWay } from "./call-state";
import type { CallSummary } from "./call-summary";
import { isPlanned } from "./planned";

/** More of the newest calls than are shown: the live one and planned ones stand elsewhere. */
export const STANDING_ELSEWHERE = 3;

/**
 * What the dashboard shows of calls.
 *
 * @param open every call that isn't over, by its time
 * @param newest the newest calls, `limit` and `STANDING_ELSEWHERE` of them
 * @param limit how many of `recent` at the most
 * @param now decides what is due
 * @returns `live`: the one that is due or under way; `waiting`: the one that was asked for in a while; `again`: the
 * further try of a slot; `recent`: the newest others
 */
export function dashboardCalls(
  open: readonly CallSummary[],
  newest: readonly CallSummary[],
  limit: number,
  now: Date,
) {
  const due = open.filter((call) => !isPlanned(call, now));
  const live = due.find((call) => isUnderWay(call.status)) ?? due[0] ?? null;
  const waiting = open.find((call) => call.kind === "on_demand" && isPlanned(call, now)) ?? null;
  const again = open.find((call) => call.kind === "daily" && isPlanned(call, now)) ?? null;
  const elsewhere = [live?.id, waiting?.id, again?.id];
  return {
    live,
    waiting,
    again,
    recent: newest.filter(({ id }) => !elsewhere.includes(id)).slice(0, limit),
  };
}
