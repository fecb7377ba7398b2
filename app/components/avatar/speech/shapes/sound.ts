import type { Viseme } from "../visemes";

/** A mouth shape and how long it takes; 1 is an average one. */
export type Sound = { viseme: Viseme; units: number };

/** The sounds of one word. None where the letters aren't known. */
export type WordSounds = (word: string) => Sound[];

/** Length of each shape; measured on synthetic speech (TalkingHead's Finnish and English modules). */
const UNITS: Partial<Record<Viseme, number>> = {
  aa: 0.95,
  E: 0.9,
  I: 0.92,
  O: 0.96,
  U: 0.95,
  PP: 1.08,
  SS: 1.23,
  DD: 1.05,
  kk: 1.21,
  nn: 0.88,
  RR: 0.88,
};
/** The second of two equal shapes only makes the first one longer. */
const AGAIN = 0.7;

/** Shapes in their average lengths, equal ones in a row made one. */
export function soundsOf(visemes: readonly Viseme[]): Sound[] {
  return visemes.reduce<Sound[]>((sounds, viseme) => {
    const units = UNITS[viseme] ?? 1;
    const last = sounds.at(-1);
    if (last?.viseme === viseme) last.units += AGAIN * units;
    else sounds.push({ viseme, units });
    return sounds;
  }, []);
}

/** Letters that don't fall apart into a letter and an accent. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "ö",
  đ: "d",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ð: "th",
  ı: "i",
  ß: "ss",
};

/**
 * A word in the letters that somebody knows: accents they don't know are dropped.
 *
 * @param knows true for a letter they do
 * @returns lower case, composed
 */
export function inLettersOf(word: string, knows: (letter: string) => boolean): string {
  return [...word.toLowerCase().normalize("NFC")]
    .map((letter) => {
      if (knows(letter)) return letter;
      const like = WHOLE_LETTERS[letter] ?? letter;
      if (knows(like)) return like;
      return like.normalize("NFD").replace(/\p{M}/gu, "");
    })
    .join("");
}
