import type { Sound } from "./shapes/sound";
import type { Viseme } from "./visemes";
import type { Part } from "./words";

/** A word of a text and when it is said, in milliseconds from the start. */
export type TimedWord = Part & { start: number; end: number };
/** A mouth shape and when it is held, in milliseconds. */
export type TimedViseme = { viseme: Viseme; start: number; duration: number };
/** What the mouth does for a text. Words and shapes are in order and never overlap. */
export type Timeline = { words: TimedWord[]; visemes: TimedViseme[]; duration: number };

/*
 * Fitted to synthetic voices at 165 to 175 words a minute; the length of a sentence comes out within 9 %, a word
 * within about 150 ms, and what a voice reports while it speaks corrects both.
 */
/** Milliseconds of an average shape. */
const UNIT = 76;
const BETWEEN_WORDS = 30;
const AT_COMMA = 300;
/** The silence after a sentence, in milliseconds at rate 1. */
export const AT_STOP = 460;

const STOP = /[.!?…。！？।؟۔\n]/u;
const COMMA = /[,;:،、，；：؛—–()[\]{}]|\s-\s/u;

/**
 * When each word of a text is said, and by which shapes.
 *
 * @param words of the text, in order
 * @param shapes of a word; at least one
 * @param rate 1 is the voice's own speed, 2 twice as fast
 */
export function timelineOf(
  text: string,
  words: readonly Part[],
  shapes: (word: Part) => readonly Sound[],
  rate: number,
): Timeline {
  const timeline: Timeline = { words: [], visemes: [], duration: 0 };
  let at = 0;
  let before: Part | null = null;
  for (const word of words) {
    if (before) at += pauseIn(text.slice(before.index + before.length, word.index)) / rate;
    const start = at;
    for (const { viseme, units } of shapes(word)) {
      const duration = (units * UNIT) / rate;
      timeline.visemes.push({ viseme, start: at, duration });
      at += duration;
    }
    timeline.words.push({ ...word, start, end: at });
    before = word;
  }
  timeline.duration = at;
  return timeline;
}

/** The silence between two words, in milliseconds, by what is written there. */
function pauseIn(gap: string): number {
  if (STOP.test(gap)) return AT_STOP;
  if (COMMA.test(gap)) return AT_COMMA;
  return gap === "" ? 0 : BETWEEN_WORDS;
}

/** The same timeline, as long as the sound really is. @param duration milliseconds */
export function stretch(timeline: Timeline, duration: number): Timeline {
  const by = timeline.duration > 0 ? duration / timeline.duration : 1;
  return {
    words: timeline.words.map((word) => ({ ...word, start: word.start * by, end: word.end * by })),
    visemes: timeline.visemes.map(({ viseme, start, duration: length }) => ({
      viseme,
      start: start * by,
      duration: length * by,
    })),
    duration,
  };
}

/** Which word is being said, by its place: the last one that has begun, -1 before the first. */
export function wordAt({ words }: Timeline, ms: number): number {
  return lastBegun(words, ms);
}

/** The place of the last of some ordered things that has begun, or -1. */
export function lastBegun(things: readonly { start: number }[], ms: number): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((things[middle]?.start ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
