import type { CallKind, CallStatus } from "./call-state";

type Told = {
  kind: CallKind;
  status: CallStatus;
  attempt: number;
  localDate: string;
  scheduledAt: string;
  endedReason: string | null;
};

/**
 * What there is to tell of the calls so far.
 *
 * @param again the further try of a slot that is planned, if there is one
 * @param recent the newest calls that are over, newest first
 * @param now a call that was given up before its time is not how the last one went, and neither is one with a code
 * @returns `tried`: the attempt before the further try; `last`: the call to talk about
 */
export function lastStory<Call extends Told>(again: Call | null, recent: Call[], now: Date) {
  const tried = (again && recent.find((call) => isTryBefore(call, again))) ?? null;
  const past = recent.find(
    ({ kind, endedReason, scheduledAt }) =>
      kind !== "verification" && endedReason !== "superseded" && Date.parse(scheduledAt) <= now.getTime(),
  );
  return { tried, last: (again && tried?.status !== "failed" ? again : past) ?? null };
}

const isTryBefore = (call: Told, next: Told) =>
  call.kind === next.kind && call.localDate === next.localDate && call.attempt === next.attempt - 1;
