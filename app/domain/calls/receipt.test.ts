import { describe, expect, test } from "vitest";
import { eventText, reasonText, shortReason } from "./receipt";

const clock = (instant: string) => instant.slice(11, 16);
const text = (kind: string, detail: Record<string, string> = {}) =>
  eventText({ at: "2026-11-23T18:30:00.000Z", kind, detail }, clock);

test.each([
  ["paused", "Paused", "You had paused your calls."],
  ["skipped", "Skipped by you", "You skipped this one."],
  ["taken_back", "Taken back by you", "You took this call back."],
  ["service_fault", "Missed by us", "We missed this one. That's on us; your streak is safe."],
  [
    "calls_paused",
    "Not placed: calls paused here",
    "Calls were paused on this instance, so nothing rang. That's on us, not on you.",
  ],
  ["calls_off", "Not placed: calls off", "Daily calls were turned off."],
  ["consent_withdrawn", "Not placed: no consent", "You had withdrawn your consent to calls."],
  ["phone_not_proved", "Not placed: number not verified", "The number wasn't verified as yours yet."],
  [
    "phone_blocked",
    "Not placed: number blocked",
    "This number asked never to be called, so nothing rings it.",
  ],
  ["no_entitlement", "Not placed: no plan", "There was no plan that includes calls."],
  [
    "minutes_used_up",
    "Not placed: minutes used up",
    "The minutes of your plan were used up, so nothing rang. You could write instead.",
  ],
  [
    "spend_cap_reached",
    "Not placed: this month's money is spent",
    "Calls here had cost as much as they may in a month. That's on us, not on you; your streak is safe.",
  ],
  ["another_call_is_live", "Not placed: already on a call", "You were already on a call."],
  ["already_answered", "Not placed: already talked", "We had talked already that day."],
  [
    "outside_hours",
    "Not placed: outside your hours",
    "It was outside the hours in which your phone may ring.",
  ],
  [
    "canceled_by_operator",
    "Not placed: cancelled by hand",
    "Whoever runs this instance cancelled it by hand.",
  ],
  [
    "number_not_allowed",
    "Not placed: number not allowed",
    "This instance doesn't call this number any more: its kind or its country isn't allowed.",
  ],
  [
    "number_taken",
    "Not placed: number of another account",
    "Another account has verified this number meanwhile.",
  ],
  [
    "code_expired",
    "Not placed: code out of date",
    "The code was out of date before it could be read out. You can ask for a new one.",
  ],
  [
    "too_many_calls_instance",
    "Not placed: too many calls here",
    "This instance had placed all the calls it may in 24 hours. That's on us, not on you.",
  ],
  ["superseded", "Not placed: replaced", "Another call took its place."],
])("a call that was not placed because of %s", (code, short, sentence) => {
  expect([shortReason(code), reasonText(code)]).toEqual([short, sentence]);
});

test.each([
  [
    "wish_kept",
    { reason: "called_back", minutes: "20", at: "2026-11-23T18:52:00.000Z" },
    "You asked to be called in 20 minutes, at 18:52.",
  ],
  ["wish_kept", { reason: "nobody_knows" }, "You asked for something on the phone, and it is done."],
  [
    "wish_not_kept",
    { reason: "day_over" },
    "You asked to be called at another time, but that time was over by then.",
  ],
  ["wish_not_kept", { reason: "nobody_knows" }, "You asked for something on the phone that can't be done."],
])("%s %j", (kind, detail, words) => expect(text(kind, detail as Record<string, string>)).toBe(words));

test("a reason that nobody knows is shown as it is, and in a list the call was just not placed", () => {
  expect(reasonText("moon_in_the_way")).toBe("The phone service calls it “moon_in_the_way”.");
  expect(shortReason("moon_in_the_way")).toBe("Not placed");
  expect(shortReason(null)).toBe("Not placed");
});

describe("a step", () => {
  test.each<[string, Record<string, string>, string]>([
    ["requested", {}, "You asked for this call."],
    ["requested", { at: "2026-11-23T18:50:00.000Z" }, "You asked to be called at 18:50."],
    ["scheduled", { slot: "2026-11-23T18:30:00+00:00" }, "Your time had come."],
    ["scheduled", { slot: "2026-11-23T19:00:00.000Z" }, "It was planned for 19:00."],
    [
      "held",
      { reason: "calls_paused" },
      "Calls are paused on this instance. This one waits until they go on.",
    ],
    ["held", { reason: "another_call_is_live" }, "You are on another call. This one waits until it is over."],
    ["held", { reason: "something_new" }, "The call waits."],
    ["dialing", {}, "We asked the phone service to dial."],
    ["dialing", { late: "61" }, "We asked the phone service to dial."],
    ["dialing", { late: "754" }, "We asked the phone service to dial, 12 minutes late."],
    ["refused", { reason: "number_refused" }, "The phone service said no. The number was refused."],
    ["no_answer", { reason: "not_picked_up" }, "Nobody picked up."],
    ["no_answer", { reason: "declined" }, "Nobody picked up. The call was declined."],
    ["voicemail", { reason: "machine_answered" }, "A voicemail picked up."],
    ["voicemail", { reason: "message_left" }, "A voicemail picked up and took our short message."],
    ["not_dialed", { reason: "skipped" }, "The call was not placed. You skipped this one."],
    ["retry_planned", { at: "2026-11-23T19:02:00.000Z", attempt: "2" }, "We try again at 19:02."],
    ["no_retry", { reason: "declined" }, "It was declined, so we don't try this slot again."],
    ["no_retry", { reason: "no_tries_left" }, "That was the last try for this slot."],
    [
      "no_retry",
      { reason: "machine_again" },
      "A voicemail picked up twice, so we don't try this slot again.",
    ],
    [
      "no_retry",
      { reason: "outside_hours" },
      "The next try would fall outside the hours in which your phone may ring, so there is none.",
    ],
    ["calls_stopped", {}, "You asked us to stop calling, and we did."],
    [
      "calls_stopped",
      { reason: "wrong_number" },
      "Whoever picked up said it was the wrong number, so we won't ring it again. Check your number in Settings.",
    ],
    ["no_retry", { reason: "retry_too_late" }, "It was too late for another try by the time we knew."],
    ["no_retry", {}, "We don't try this slot again."],
    [
      "no_retry",
      { reason: "consent_withdrawn" },
      "You have withdrawn your consent to calls, so we don't try this slot again.",
    ],
    ["hung_up", {}, "We asked the phone service to hang up."],
    ["completed", { reason: "hung_up_by_request" }, "The call ended. We hung up."],
    ["not_dialed", { reason: "number_changed" }, "The call was not placed. You had changed your number."],
    ["taken_back", { reason: "taken_back" }, "You took this call back."],
    ["taken_back", { reason: "superseded" }, "Another call took its place."],
    ["something_new", {}, "something_new"],
  ])("%s %j", (kind, detail, words) => expect(text(kind, detail)).toBe(words));
});
