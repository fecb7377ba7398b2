import { expect, test } from "vitest";
import type { CallStatus } from "./call-state";
import { greeting, quietOf } from "./greeting";

const NOW = new Date("2026-11-23T18:40:00.000Z");
const about = (status: CallStatus, endedReason: string | null = null, kind = "daily") =>
  greeting(
    "Asha",
    {
      status,
      kind,
      scheduledAt: status === "queued" ? "2026-11-23T19:02:00.000Z" : "2026-11-23T18:30:00.000Z",
      endedReason,
    },
    "Europe/Berlin",
    NOW,
  ).line;

test.each<[CallStatus, string | null, string]>([
  ["canceled", "service_fault", "I missed you last time. That's on us, not on you; your streak is safe."],
  ["canceled", "paused", "You had paused your calls, so I kept quiet. I'm glad you're here."],
  ["canceled", "skipped", "You left the last call out, and that's fine. I'm glad you're here."],
  ["canceled", "calls_paused", "Calls were paused here, so I couldn't ring you. That's on us, not on you."],
  ["canceled", "taken_back", "You took the last call back, and that's fine. Whenever you like."],
  ["canceled", "outside_hours", "It wasn't an hour to ring you, so I didn't. We'll find another moment."],
  ["canceled", "canceled_by_operator", "The last call was left out. We'll find another moment."],
  ["canceled", null, "The last call was left out. We'll find another moment."],
  ["queued", null, "We missed each other, and that's fine. I try again at 20:02."],
  ["no_answer", "not_picked_up", "We missed each other last time, and that's fine. I'm glad you're here."],
  ["failed", "number_refused", "Our last call didn't work out. That's on our side, not yours."],
  ["completed", "companion_hung_up", "It was good to talk today. What you said is kept below."],
])("after %s because of %s", (status, reason, line) => expect(about(status, reason)).toBe(line));

test("a call that was asked for in a while is no missed one", () => {
  expect(about("queued", null, "on_demand")).toBe("I ring you at 20:02, as you asked.");
});

const FREE = { callEnabled: true, consented: true, phoneProved: true, phoneBlocked: false };

test.each([
  [FREE, true, null],
  [FREE, false, "no_slot"],
  [{ ...FREE, phoneProved: false }, false, "unproved"],
  [{ ...FREE, phoneProved: false, phoneBlocked: true }, false, "blocked"],
  [{ ...FREE, callEnabled: false, phoneProved: false }, false, "off"],
  [{ ...FREE, consented: false }, false, "off"],
  [{ ...FREE, callEnabled: false, consented: false, phoneBlocked: true }, false, "blocked"],
])("%j with a next call: %j is quiet because of %j", (plan, planned, quiet) =>
  expect(quietOf(plan, planned)).toBe(quiet),
);

test.each([
  [FREE, true, "used_up"],
  [FREE, false, "used_up"],
  [{ ...FREE, phoneProved: false }, false, "unproved"],
  [{ ...FREE, callEnabled: false }, false, "off"],
])("%j with a next call: %j is quiet without minutes because of %j", (plan, planned, quiet) =>
  expect(quietOf(plan, planned, true)).toBe(quiet),
);

const COMPLETED = {
  status: "completed" as const,
  kind: "daily",
  scheduledAt: "2026-11-23T18:30:00.000Z",
  endedReason: null,
};
const YESTERDAYS = { ...COMPLETED, scheduledAt: "2026-11-22T18:30:00.000Z" };
test.each([
  ["before the first call", null, null, /wait for your time\.$/],
  ["without a day for calls", "no_slot", null, /Press the button whenever you like\.$/],
  ["before the number is shown to be theirs", "unproved", null, /^We haven't talked yet\. Show me/],
  ["with a new number", "unproved", COMPLETED, /^Show me that the number is yours, and I ring you again\.$/],
  ["with a blocked number", "blocked", COMPLETED, /asked me never to call/],
  ["when calls are off", "off", COMPLETED, /^Nothing rings unless you want it to/],
  [
    "without minutes, before the first call",
    "used_up",
    null,
    /used up, so I keep quiet for now\. You can always/,
  ],
  ["without minutes, after yesterday's talk", "used_up", YESTERDAYS, /^Your plan's minutes are used up/],
  ["without minutes, after today's talk", "used_up", COMPLETED, /^It was good to talk today/],
  ["after a talk, without a day for calls", "no_slot", COMPLETED, /^It was good to talk today/],
] as const)("%s", (_, quiet, last, words) => {
  const { line } = greeting("Asha", last, "Europe/Berlin", NOW, quiet);
  expect(line).toMatch(words);
  if (quiet) expect(line).not.toMatch(/wait for your time/);
});

test("after a hard moment today nothing is cheered at, and nobody is asked to do anything", () => {
  const last = {
    status: "completed",
    kind: "daily",
    scheduledAt: NOW.toISOString(),
    endedReason: null,
  } as const;
  const { line, mood } = greeting("Asha", last, "UTC", NOW, null, true);
  expect(mood).toBe("idle");
  expect(line).toContain("Thank you for telling me");
});
