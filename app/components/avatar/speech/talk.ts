import type { SpokenLine } from "~/domain/conversation/spoken-line";
import { asWritten, type CleanText, cleanText } from "./clean-text";
import { onTimeline, positionAt, type SpeechClock } from "./clock";
import { rhythmShapes, type Shapes } from "./shapes/shapes";
import type { Utterance, Voice } from "./speech-device";
import { stretch, type Timeline, timelineOf, wordAt } from "./timeline";
import type { MouthWeights } from "./visemes";
import { softened, weightsAt } from "./weights";
import { type Chunk, chunksOf, type Part, wordsOf } from "./words";

/** A line being said: what is left of it, and how far the first piece of that is. */
export type Talk = {
  readonly line: SpokenLine;
  readonly clean: CleanText;
  readonly rate: number;
  readonly pitch: number;
  /** What is left to say; the first one is being said. */
  chunks: Chunk[];
  /** Null until one was found. */
  voice: Voice | null;
  silent: boolean;
  /** Something of it was said, with or without a sound. */
  begun: boolean;
  shapes: Shapes;
  /** Kept: a collected utterance never reports its end. */
  utterance: Utterance | null;
  /** Of the first chunk. */
  timeline: Timeline;
  /** Null while that isn't being said. */
  clock: SpeechClock | null;
  /** The word shown, in the line as written. */
  word: Part | null;
  hiddenAt: number | null;
};

/** Without a sound the mouth opens less. */
const SILENT_MOUTH = 0.6;

/** A line before anything of it was said. @param manner 1 is the voice's own speed and height */
export function talkOf(line: SpokenLine, manner: { rate: number; pitch: number }): Talk {
  const talk: Talk = {
    line,
    ...manner,
    clean: cleanText(line.text, line.language),
    chunks: [],
    voice: null,
    silent: false,
    begun: false,
    shapes: rhythmShapes(line.language),
    utterance: null,
    timeline: { words: [], visemes: [], duration: 0 },
    clock: null,
    word: null,
    hiddenAt: null,
  };
  leave(talk, 0);
  return talk;
}

/** Leaves to say what comes from a place of the clean text on. */
export function leave(talk: Talk, index: number): void {
  talk.chunks = chunksOf(talk.clean.text.slice(index))
    .map((chunk) => ({ text: chunk.text, index: index + chunk.index }))
    .filter(({ text }) => wordsOf(text, talk.line.language).length > 0);
}

/** How the mouth moves for a chunk of a talk. */
export function timelineFor({ line, clean, shapes, rate }: Talk, chunk: Chunk): Timeline {
  const shapesOf = (word: Part) => {
    const written = asWritten(clean, { index: chunk.index + word.index, length: word.length });
    const latin = line.sounds
      ?.filter(({ index }) => index >= written.index && index < written.index + written.length)
      .map((sound) => sound.latin)
      .join(" ");
    return shapes(chunk.text.slice(word.index, word.index + word.length), latin || undefined);
  };
  return timelineOf(chunk.text, wordsOf(chunk.text, line.language), shapesOf, rate);
}

/** The rules of the language have come: a chunk that has begun keeps its length. */
export function reshape(talk: Talk, shapes: Shapes): void {
  talk.shapes = shapes;
  const [chunk] = talk.chunks;
  if (!chunk) return;
  const timeline = timelineFor(talk, chunk);
  talk.timeline = talk.clock ? stretch(timeline, talk.timeline.duration) : timeline;
  if (talk.clock) talk.clock = onTimeline(talk.clock, talk.timeline);
}

function wordNow({ clock, timeline }: Talk, now: number) {
  return clock ? timeline.words[wordAt(timeline, positionAt(clock, now))] : undefined;
}

/** Where in the clean text a talk is, at the beginning of a word. @param now milliseconds of the device */
export function placeNow(talk: Talk, now: number): number {
  return (talk.chunks[0]?.index ?? 0) + (wordNow(talk, now)?.index ?? 0);
}

/** Moves the word that is shown on. @returns false when it is the same as before */
export function showWord(talk: Talk, now: number): boolean {
  const word = wordNow(talk, now);
  const [chunk] = talk.chunks;
  if (!word || !chunk) return false;
  const shown = asWritten(talk.clean, { index: chunk.index + word.index, length: word.length });
  if (talk.word?.index === shown.index && talk.word.length === shown.length) return false;
  talk.word = shown;
  return true;
}

/** How the mouth of a talk stands; null while nothing of it is being said. */
export function mouthOf({ clock, timeline, silent }: Talk, now: number): MouthWeights | null {
  if (!clock) return null;
  const weights = weightsAt(timeline, positionAt(clock, now));
  return silent ? softened(weights, SILENT_MOUTH) : weights;
}
