import { describe, expect, test } from "vitest";
import { MINUTE } from "~/lib/time";
import { CALL_STATUSES } from "~/providers/telephony/provider";
import type { CallHours } from "./call-hours";
import { decideRetry, type EndedAttempt, MAX_RETRIES, RETRY_AFTER } from "./retry-decision";

const zone = "Europe/Berlin";
const hours: CallHours = { opens: "08:00", closes: "21:00" };
// 19:31 in Berlin.
const endedAt = new Date("2026-11-22T18:31:00Z");
const ended: EndedAttempt = {
  kind: "daily",
  status: "no_answer",
  endedReason: null,
  attempt: 1,
  endedAt,
  answeredAt: null,
  machineBefore: false,
};
const decide = (change: Partial<EndedAttempt>, lateMs = 0, within = hours) => {
  const call = { ...ended, ...change };
  return decideRetry(call, within, zone, new Date(call.endedAt.getTime() + lateMs));
};
const at = (iso: string) => ({ at: new Date(iso) });

test("three attempts of a slot, half an hour apart", () => {
  expect([MAX_RETRIES, RETRY_AFTER]).toEqual([2, 30 * MINUTE]);
});

describe("the state it ended in, attempt by attempt", () => {
  const later = at("2026-11-22T19:01:00Z");
  const retried = ["no_answer", "busy", "failed", "voicemail"];
  test.each(CALL_STATUSES)("%s", (status) => {
    const again = retried.includes(status);
    expect(decide({ status })).toEqual(again ? later : null);
    expect(decide({ status, attempt: 2 })).toEqual(again ? later : null);
    expect(decide({ status, attempt: 3 })).toEqual(again ? { reason: "no_tries_left" } : null);
    expect(decide({ status, attempt: 4 })).toEqual(again ? { reason: "no_tries_left" } : null);
    expect(decide({ status, endedReason: "declined" })).toEqual(again ? { reason: "declined" } : null);
    expect(decide({ status, kind: "on_demand" })).toBeNull();
    expect(decide({ status, kind: "inbound" })).toBeNull();
  });
});

test.each(["declined", "USER_REJECTED", "vonage-rejected"])(
  "a decline by any vendor's word: %s",
  (endedReason) => expect(decide({ status: "busy", endedReason })).toEqual({ reason: "declined" }),
);

test("a talk that broke off is not begun again", () => {
  expect(decide({ status: "failed", answeredAt: endedAt })).toEqual({ reason: "broke_off" });
  expect(decide({ status: "voicemail", answeredAt: endedAt })).toEqual(at("2026-11-22T19:01:00Z"));
});

test.each([null, "no_answer", "busy", "rejected_by_vendor", "machine", "ring_timeout"])(
  "a reason that is no decline doesn't matter: %s",
  (endedReason) => expect(decide({ endedReason })).toEqual(at("2026-11-22T19:01:00Z")),
);

describe("an answering machine counts like nobody, once", () => {
  test.each<[string, Partial<EndedAttempt>, ReturnType<typeof decide>]>([
    ["the first machine", { status: "voicemail" }, at("2026-11-22T19:01:00Z")],
    ["a machine after nobody", { status: "voicemail", attempt: 2 }, at("2026-11-22T19:01:00Z")],
    [
      "a machine after a machine",
      { status: "voicemail", attempt: 2, machineBefore: true },
      { reason: "machine_again" },
    ],
    [
      "nobody after a machine",
      { status: "no_answer", attempt: 2, machineBefore: true },
      at("2026-11-22T19:01:00Z"),
    ],
    ["the last try", { status: "voicemail", attempt: 3, machineBefore: true }, { reason: "no_tries_left" }],
    [
      "declined",
      { status: "voicemail", endedReason: "declined", machineBefore: true },
      { reason: "declined" },
    ],
  ])("%s", (_, change, decision) => expect(decide(change)).toEqual(decision));
});

describe("the hours", () => {
  const none: CallHours = { opens: "19:00", closes: "19:00" };
  const night: CallHours = { opens: "19:00", closes: "00:30" };
  test.each<[string, string, CallHours, ReturnType<typeof decide>]>([
    ["20:58 rings in the last minute but one", "2026-11-22T19:28:00Z", hours, at("2026-11-22T19:58:00Z")],
    ["20:59 rings in the last minute", "2026-11-22T19:29:00Z", hours, at("2026-11-22T19:59:00Z")],
    ["a second before closing", "2026-11-22T19:29:59Z", hours, at("2026-11-22T19:59:59Z")],
    ["closing time is outside", "2026-11-22T19:30:00Z", hours, { reason: "outside_hours" }],
    ["after closing", "2026-11-22T19:45:00Z", hours, { reason: "outside_hours" }],
    ["before opening", "2026-11-22T06:29:59Z", hours, { reason: "outside_hours" }],
    ["opening time is inside", "2026-11-22T06:30:00Z", hours, at("2026-11-22T07:00:00Z")],
    ["hours over midnight", "2026-11-22T22:45:00Z", night, at("2026-11-22T23:15:00Z")],
    ["and their end", "2026-11-22T23:00:00Z", night, { reason: "outside_hours" }],
    ["no hours at all", "2026-11-22T18:31:00Z", none, { reason: "outside_hours" }],
    // 20:29 by Berlin's clock of summer.
    ["the clock of that day", "2026-07-22T18:29:00Z", hours, at("2026-07-22T18:59:00Z")],
    ["the clock of that day, a minute later", "2026-07-22T18:30:00Z", hours, { reason: "outside_hours" }],
  ])("%s", (_, iso, within, decision) =>
    expect(decide({ endedAt: new Date(iso) }, 0, within)).toEqual(decision),
  );
});

describe("decided late", () => {
  test.each<[string, number, ReturnType<typeof decide>]>([
    ["within the half hour, it makes no difference", 29 * MINUTE, at("2026-11-22T19:01:00Z")],
    ["just when it should ring, it rings", 30 * MINUTE, at("2026-11-22T19:01:00Z")],
    ["after that, it rings at once", 31 * MINUTE, at("2026-11-22T19:02:00Z")],
    ["at the end of the catch-up window, it still rings", 75 * MINUTE, at("2026-11-22T19:46:00Z")],
    ["a millisecond later, it is too late", 75 * MINUTE + 1, { reason: "retry_too_late" }],
    ["the next day, it is too late", 24 * 60 * MINUTE, { reason: "retry_too_late" }],
  ])("%s", (_, late, decision) => expect(decide({}, late)).toEqual(decision));

  test("at once must be inside the hours, too", () => {
    // Planned for 20:50, decided at 21:00.
    const call = { endedAt: new Date("2026-11-22T19:20:00Z") };
    expect(decide(call, 39 * MINUTE)).toEqual(at("2026-11-22T19:59:00Z"));
    expect(decide(call, 40 * MINUTE)).toEqual({ reason: "outside_hours" });
  });

  test("an end that lies ahead by another clock counts from now", () =>
    expect(decide({}, -5 * MINUTE)).toEqual(at("2026-11-22T18:56:00Z")));
});
