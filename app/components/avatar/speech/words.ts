/** A part of a text, in UTF-16 units. */
export type Part = { index: number; length: number };
/** A piece of a text that one utterance says. */
export type Chunk = { index: number; text: string };

/** Longest text of one utterance: some voices cut off what takes longer than about 14 s to say. */
const CHUNK_CHARACTERS = 180;
/**
 * A character of these scripts stands for a syllable, or is said as slowly as one: those of India, Ethiopic, kana,
 * Han and Hangul.
 */
export const SYLLABIC = /[\u0900-\u0dff\u1200-\u137f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
/** Counts for this many letters of an alphabet. */
const SYLLABLE_CHARACTERS = 3;
/** Scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana and Han. */
const SPACELESS = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/;

/** A word with what belongs to it: an apostrophe, a decimal point, the minutes of a time, a currency. */
const WORD = /[€$£¥]?[\p{L}\p{M}\p{N}]+(?:['’.,:\u200c\u200d][\p{L}\p{M}\p{N}]+)*[%€$£¥°]?|[&+=%@]/gu;
const SENTENCE_END = /[.!?…]+["'”’»)\]]*(?=\s|$)|[。！？।؟۔]+["'”’」』»)\]]*/gu;
const BREAKS = [/^.*[,;:،、，；：—–](?!\d)/su, /^.*\s/su];

/**
 * The words of a text, in order.
 *
 * @param language BCP 47 tag, for scripts that put no space between words
 */
export function wordsOf(text: string, language: string): Part[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ index, length: word.length })).flatMap(
    (part) => {
      const word = text.slice(part.index, part.index + part.length);
      return SPACELESS.test(word) ? segments(word, language, part.index) : [part];
    },
  );
}

function segments(text: string, language: string, offset: number): Part[] {
  if (typeof Intl.Segmenter === "undefined") {
    const chars = Array.from(text.matchAll(/./gsu));
    return chars.map(({ 0: char, index }) => ({ index: offset + index, length: char.length }));
  }
  return Array.from(segmenter(language, "word").segment(text))
    .filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment))
    .map(({ segment, index }) => ({ index: offset + index, length: segment.length }));
}

const segmenters = new Map<string, Intl.Segmenter>();

/** A segmenter for a language, or for none in particular where the tag is no tag. Making one takes its time. */
export function segmenter(language: string, granularity: "word" | "grapheme"): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  const made = segmenters.get(key) ?? newSegmenter(language, granularity);
  segmenters.set(key, made);
  return made;
}

function newSegmenter(language: string, granularity: "word" | "grapheme"): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity });
  } catch {
    return new Intl.Segmenter(undefined, { granularity });
  }
}

/**
 * A text in pieces that a voice can say in one go, cut at the ends of sentences where it can be. Joined they are
 * the text.
 */
export function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (const piece of sentencesOf(text).flatMap(shortened)) {
    const last = chunks.at(-1);
    if (last && weight(last.text) + weight(piece) <= CHUNK_CHARACTERS) last.text += piece;
    else chunks.push({ index: last ? last.index + last.text.length : 0, text: piece });
  }
  return chunks;
}

function sentencesOf(text: string): string[] {
  const ends = Array.from(text.matchAll(SENTENCE_END), ({ 0: end, index }) => index + end.length);
  return [...ends, text.length]
    .map((to, place) => text.slice(ends[place - 1] ?? 0, to))
    .filter((sentence) => sentence !== "");
}

function shortened(sentence: string): string[] {
  const pieces: string[] = [];
  let rest = sentence;
  while (weight(rest) > CHUNK_CHARACTERS) {
    const longest = beginning(rest);
    const cut = BREAKS.map((pattern) => pattern.exec(longest)?.[0].length ?? 0).find(
      (length) => length > longest.length / 3,
    );
    const length = cut ?? longest.length;
    pieces.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return rest === "" ? pieces : [...pieces, rest];
}

const weightOf = (char: string) => (SYLLABIC.test(char) ? SYLLABLE_CHARACTERS : char.length);

function weight(text: string): number {
  let sum = 0;
  for (const char of text) sum += weightOf(char);
  return sum;
}

/** As much of a text as one utterance holds. */
function beginning(text: string): string {
  let sum = 0;
  let length = 0;
  for (const char of text) {
    sum += weightOf(char);
    if (sum > CHUNK_CHARACTERS) break;
    length += char.length;
  }
  return text.slice(0, length);
}
