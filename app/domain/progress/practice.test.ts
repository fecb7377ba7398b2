import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SEED } from "~/domain/schedule/next-call.fixture";
import { MINUTE } from "~/lib/time";
import { countSessions, type LogDecision, mayLog } from "./practice";

describe("what counts of the sessions of a day", () => {
  test.each<[string, number[], number[]]>([
    ["no session", [], []],
    ["no length was said", [0], [0]],
    ["a minute too short", [14], [0]],
    ["the shortest", [15], [15]],
    ["three short ones are no long one", [10, 10, 10], [0, 0, 0]],
    ["three quarters of an hour", [45], [45]],
    ["the longest", [480], [480]],
    ["a minute too long", [481], [480]],
    ["a whole day", [1_440], [480]],
    ["two long ones meet the day's cap", [480, 480], [480, 240]],
    ["the day is exactly full", [480, 240, 30], [480, 240, 0]],
    ["the rest of a day may be short", [480, 235, 30, 15], [480, 235, 5, 0]],
    ["a short one takes nothing away", [480, 14, 240], [480, 0, 240]],
    ["the order decides", [300, 300, 300], [300, 300, 120]],
  ])("%s", (_, minutes, counted) => expect(countSessions(minutes)).toEqual(counted));

  test("never more than was done, nor than the caps", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_440), { maxLength: 12 }), (minutes) => {
        const counted = countSessions(minutes);
        expect(counted.every((count, i) => count >= 0 && count <= Math.min(minutes[i] ?? 0, 480))).toBe(true);
        expect(counted.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(720);
        expect(countSessions(minutes.slice(0, -1))).toEqual(counted.slice(0, -1));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

describe("a session logged by hand", () => {
  const now = new Date("2026-11-22T18:00:00Z");
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const ok: LogDecision = { ok: true };
  test.each<[string, Partial<Parameters<typeof mayLog>[0]>, LogDecision]>([
    ["the first", {}, ok],
    ["14 minutes", { minutes: 14 }, { ok: false, reason: "too_short" }],
    ["15 minutes", { minutes: 15 }, ok],
    ["eight hours", { minutes: 480 }, ok],
    ["a minute more", { minutes: 481 }, { ok: false, reason: "too_long" }],
    [
      "right after another",
      { lastLoggedAt: now },
      { ok: false, reason: "too_soon", again: ago(-5 * MINUTE) },
    ],
    [
      "a millisecond under five minutes after",
      { lastLoggedAt: ago(5 * MINUTE - 1) },
      { ok: false, reason: "too_soon", again: ago(-1) },
    ],
    ["five minutes after", { lastLoggedAt: ago(5 * MINUTE) }, ok],
    ["it just fits into the day", { minutes: 60, countedThatDay: 660 }, ok],
    ["a minute too much", { minutes: 60, countedThatDay: 661 }, { ok: false, reason: "day_full", left: 59 }],
    ["the day is full", { minutes: 60, countedThatDay: 720 }, { ok: false, reason: "day_full", left: 0 }],
  ])("%s", (_, change, decision) =>
    expect(mayLog({ minutes: 45, countedThatDay: 0, lastLoggedAt: null, now, ...change })).toEqual(decision),
  );
});
