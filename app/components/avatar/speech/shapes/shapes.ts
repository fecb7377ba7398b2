import { type Reader, readerWithLetters } from "./lipsync";
import { rhythmOf } from "./rhythm";
import type { Sound } from "./sound";

/**
 * The mouth shapes of a word, at least one.
 *
 * @param latin how it sounds in Latin letters, for a word in other ones
 */
export type Shapes = (word: string, latin?: string) => readonly Sound[];

/** Longer ones are no words, and the modules' time grows with the square of the length. */
const LONGEST_WORD = 60;
/** Digits above that are said one by one. */
const LONGEST_NUMBER = 9;
const MOST_KEPT = 2_000;

const NO_LATIN = /(?!\p{sc=Latin})\p{L}/u;
const NUMBERS_OR_SIGNS = /[\d%€$£°&+=@]/;

/** Shapes by the rhythm alone, for as long as the rules of a language aren't there. */
export const rhythmShapes =
  (language: string): Shapes =>
  (word) =>
    atLeastOne(rhythmOf(word, language));

/**
 * The shapes for a language. One without a module of its own is read by the nearest: Germanic ones by German,
 * Estonian by Finnish, Latvian by Lithuanian, Occitan by French; Romance and Slavic ones by short tables of their own,
 * all others letter by letter. Words in other scripts are read by how they sound in Latin letters, or move the mouth
 * by their rhythm.
 *
 * @param language BCP 47 tag
 * @throws when the language's module can't be loaded
 */
export async function shapesFor(language: string): Promise<Shapes> {
  const { sounds, inWords } = await readerFor(language);
  const english = primaryOf(language) === "en";
  const kept = new Map<string, readonly Sound[]>();

  const read = (word: string): readonly Sound[] => {
    if (word.length > LONGEST_WORD || NO_LATIN.test(word)) return [];
    if (!NUMBERS_OR_SIGNS.test(word)) return sounds(word);
    return inWords(plainNumbers(word, english))
      .split(/\s+/)
      .flatMap((part) => sounds(part));
  };

  return (word, latin) => {
    const key = latin ?? word;
    const known = kept.get(key);
    if (known) return known;
    const shapes = latin === undefined ? read(word) : sounds(latin);
    const found = shapes.length > 0 ? shapes : atLeastOne(rhythmOf(word, language));
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, found);
    return found;
  };
}

const atLeastOne = (sounds: readonly Sound[]): readonly Sound[] =>
  sounds.length > 0 ? sounds : [{ viseme: "E", units: 1 }];

/** The first part of a tag: "es" of "es-MX". */
export const primaryOf = (language: string): string => language.toLowerCase().split(/[-_]/)[0] ?? "";

/** A number as its digits are said: without the marks that group them, and the currency after it. */
function plainNumbers(word: string, english: boolean): string {
  const plain = word
    .normalize("NFKC")
    .replace(/^([€$£])(.+)$/u, "$2 $1")
    .replace(/(?<=\d):00(?!\d)/g, "")
    .replace(/(?<=\d):(?=\d)/g, " ");
  // The English module knows its own comma.
  return (english ? plain : plain.replace(/(?<=\d)\.(?=\d{3}(?!\d))/g, "")).replace(/\d+/g, (digits) =>
    digits.length > LONGEST_NUMBER ? [...digits].join(" ") : digits,
  );
}

async function readerFor(language: string): Promise<Reader> {
  switch (primaryOf(language)) {
    case "en":
      return (await import("./english")).englishReader();
    case "de":
    case "nl":
    case "af":
    case "fy":
    case "lb":
    case "da":
    case "sv":
    case "nb":
    case "nn":
    case "no":
    case "is":
    case "fo":
      return (await import("./german")).germanReader();
    case "fr":
    case "oc":
      return (await import("./french")).frenchReader();
    case "fi":
    case "et": {
      const { LipsyncFi } = await import("@met4citizen/talkinghead/modules/lipsync-fi.mjs");
      return readerWithLetters(new LipsyncFi(), { š: "CH", ž: "CH", õ: "O", ü: "U" });
    }
    case "lt":
    case "lv": {
      const { LipsyncLt } = await import("@met4citizen/talkinghead/modules/lipsync-lt.mjs");
      return readerWithLetters(new LipsyncLt(), { č: "CH", ž: "CH" });
    }
    default:
      return (await import("./spelled")).spelledReader(language);
  }
}
