import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CALL_STATUSES, type CallStatus, type ProviderEvent } from "~/providers/telephony/provider";
import { applyEvent, type CallFacts, canMove, isFinal } from "./call-state";

const dialing: CallFacts = {
  status: "dialing",
  vendorCallId: null,
  answeredAt: null,
  endedAt: null,
  durationSeconds: null,
  endedReason: null,
  transcript: null,
  recordingUrl: null,
  lastStatusAt: null,
};

const at = (second: number) => new Date(Date.UTC(2026, 0, 5, 19, 30, second));

function event(status: CallStatus | null, second: number, more: Partial<ProviderEvent> = {}): ProviderEvent {
  return {
    eventId: `${status}:${second}`,
    callId: "call",
    vendorCallId: "vendor",
    status,
    at: at(second),
    answeredAt: null,
    durationSeconds: null,
    endedReason: null,
    transcript: null,
    recordingUrl: null,
    cost: null,
    payload: {},
    ...more,
  };
}

const replay = (events: ProviderEvent[], from = dialing) =>
  events.reduce((facts, next) => applyEvent(facts, next).facts, from);

describe("a state never goes back", () => {
  test.each([
    ["queued", "dialing", true],
    ["dialing", "ringing", true],
    ["dialing", "completed", true],
    ["ringing", "dialing", false],
    ["in_progress", "ringing", false],
    ["completed", "in_progress", false],
    ["completed", "no_answer", false],
    ["completed", "voicemail", true],
    ["voicemail", "completed", false],
    ["no_answer", "completed", false],
    ["unknown", "completed", true],
    ["unknown", "in_progress", true],
    ["unknown", "queued", false],
    ["failed", "unknown", false],
  ] as const)("%s to %s: %s", (from, to, allowed) => expect(canMove(from, to)).toBe(allowed));

  test("and no two states lead to each other", () => {
    for (const from of CALL_STATUSES)
      for (const to of CALL_STATUSES) if (canMove(from, to)) expect(canMove(to, from)).toBe(false);
  });
});

const answeredCall = [
  event("ringing", 1),
  event("in_progress", 8, { answeredAt: at(8) }),
  event("completed", 98, {
    answeredAt: at(8),
    durationSeconds: 90,
    endedReason: "hung_up",
    transcript: [{ role: "companion", text: "Hello", at: at(8).toISOString() }],
  }),
];

describe("every order of the same events ends in the same call", () => {
  const sequences: [string, ProviderEvent[]][] = [
    ["an answered call", answeredCall],
    ["not answered", [event("ringing", 1), event("no_answer", 45, { endedReason: "timeout" })]],
    ["busy at once", [event("busy", 2)]],
    ["a machine found out late", [...answeredCall, event("voicemail", 120, { endedReason: "machine" })]],
    ["a word nobody knows", [...answeredCall, event(null, 50)]],
  ];
  test.each(sequences)("%s, shuffled and doubled", (_, events) => {
    const inOrder = replay(events);
    expect(isFinal(inOrder.status)).toBe(true);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        (delivered) => {
          expect(replay(delivered)).toEqual(inOrder);
        },
      ),
    );
  });
});

test("unknown gives way to what really happened", () => {
  const closed: CallFacts = {
    ...dialing,
    status: "unknown",
    endedAt: at(60),
    endedReason: "no_word_from_vendor",
  };
  expect(replay(answeredCall, closed)).toMatchObject({
    status: "completed",
    durationSeconds: 90,
    endedAt: at(98),
  });
});
