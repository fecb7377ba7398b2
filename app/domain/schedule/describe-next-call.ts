import { cityOf } from "~/lib/zone-words";
import { dayWords } from "./day-words";
import { localDateAt, localTimeAt } from "./local-time";
import { type NoCallReason, nextCall } from "./next-call";
import type { StoredPlan } from "./stored-plan";

const REASONS: Record<NoCallReason, string> = {
  profile_unfinished: "Your profile isn't finished, so nothing will ring.",
  calls_off: "Daily calls are off. Turn them on in Settings.",
  consent_withdrawn: "You withdrew your consent to calls. Give it again in Settings if you like.",
  phone_not_proved: "Your number isn't verified as yours yet, so nothing will ring it.",
  no_entitlement: "Your plan doesn't include calls.",
  no_call_days: "No weekday has a call. Choose some in Settings.",
  phone_blocked: "This number asked never to be called, so nothing will ring it.",
  outside_hours: "Your time is outside the hours in which your phone may ring. Choose another in Settings.",
};

/**
 * The next daily call in words, or why there is none.
 *
 * @param plan as stored
 * @param now decides what "today" is
 */
export function describeNextCall(plan: StoredPlan & { localTz: string }, now: Date) {
  const zone = plan.localTz;
  if (!plan.nextCallAt) {
    const next = nextCall(plan, now);
    return { next: null, reason: "reason" in next ? REASONS[next.reason] : null, why: "No call is planned." };
  }
  const at = plan.nextCallAt;
  const due = at <= now;
  return {
    next: {
      at: at.toISOString(),
      localTime: localTimeAt(at, zone),
      day: dayWords(localDateAt(at, zone), localDateAt(now, zone)),
      city: cityOf(zone),
    },
    reason: null,
    why: due ? "It is due: your phone rings any moment." : "The time you chose, in your time zone.",
  };
}
