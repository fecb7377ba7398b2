import { expect, test } from "vitest";
import { MINUTE } from "~/lib/time";
import { type DialQuestion, whyNotDial } from "./dial-guard";

const slot = new Date("2026-01-05T18:30:00Z");
const after = (ms: number) => new Date(slot.getTime() + ms);
const allowed: DialQuestion = {
  call: { kind: "daily", status: "queued", scheduledAt: slot },
  paused: false,
  callEnabled: true,
  consented: true,
  phoneProved: true,
  entitled: true,
  otherCallLive: false,
};
const onDemand = { ...allowed.call, kind: "on_demand" as const };

test.each<[string, Partial<DialQuestion>, Date, string | null]>([
  ["nothing forbids it", {}, slot, null],
  ["just within the catch-up window", {}, after(45 * MINUTE), null],
  ["past the catch-up window", {}, after(45 * MINUTE + 1), "too_late"],
  ["the operator paused all calls", { paused: true }, slot, "calls_paused"],
  ["daily calls are off", { callEnabled: false }, slot, "calls_off"],
  [
    "daily calls are off, but the person asks for one now",
    { callEnabled: false, call: onDemand },
    slot,
    null,
  ],
  ["the person has stopped waiting", { call: onDemand }, after(11 * MINUTE), "too_late"],
  ["consent was withdrawn", { consented: false }, slot, "consent_withdrawn"],
  ["the number isn't theirs", { phoneProved: false }, slot, "phone_not_proved"],
  ["no plan", { entitled: false }, slot, "no_entitlement"],
  ["they are on the phone already", { otherCallLive: true }, slot, "another_call_is_live"],
])("%s", (_, change, now, reason) => expect(whyNotDial({ ...allowed, ...change }, now)).toBe(reason));
