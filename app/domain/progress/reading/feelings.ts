import { countWords } from "~/domain/conversation/words";
import type { Finding, Talk } from "~/domain/progress/findings";
import { answersTo, isGrave } from "~/domain/progress/reading/answers";
import { quoteOf } from "~/domain/progress/reading/citing";
import type { AskedAbout, FeelingRules, Told } from "~/domain/progress/reading/rule-types";
import { rulesOf } from "~/domain/progress/reading/rules";
import type { Said } from "~/domain/progress/reading/sentences";
import { inQuotes, turnedFrom } from "~/domain/progress/reading/turned";

/** What went well, what was hard, and the patterns of feeling that somebody names. */

/** With more before it, a turned part of a sentence would hang in the air. */
const WORDS_BEFORE = 3;

/** Questions whose answers are such a finding, however it is worded. */
const ANSWERS = [
  ["hard", "stuck"],
  ["well", "win"],
] as const satisfies readonly (readonly [AskedAbout, Told])[];

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
  const own = said.filter((sentence) => sentence.asked !== "recall" && !isGrave(talk, sentence));
  const look = (kind: Told) => {
    for (const sentence of own) {
      // "Nothing, it went well": there is just nothing that was hard.
      if (kind === "win" && sentence.asked === "hard" && rules.notAnAnswer.test(sentence.flat)) continue;
      if (kind === "win" && sentence.asked === "learned" && !rules.byThem.test(sentence.words)) continue;
      const text = told(kind, sentence, talk, rules);
      if (text !== null) add(kind, sentence, text);
    }
  };
  look("feeling");
  look("win");
  for (const [about, kind] of ANSWERS) {
    for (const sentence of answersTo(talk, said, about)) {
      if (rules.notAnAnswer.test(sentence.flat)) continue;
      const text = told(kind, sentence, talk, rules);
      // "It went really well", when it was asked what was hard.
      if (kind === "stuck" && text === null && found.has(`win:${sentence.turn}`)) continue;
      add(kind, sentence, text ?? rules.quote[kind](inQuotes(sentence, rulesOf(talk.language).learned.turn)));
    }
  }
  look("stuck");
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
