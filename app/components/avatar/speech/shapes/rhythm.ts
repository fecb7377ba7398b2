import type { Viseme } from "../visemes";
import { SYLLABIC, segmenter } from "../words";
import { type Sound, soundsOf } from "./sound";

const CLOSED: readonly Viseme[] = ["DD", "nn", "kk", "SS", "RR", "CH"];
const OPEN: readonly Viseme[] = ["aa", "E", "I", "O", "U"];

/**
 * How the mouth moves for a word whose letters it can't read: one shape for a letter, two for a syllable, the same
 * ones each time. The rhythm is right even where the shapes are not.
 *
 * @param language BCP 47 tag
 */
export function rhythmOf(word: string, language: string): Sound[] {
  return soundsOf(
    graphemesOf(word, language)
      .filter((grapheme) => /[\p{L}\p{N}\p{S}]/u.test(grapheme))
      .flatMap((grapheme, place) => {
        const code = grapheme.codePointAt(0) ?? 0;
        const closed = CLOSED[code % CLOSED.length] ?? "DD";
        const open = OPEN[code % OPEN.length] ?? "aa";
        if (SYLLABIC.test(grapheme) || /\p{N}/u.test(grapheme)) return [closed, open];
        return place % 2 === 0 ? [open] : [closed];
      }),
  );
}

function graphemesOf(word: string, language: string): string[] {
  if (typeof Intl.Segmenter === "undefined") return [...word];
  return Array.from(segmenter(language, "grapheme").segment(word), ({ segment }) => segment);
}
