import { VISEMES, type Viseme } from "../visemes";
import { inLettersOf, type Sound, type WordSounds } from "./sound";

/** A module of TalkingHead, as far as it is used: its own timing of pauses and its reading of whole texts aren't. */
type Lipsync = {
  /** Numbers and signs in words. */
  preProcessText(text: string): string;
  wordsToVisemes(words: string): { visemes: string[]; durations: number[] };
};
export type Rule = { regex: RegExp; move: number; visemes: string[] };
type WithRules = Lipsync & { rules: Record<string, Rule[]> };
type WithLetters = Lipsync & { visemes: Record<string, string> };

/** A reader of words, and of numbers as words. */
export type Reader = { sounds: WordSounds; inWords: (text: string) => string };

/** Where a rule of a letter gives a wrong shape: which rules, by their pattern, and what is right. */
export type Repair = readonly [letter: string, pattern: RegExp, wrong: string, right: Viseme];

/** All rules of a letter. */
export const ANY = /^/;

/** Repairs rules, and lets each find its place and the ends of words. */
function repaired(rule: Rule, repairs: readonly Repair[]): Rule {
  const { source } = rule.regex;
  const visemes = repairs
    .filter(([, pattern]) => pattern.test(source))
    .reduce((ids, [, , wrong, right]) => ids.map((id) => (id === wrong ? right : id)), rule.visemes);
  // The lower case letter marks the place, so case counts. To \b, a letter with an accent is the end of a word.
  const borders = source
    .replace(/^\\b/, String.raw`(?<!\p{L})`)
    .replaceAll(String.raw`\b`, String.raw`(?!\p{L})`);
  return { ...rule, visemes, regex: new RegExp(borders, "u") };
}

/**
 * A reader from a module with rules for each letter.
 *
 * @param lipsync a new one: its rules are changed
 * @param more rules that come before its own, by letter
 */
export function readerWithRules(
  lipsync: WithRules,
  repairs: readonly Repair[],
  more: Readonly<Record<string, readonly Rule[]>> = {},
): Reader {
  for (const [letter, rules] of Object.entries(lipsync.rules)) {
    const own = repairs.filter(([of]) => of === letter);
    lipsync.rules[letter] = [...(more[letter] ?? []), ...rules.map((rule) => repaired(rule, own))];
  }
  return readerOf(lipsync, (letter) => Object.hasOwn(lipsync.rules, letter.toUpperCase()));
}

/**
 * A reader from a module with a shape for each letter.
 *
 * @param lipsync a new one: its letters are changed
 */
export function readerWithLetters(lipsync: WithLetters, letters: Readonly<Record<string, Viseme>>): Reader {
  Object.assign(lipsync.visemes, letters);
  return readerOf(lipsync, (letter) => Object.hasOwn(lipsync.visemes, letter));
}

function readerOf(lipsync: Lipsync, knows: (letter: string) => boolean): Reader {
  return {
    inWords: (text) => lipsync.preProcessText(text),
    sounds: (word) => {
      const { visemes, durations } = lipsync.wordsToVisemes(inLettersOf(word, knows));
      return visemes.flatMap<Sound>((id, place) => {
        const viseme = VISEMES.find((known) => known === id);
        return viseme ? [{ viseme, units: durations[place] ?? 1 }] : [];
      });
    },
  };
}
