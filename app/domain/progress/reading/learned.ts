import type { Finding, Talk } from "~/domain/progress/findings";
import { answersTo, isGrave } from "~/domain/progress/reading/answers";
import { quoteOf } from "~/domain/progress/reading/citing";
import type { LearnedRules } from "~/domain/progress/reading/rule-types";
import { rulesOf } from "~/domain/progress/reading/rules";
import { type Said, sourceOf } from "~/domain/progress/reading/sentences";
import { inQuotes, turnedFrom } from "~/domain/progress/reading/turned";

/** What the person learned, realised, noticed. */

const FEWEST_WORDS = 2;

/**
 * @param said what `sentencesOf` made of the talk
 * @returns one finding for each thing learned; nothing where a death or an illness is told of
 */
export function readLearned(talk: Talk, said: readonly Said[]): Omit<Finding & { kind: "learned" }, "key">[] {
  const { learned: rules } = rulesOf(talk.language);
  const found: Omit<Finding & { kind: "learned" }, "key">[] = [];
  const add = (sentence: Said, text: string) =>
    found.push({ kind: "learned", turns: [sentence.turn], quote: quoteOf(sentence), text });
  const told = new Set<number>();
  for (const sentence of said) {
    if (isGrave(talk, sentence) || sentence.asked === "recall") continue;
    const text = leadIn(talk, sentence, rules);
    if (text === null || told.has(sentence.turn)) continue;
    told.add(sentence.turn);
    add(sentence, text);
  }
  for (const sentence of answersTo(talk, said, "learned")) {
    if (told.has(sentence.turn) || rules.unless.test(sentence.flat)) continue;
    if (sentence.units.length < FEWEST_WORDS || rules.notAnAnswer.test(sentence.flat)) continue;
    add(sentence, clauseIn(talk, sentence, rules) ?? rules.quote(inQuotes(sentence, rules.turn)));
  }
  return found;
}

/** "That wet paper doesn't clog." */
function clauseIn({ language }: Talk, said: Said, rules: LearnedRules): string | null {
  for (const { pattern, say } of rules.clauses) {
    const match = pattern.exec(said.words);
    const what = match?.groups?.what;
    if (!match || what === undefined) continue;
    const from = match.index + match[0].length - what.length;
    const turned = turnedFrom(said, from, language, rules.turn);
    const source = { text: sourceOf(said, from, said.words.length) };
    return turned ? `${say(turned)}.` : rules.quote(inQuotes(source, rules.turn));
  }
  return null;
}

function leadIn(talk: Talk, said: Said, rules: LearnedRules): string | null {
  for (const { pattern, say } of rules.leads) {
    const match = pattern.exec(said.words);
    const what = match?.groups?.what;
    if (!match || what === undefined || what.split(" ").length < FEWEST_WORDS) continue;
    if (rules.unless.test(said.words)) return null;
    const from = match.index + match[0].length - what.length;
    const turned = say ? turnedFrom(said, from, talk.language, rules.turn) : null;
    const told = { text: sourceOf(said, from, said.words.length) };
    return turned && say ? `${say(turned)}.` : rules.quote(inQuotes(told, rules.turn));
  }
  return null;
}
