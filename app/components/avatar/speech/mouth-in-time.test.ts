import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Shapes, shapesFor } from "./shapes/shapes";
import { stretch, type Timeline, timelineOf } from "./timeline";
import type { MouthWeights, Viseme } from "./visemes";
import { weightsAt } from "./weights";
import { wordsOf } from "./words";

const FRAME = 1_000 / 60;
/** So far open, a shape is seen. */
const SEEN = 0.2;
/** A shape may take this long to go, and the next may come this early, in milliseconds. */
const GOING = 60;
const COMING = 70;

const TEXTS = {
  en: "Good evening, Sam. You practised the slow movement for 45 minutes, and it sounded better: bump, maybe, hope! What will you play on Friday at 19:30?",
  es: "Hola, Sam. Hoy practicaste la guitarra 45 minutos; ¡muy bien! ¿Qué vas a tocar el viernes, y por qué?",
  de: "Guten Abend, Sam. Du hast heute 45 Minuten geübt, und am Freitag spielst du ein Stück vor. Pfeif mal!",
  fr: "Bonsoir, Sam. Tu as joué pendant 45 minutes, et c'était mieux. Qu'est-ce que tu joues vendredi ?",
} as const;
const LANGUAGES = Object.keys(TEXTS) as (keyof typeof TEXTS)[];

const shapes = new Map<string, Shapes>();
beforeAll(async () => {
  for (const language of LANGUAGES) shapes.set(language, await shapesFor(language));
});

function spoken(text: string, language: string, rate = 1): Timeline {
  const of = shapes.get(language);
  if (!of) throw new Error(`No shapes for ${language}`);
  return timelineOf(
    text,
    wordsOf(text, language),
    ({ index, length }) => of(text.slice(index, index + length)),
    rate,
  );
}

const sum = (weights: MouthWeights) => Object.values(weights).reduce((total, weight) => total + weight, 0);
const frames = (from: number, to: number) =>
  Array.from(
    { length: Math.max(0, Math.floor((to - from) / FRAME) + 1) },
    (_, frame) => from + frame * FRAME,
  );
const heightAt = (timeline: Timeline, viseme: Viseme, ms: number) => weightsAt(timeline, ms)[viseme] ?? 0;

/** The first frame in which a word's first shape comes up, counted from when the shape before it was fullest. */
function firstMovement(timeline: Timeline, start: number): number {
  const place = timeline.visemes.findIndex((shape) => shape.start === start);
  const shape = timeline.visemes[place];
  const before = timeline.visemes[place - 1];
  if (!shape) throw new Error("A word without a shape");
  const from = before ? before.start + before.duration * 0.3 + FRAME : start - 200;
  const first = frames(from, start + shape.duration).find((ms) => {
    const height = heightAt(timeline, shape.viseme, ms);
    return height >= SEEN && height > heightAt(timeline, shape.viseme, ms - FRAME);
  });
  return first ?? Number.POSITIVE_INFINITY;
}

describe.each(LANGUAGES)(
  "at 60 frames a second the mouth follows the spoken text within 50 ms and is closed in its pauses: %s",
  (language) => {
    const rates = [0.9, 1, 1.08];

    it.each(rates)("each word is seen within 50 ms of when it is said, at rate %f", (rate) => {
      const timeline = spoken(TEXTS[language], language, rate);
      expect(timeline.words.length).toBeGreaterThan(15);
      for (const word of timeline.words) {
        expect(Math.abs(firstMovement(timeline, word.start) - word.start)).toBeLessThanOrEqual(50);
      }
    });

    it.each(rates)("the mouth is closed in every pause over 200 ms and after the end, at rate %f", (rate) => {
      const timeline = spoken(TEXTS[language], language, rate);
      const pauses = timeline.words
        .map(({ end }, place) => ({ from: end, to: timeline.words[place + 1]?.start ?? end + 1_000 }))
        .filter(({ from, to }) => to - from > 200);
      expect(pauses.length).toBeGreaterThanOrEqual(4);
      for (const { from, to } of pauses) {
        const closed = frames(from + GOING, to - COMING);
        expect(closed.length).toBeGreaterThanOrEqual(5);
        expect(closed.filter((ms) => sum(weightsAt(timeline, ms)) > 0)).toEqual([]);
      }
    });
  },
);

describe("the weights of the mouth", () => {
  const word = fc.constantFrom(
    ..."you map bump of my five group judge a hour oboe am play with 45 improvement".split(" "),
  );
  const gap = fc.constantFrom(" ", ", ", ". ", "-", "! ");
  const text = fc
    .array(fc.tuple(word, gap), { minLength: 1, maxLength: 14 })
    .map((parts) => parts.flat().join(""));
  const rate = fc.double({ min: 0.7, max: 1.4, noNaN: true });

  it("never add up to more than 1, and are never below 0", () => {
    fc.assert(
      fc.property(text, rate, fc.double({ min: -500, max: 15_000, noNaN: true }), (words, speed, ms) => {
        const weights = weightsAt(spoken(words, "en", speed), ms);
        expect(sum(weights)).toBeLessThanOrEqual(1 + 1e-9);
        expect(Object.values(weights).every((weight) => weight > 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("close the lips inside every m, b and p", () => {
    fc.assert(
      fc.property(text, rate, (words, speed) => {
        const timeline = spoken(words, "en", speed);
        const lips = timeline.visemes.filter(({ viseme }) => viseme === "PP");
        const closings = lips.map(({ start, duration }) =>
          Math.max(...frames(start, start + duration).map((ms) => heightAt(timeline, "PP", ms))),
        );
        expect(Math.min(1, ...closings)).toBeGreaterThanOrEqual(0.9);
      }),
      { numRuns: 60 },
    );
  });

  it("are none before the start and after the end", () => {
    fc.assert(
      fc.property(text, rate, (words, speed) => {
        const timeline = spoken(words, "en", speed);
        expect(weightsAt(timeline, -COMING)).toEqual({});
        expect(weightsAt(timeline, timeline.duration + GOING)).toEqual({});
      }),
      { numRuns: 50 },
    );
    expect(weightsAt({ words: [], visemes: [], duration: 0 }, 0)).toEqual({});
  });

  it("change without a jump", () => {
    const timeline = spoken(TEXTS.en, "en");
    const jumps = frames(-100, timeline.duration + 100).flatMap((ms) => {
      const [before, after] = [weightsAt(timeline, ms), weightsAt(timeline, ms + 1)];
      const moved = Object.keys({ ...before, ...after }) as Viseme[];
      return moved.map((viseme) => Math.abs((after[viseme] ?? 0) - (before[viseme] ?? 0)));
    });
    expect(Math.max(...jumps)).toBeLessThan(0.12);
  });
});

describe("a timeline", () => {
  it("holds each word once, in order, with its shapes inside it", () => {
    const timeline = spoken(TEXTS.en, "en");
    let at = 0;
    for (const { start, end } of timeline.words) {
      expect(start).toBeGreaterThanOrEqual(at);
      expect(end).toBeGreaterThan(start);
      at = end;
    }
    expect(at).toBe(timeline.duration);
  });

  it("waits 30 ms between words, 300 at a comma and 460 after a sentence, all shorter at a higher rate", () => {
    const gaps = (rate: number) => {
      const { words } = spoken("Yes you can, Sam. Go!", "en", rate);
      return words.slice(1).map(({ start }, place) => Math.round(start - (words[place]?.end ?? 0)));
    };
    expect(gaps(1)).toEqual([30, 30, 300, 460]);
    expect(gaps(2)).toEqual([15, 15, 150, 230]);
  });

  it("can be stretched to a length that is known", () => {
    const timeline = spoken(TEXTS.en, "en");
    const slow = stretch(timeline, timeline.duration * 1.5);
    expect(slow.duration).toBe(timeline.duration * 1.5);
    expect(slow.words.at(-1)?.end).toBeCloseTo(slow.duration);
    expect(slow.words.map(({ index }) => index)).toEqual(timeline.words.map(({ index }) => index));
    expect(stretch({ words: [], visemes: [], duration: 0 }, 100).duration).toBe(100);
  });
});
