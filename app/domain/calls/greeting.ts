import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import type { CallStatus } from "./call-state";

type LastCall = { status: CallStatus; kind: string; scheduledAt: string; endedReason: string | null };

/**
 * Why nothing rings: the user has turned calls off, the number isn't theirs to ring, the plan's minutes are used, or no
 * day has a call.
 */
export type Quiet = "off" | "unproved" | "blocked" | "used_up" | "no_slot";

/**
 * What keeps a person's phone quiet, if anything does.
 *
 * @param plan what the person has said and shown
 * @param planned there is a next daily call
 * @param usedUp the plan's minutes are
 */
export function quietOf(
  plan: { callEnabled: boolean; consented: boolean; phoneProved: boolean; phoneBlocked: boolean },
  planned: boolean,
  usedUp = false,
): Quiet | null {
  // Calls that are turned on again wouldn't change that.
  if (plan.phoneBlocked) return "blocked";
  if (!plan.callEnabled || !plan.consented) return "off";
  if (!plan.phoneProved) return "unproved";
  if (usedUp) return "used_up";
  return planned ? null : "no_slot";
}

/**
 * What the companion says on the dashboard: a greeting for the hour and one true sentence about the last call.
 *
 * @param firstName as the person gave it
 * @param last the newest call that isn't under way, or null before the first
 * @param zone IANA name
 * @param quiet why nothing rings, or null
 * @param gently somebody was in distress today
 */
export function greeting(
  firstName: string,
  last: LastCall | null,
  zone: string,
  now: Date,
  quiet: Quiet | null = null,
  gently = false,
) {
  // The minutes may have gone into a good talk.
  const talked = quiet === "used_up" && last?.status === "completed" && isToday(last, zone, now);
  const silent = quiet !== null && quiet !== "no_slot" && !talked;
  const hour = Number(localTimeAt(now, zone).slice(0, 2));
  const hello =
    hour < 5 ? "Still up" : hour < 12 ? "Good morning" : hour < 18 ? "Good afternoon" : "Good evening";
  const mood: "happy" | "sleeping" | "idle" =
    hour < 5 ? "sleeping" : last?.status === "completed" && !silent && !gently ? "happy" : "idle";
  if (gently) return { hello: `${hello}, ${firstName}.`.replace("Still up", "Hello"), line: GENTLY, mood };
  const line = silent ? QUIET[quiet](last !== null) : lineAbout(last, zone, now, quiet === null);
  return { hello: `${hello}, ${firstName}${hour < 5 ? "?" : "."}`, line, mood };
}

const GENTLY = "Thank you for telling me today. Nothing here needs you now. Be kind to yourself.";
const SILENT = "Nothing rings unless you want it to. I'm glad you're here all the same.";

const QUIET: Record<Exclude<Quiet, "no_slot">, (talked: boolean) => string> = {
  off: () => SILENT,
  unproved: (talked) =>
    talked
      ? "Show me that the number is yours, and I ring you again."
      : "We haven't talked yet. Show me that the number is yours, and I can ring you.",
  used_up: () => "Your plan's minutes are used up, so I keep quiet for now. You can always write to me.",
  blocked: () => "Your number asked me never to call, so I keep quiet. With another one I can ring you.",
};

/** About a call that was not placed, by the code of its reason. */
const NOT_PLACED: Record<string, string> = {
  service_fault: "I missed you last time. That's on us, not on you; your streak is safe.",
  calls_paused: "Calls were paused here, so I couldn't ring you. That's on us, not on you.",
  paused: "You had paused your calls, so I kept quiet. I'm glad you're here.",
  skipped: "You left the last call out, and that's fine. I'm glad you're here.",
  taken_back: "You took the last call back, and that's fine. Whenever you like.",
  calls_off: SILENT,
  consent_withdrawn: SILENT,
  minutes_used_up: "Your plan's minutes are used up, so I kept quiet. You can always write to me.",
  spend_cap_reached: "I couldn't ring you: calls here had cost all they may. That's on us, not on you.",
  outside_hours: "It wasn't an hour to ring you, so I didn't. We'll find another moment.",
};

const isToday = ({ scheduledAt }: LastCall, zone: string, now: Date) =>
  localDateAt(new Date(scheduledAt), zone) === localDateAt(now, zone);

function lineAbout(last: LastCall | null, zone: string, now: Date, planned: boolean): string {
  if (!last) {
    return planned
      ? "We haven't talked yet. Press the button, or wait for your time."
      : "We haven't talked yet. Press the button whenever you like.";
  }
  const at = new Date(last.scheduledAt);
  switch (last.status) {
    case "completed":
      return isToday(last, zone, now)
        ? "It was good to talk today. What you said is kept below."
        : "I kept what you said last time. Talk soon.";
    case "queued":
      return last.kind === "daily"
        ? `We missed each other, and that's fine. I try again at ${localTimeAt(at, zone)}.`
        : `I ring you at ${localTimeAt(at, zone)}, as you asked.`;
    case "canceled":
      return NOT_PLACED[last.endedReason ?? ""] ?? "The last call was left out. We'll find another moment.";
    case "failed":
    case "unknown":
      return "Our last call didn't work out. That's on our side, not yours.";
    default:
      return "We missed each other last time, and that's fine. I'm glad you're here.";
  }
}
