import { localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import type { CallStatus } from "./call-state";

type LastCall = { status: CallStatus; kind: string; scheduledAt: string; endedReason: string | null };

/**
 * What the companion says on the dashboard: a greeting for the hour and one true sentence about the last call.
 *
 * @param firstName as the person gave it
 * @param last the newest call that is over, or null before the first
 * @param zone IANA name
 */
export function greeting(firstName: string, last: LastCall | null, zone: string, now: Date) {
  const hour = Number(localTimeAt(now, zone).slice(0, 2));
  const hello =
    hour < 5 ? "Still up" : hour < 12 ? "Good morning" : hour < 18 ? "Good afternoon" : "Good evening";
  const mood: "happy" | "sleeping" | "idle" =
    hour < 5 ? "sleeping" : last?.status === "completed" ? "happy" : "idle";
  return { hello: `${hello}, ${firstName}${hour < 5 ? "?" : "."}`, line: lineAbout(last, zone, now), mood };
}

function lineAbout(last: LastCall | null, zone: string, now: Date): string {
  if (!last) return "We haven't talked yet. Press the button, or wait for your time.";
  const today = localDateAt(new Date(last.scheduledAt), zone) === localDateAt(now, zone);
  if (last.status === "completed") {
    return today
      ? "It was good to talk today. What you said is kept below."
      : "I kept what you said last time. Talk soon.";
  }
  if (last.endedReason === "service_fault") return "I missed you last time. That's on us, not on you.";
  if (last.status === "failed" || last.status === "unknown") {
    return "Our last call didn't work out. That's on our side, not yours.";
  }
  if (last.status === "canceled") return "The last call was left out. We'll find another moment.";
  return "We missed each other last time, and that's fine. I'm glad you're here.";
}
