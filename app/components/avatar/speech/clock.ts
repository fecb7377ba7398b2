import { type Timeline, wordAt } from "./timeline";

/**
 * Where a voice is in its text. It runs by the estimate, and each word that the voice reports corrects it; a voice
 * that reports none, or wrong ones, is followed by the estimate alone.
 */
export type SpeechClock = {
  timeline: Timeline;
  /** How much longer than the estimate this voice really takes. */
  ratio: number;
  /** When the voice began, in milliseconds of the device's clock. */
  startedAt: number;
  /** From where it runs on: at this instant it is at this place of the timeline. */
  base: { at: number; position: number };
  /** How far behind the base the mouth is, and from when on it catches up. */
  behind: { at: number; by: number };
  /** It never shows a place before this one. */
  shown: number;
  /** The last word that the voice reported, by its place, and when. */
  heard: { word: number; at: number } | null;
};

/** The mouth reaches a reported word within this long, in milliseconds. */
const CATCH_UP = 80;
/** A report further ahead than this many words is a wrong one. */
const LONGEST_JUMP = 6;
/** How much the newest measure counts for the ratio: of a word, and of all of a text that no word was reported of. */
const WORD_COUNTS = 0.2;
const TEXT_COUNTS = 0.5;
/** Shorter texts say too little about a voice, in milliseconds. */
const SHORTEST_MEASURE = 1_000;
const SLOWEST = 1.8;
const FASTEST = 0.6;

const clamped = (ratio: number) => Math.min(SLOWEST, Math.max(FASTEST, ratio));

/** A clock that starts now. @param ratio what is known of the voice; 1 when nothing is */
export function startedClock(timeline: Timeline, ratio: number, now: number): SpeechClock {
  return {
    timeline,
    ratio: clamped(Number.isFinite(ratio) ? ratio : 1),
    startedAt: now,
    base: { at: now, position: 0 },
    behind: { at: now, by: 0 },
    shown: 0,
    heard: null,
  };
}

/** Where in the timeline the voice is, in its milliseconds: never runs back, never past the end. */
export function positionAt(clock: SpeechClock, now: number): number {
  const catchingUp = Math.max(0, 1 - Math.max(0, now - clock.behind.at) / CATCH_UP);
  const position = reckoned(clock, now) - clock.behind.by * catchingUp;
  return Math.min(clock.timeline.duration, Math.max(clock.shown, position));
}

const reckoned = ({ base, ratio }: SpeechClock, now: number) =>
  base.position + Math.max(0, now - base.at) / ratio;

/**
 * The voice reports a word.
 *
 * @param charIndex where in the timeline's text it says it is
 * @returns the clock set to that word; the same clock when that can't be right
 */
export function reported(clock: SpeechClock, charIndex: number, now: number): SpeechClock {
  const place = placeOf(clock, charIndex);
  const word = clock.timeline.words[place];
  if (!word) return clock;
  const here = Math.max(wordAt(clock.timeline, positionAt(clock, now)), clock.heard?.word ?? -1);
  const before = clock.heard ? clock.heard.word : -1;
  if (place <= before || place > here + LONGEST_JUMP) return clock;

  const shown = positionAt(clock, now);
  return {
    ...clock,
    ratio: ratioAfter(clock, place, now),
    base: { at: now, position: word.start },
    behind: { at: now, by: Math.max(0, word.start - shown) },
    shown,
    heard: { word: place, at: now },
  };
}

/** The word that holds a character, or the next one when it stands just before it; -1 for none. */
function placeOf({ timeline: { words } }: SpeechClock, charIndex: number): number {
  if (!Number.isInteger(charIndex) || charIndex < 0) return -1;
  return words.findIndex(({ index, length }) => charIndex < index + length);
}

function ratioAfter({ timeline, ratio, heard }: SpeechClock, place: number, now: number): number {
  if (!heard) return ratio;
  const from = timeline.words[heard.word]?.start ?? 0;
  const estimated = (timeline.words[place]?.start ?? 0) - from;
  if (estimated <= 0) return ratio;
  return clamped((1 - WORD_COUNTS) * ratio + WORD_COUNTS * ((now - heard.at) / estimated));
}

/** What a text said to its end tells about the voice: its ratio, for the next text. */
export function ratioAtEnd({ timeline, ratio, heard, startedAt }: SpeechClock, now: number): number {
  if (heard || timeline.duration < SHORTEST_MEASURE) return ratio;
  return clamped((1 - TEXT_COUNTS) * ratio + TEXT_COUNTS * ((now - startedAt) / timeline.duration));
}

/** The same clock on another timeline of the same text and length. */
export function onTimeline(clock: SpeechClock, timeline: Timeline): SpeechClock {
  return { ...clock, timeline };
}
