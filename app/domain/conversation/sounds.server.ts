import anyAscii from "any-ascii";
import type { SpokenLine } from "./spoken-line";

/*
 * No I/O in here. The tables behind it weigh more than a whole page may, and the suffix is what keeps them out of the
 * browser.
 */

/** A letter of another script. */
const NOT_LATIN = /(?!\p{sc=Latin})\p{L}/u;

/**
 * How the words of a text that aren't in Latin letters sound, roughly, in Latin ones: enough to move a mouth by.
 *
 * @param language BCP 47 tag, for scripts that put no space between words
 * @returns each with its place in UTF-16 units, in order; undefined when all of the text is in Latin letters
 */
export function soundsOf(text: string, language: string): SpokenLine["sounds"] {
  if (!NOT_LATIN.test(text)) return undefined;
  const sounds = Array.from(wordsIn(language).segment(text))
    .filter(({ segment }) => NOT_LATIN.test(segment))
    .map(({ segment, index }) => ({ index, length: segment.length, latin: latinOf(segment) }))
    .filter(({ latin }) => latin !== "");
  return sounds.length > 0 ? sounds : undefined;
}

const latinOf = (word: string) =>
  anyAscii(word)
    .toLowerCase()
    .replace(/[^a-z]/g, "");

function wordsIn(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: "word" });
  } catch {
    return new Intl.Segmenter("en", { granularity: "word" });
  }
}
