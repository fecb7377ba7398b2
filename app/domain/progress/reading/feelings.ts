import { countWords } from "~/domain/conversation/words";
import type { Finding, Talk } from "~/domain/progress/findings";
import { answersTo, isGrave } from "~/domain/progress/reading/answers";
import { quoteOf } from "~/domain/progress/reading/citing";
import { rulesOf } from "~/domain/progress/reading/rules";
import type { Said } from "~/domain/progress/reading/sentences";
import { inQuotes, turnedFrom } from "~/domain/progress/reading/turned";

/** What went well, what was hard, and the patterns of feeling that somebody names. */

/** With more before it, a turned part of a sentence would hang in the air. */
const WORDS_BEFORE = 3;

type Told = "win" | "stuck" | "feeling";

/** One wording. */
export type Wording = {
  pattern: RegExp;
  /** Anywhere in the sentence: takes the meaning away. */
  unless?: RegExp;
  /** The sentence can be turned to the person from its named group `what` on. */
  turns?: true;
};

export type FeelingRules = {
  win: readonly Wording[];
  stuck: readonly Wording[];
  feeling: readonly Wording[];
  /** Anywhere in the sentence: neither win nor stuck; a wish, long ago, somebody else's, a matter of the call. */
  unless: Readonly<Record<Told, RegExp>>;
  /** An answer that names nothing: "it was fine", "no", "not really". */
  notAnAnswer: RegExp;
  quote: Readonly<Record<Told, (text: string) => string>>;
};

type Found = Omit<Finding & { kind: Told }, "key">;

/**
 * @param said what `sentencesOf` made of the talk
 * @returns at most one win, one stuck point and one pattern for each turn; a death or an illness is none of them
 */
export function readFeelings(talk: Talk, said: readonly Said[]): Found[] {
  const rules = rulesOf(talk.language).feelings;
  const found = new Map<string, Found>();
  const add = (kind: Told, sentence: Said, text: string) => {
    const key = `${kind}:${sentence.turn}`;
    if (!found.has(key)) found.set(key, { kind, turns: [sentence.turn], quote: quoteOf(sentence), text });
  };
  for (const sentence of said) {
    if (sentence.asked === "recall" || isGrave(talk, sentence)) continue;
    for (const kind of ["feeling", "win", "stuck"] as const) {
      // "Nothing, it went well": there is just nothing that was hard.
      if (kind === "win" && sentence.asked === "hard" && rules.notAnAnswer.test(sentence.flat)) continue;
      const text = told(kind, sentence, talk, rules);
      if (text !== null) add(kind, sentence, text);
    }
  }
  for (const [about, kind] of [
    ["hard", "stuck"],
    ["well", "win"],
  ] as const) {
    for (const sentence of answersTo(talk, said, about)) {
      const { flat, turn } = sentence;
      if (rules.notAnAnswer.test(flat)) continue;
      // "It went really well", when it was asked what was hard.
      if (kind === "stuck" && found.has(`win:${turn}`) && !found.has(`stuck:${turn}`)) continue;
      add(kind, sentence, rules.quote[kind](inQuotes(sentence, rulesOf(talk.language).learned.turn)));
    }
  }
  return [...found.values()];
}

function told(kind: Told, said: Said, talk: Talk, rules: FeelingRules): string | null {
  if (rules.unless[kind].test(said.words)) return null;
  const { turn } = rulesOf(talk.language).learned;
  for (const { pattern, unless, turns } of rules[kind]) {
    const match = pattern.exec(said.words);
    if (match === null || unless?.test(said.words)) continue;
    const what = match.groups?.what;
    const from = what === undefined ? 0 : match.index + match[0].indexOf(what);
    const alone = countWords(said.words.slice(0, from)) <= WORDS_BEFORE;
    const turned = turns && alone ? turnedFrom(said, from, talk.language, turn) : null;
    return turned === null ? rules.quote[kind](inQuotes(said, turn)) : `${upper(turned)}.`;
  }
  return null;
}

const upper = (text: string) => `${(text[0] ?? "").toUpperCase()}${text.slice(1)}`;
