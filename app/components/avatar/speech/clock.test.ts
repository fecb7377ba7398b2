import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { onTimeline, positionAt, ratioAtEnd, reported, type SpeechClock, startedClock } from "./clock";
import { stretch, timelineOf } from "./timeline";
import { wordsOf } from "./words";

const TEXT = "one two three four five six seven eight nine ten eleven twelve";
/** Each word takes 400 ms and 30 ms pass between two. */
const STEP = 430;
const timeline = timelineOf(TEXT, wordsOf(TEXT, "en"), () => [{ viseme: "aa", units: 400 / 76 }], 1);
const at = (word: string) => TEXT.indexOf(word);
const started = (ratio = 1) => startedClock(timeline, ratio, 1_000);

describe("without reports", () => {
  it("the clock runs by the estimate and stops at the end", () => {
    expect(positionAt(started(), 1_000)).toBe(0);
    expect(positionAt(started(), 1_500)).toBe(500);
    expect(positionAt(started(), 900)).toBe(0);
    expect(positionAt(started(), 99_000)).toBe(timeline.duration);
  });

  test.each([
    [1.5, 1.5],
    [9, 1.8],
    [0.1, 0.6],
    [Number.NaN, 1],
  ])("a voice known to take %f times as long is followed at %f", (known, ratio) => {
    expect(positionAt(started(known), 1_000 + 600)).toBeCloseTo(600 / ratio);
  });

  it("the whole text tells how slow the voice is", () => {
    expect(ratioAtEnd(started(), 1_000 + timeline.duration * 1.4)).toBeCloseTo(1.2);
    expect(ratioAtEnd(started(), 1_000 + timeline.duration * 50)).toBe(1.8);
  });

  it("a short text tells nothing", () => {
    const short = startedClock(stretch(timeline, 900), 1.1, 0);
    expect(ratioAtEnd(short, 5_000)).toBe(1.1);
  });
});

describe("a reported word", () => {
  it("ahead of the clock is reached within 80 ms, without a jump", () => {
    const clock = reported(started(), at("three"), 1_200);
    expect(positionAt(clock, 1_200)).toBeCloseTo(200);
    expect(positionAt(clock, 1_240)).toBeGreaterThan(400);
    expect(positionAt(clock, 1_240)).toBeLessThan(2 * STEP);
    expect(positionAt(clock, 1_280)).toBeCloseTo(2 * STEP + 80);
  });

  it("behind the clock holds the mouth until the voice is there, and never runs it back", () => {
    const clock = reported(started(), at("two"), 1_000 + 700);
    expect(positionAt(clock, 1_700)).toBe(700);
    expect(positionAt(clock, 1_900)).toBe(700);
    expect(positionAt(clock, 2_000)).toBeCloseTo(STEP + 300);
  });

  it("may be named by the space before it", () => {
    expect(reported(started(), at("three") - 1, 1_860).heard?.word).toBe(2);
  });

  it("corrects the ratio by a fifth of what it took, within limits", () => {
    const first = reported(started(), at("one"), 1_000);
    expect(first.ratio).toBe(1);
    expect(reported(first, at("two"), 1_000 + STEP * 1.5).ratio).toBeCloseTo(1.1);
    expect(reported(first, at("two"), 1_000 + STEP * 60).ratio).toBe(1.8);
    expect(reported(first, at("seven"), 1_001).ratio).toBeCloseTo(0.8);
    const known = reported(first, at("two"), 1_000 + STEP * 1.5);
    expect(ratioAtEnd(known, 99_000)).toBe(known.ratio);
  });
});

describe("a report that can't be right changes nothing", () => {
  const heard = reported(started(), at("four"), 1_000 + 3 * STEP);
  test.each<[string, number]>([
    ["the same word again", at("four")],
    ["a word before it", at("two")],
    ["the first word", 0],
    ["more than six words ahead", at("eleven")],
    ["past the end", TEXT.length + 40],
    ["below nought", -1],
    ["no number", Number.NaN],
    ["half a character", 3.5],
  ])("%s", (_, charIndex) => expect(reported(heard, charIndex, 1_000 + 3.4 * STEP)).toBe(heard));
});

it("never runs back and never leaves the text, whatever is reported", () => {
  const report = fc.record({
    after: fc.integer({ min: 0, max: 900 }),
    index: fc.integer({ min: -5, max: 90 }),
  });
  fc.assert(
    fc.property(fc.array(report, { maxLength: 30 }), (reports) => {
      let clock: SpeechClock = started();
      let now = 1_000;
      const seen: number[] = [];
      for (const { after, index } of reports) {
        for (let ms = 0; ms < after; ms += 16) seen.push(positionAt(clock, now + ms));
        now += after;
        clock = reported(clock, index, now);
        seen.push(positionAt(clock, now));
      }
      expect(seen.every((position, place) => position >= (seen[place - 1] ?? 0) - 1e-6)).toBe(true);
      expect(seen.every((position) => position <= timeline.duration)).toBe(true);
      expect(clock.ratio).toBeGreaterThanOrEqual(0.6);
      expect(clock.ratio).toBeLessThanOrEqual(1.8);
    }),
    { numRuns: 100 },
  );
});

it("goes on where it is when its timeline gets finer", () => {
  const clock = reported(started(), at("three"), 1_860);
  expect(positionAt(onTimeline(clock, stretch(timeline, timeline.duration)), 2_000)).toBe(
    positionAt(clock, 2_000),
  );
});
