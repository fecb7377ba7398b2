import { tellsOfSorrow, wasNone } from "~/domain/conversation/listen";
import { localeOf } from "~/domain/conversation/locales";
import { understand } from "~/domain/conversation/understand";
import type { Finding, Talk } from "~/domain/progress/findings";
import { quoteOf } from "~/domain/progress/reading/citing";
import { rulesOf } from "~/domain/progress/reading/rules";
import type { AskedAbout, Said } from "~/domain/progress/reading/sentences";
import { inQuotes, type TurnRules, turnedFrom } from "~/domain/progress/reading/turned";

/** What the person learned, realised, noticed. */

const FEWEST_WORDS = 2;

export type LearnedRules = {
  turn: TurnRules;
  /**
   * Wordings, first match wins. The named group `what` is what was learned; `say` gets it turned to the person.
   * Without `say` it is quoted.
   */
  leads: readonly { pattern: RegExp; say?: (what: string) => string }[];
  /** Anywhere in the sentence: nothing was learned, or it is no such thing. */
  unless: RegExp;
  /** Words in an answer that tell nothing: "good question", "let me think". Anchored. */
  empty: RegExp;
  /** An answer that isn't one: speaks to us. */
  notAnAnswer: RegExp;
  quote(text: string): string;
};

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
    add(sentence, rules.quote(inQuotes(sentence, rules.turn)));
  }
  return found;
}

function leadIn(talk: Talk, said: Said, rules: LearnedRules): string | null {
  for (const { pattern, say } of rules.leads) {
    const match = pattern.exec(said.words);
    const what = match?.groups?.what;
    if (!match || what === undefined || what.split(" ").length < FEWEST_WORDS) continue;
    if (rules.unless.test(said.words)) return null;
    const from = match.index + match[0].length - what.length;
    const turned = say ? turnedFrom(said, from, talk.language, rules.turn) : null;
    return turned && say ? `${say(turned)}.` : rules.quote(inQuotes(said, rules.turn));
  }
  return null;
}

/** A death, an illness, a loss: neither learned nor won. */
export function isGrave({ language }: Talk, { text, flat }: Said): boolean {
  const { answers, words } = localeOf(language);
  return answers.grave.test(text) || tellsOfSorrow(flat, answers, words);
}

/**
 * The sentence of each turn that answers a question, where there is an answer: not "nothing", not "let me think",
 * not a request to us.
 */
export function answersTo(talk: Talk, said: readonly Said[], about: AskedAbout): Said[] {
  const { answers, words } = localeOf(talk.language);
  const { empty } = rulesOf(talk.language).learned;
  const answered = new Map<string, Said>();
  const turns = new Map<number, Said[]>();
  for (const one of said) if (one.asked === about) turns.set(one.turn, [...(turns.get(one.turn) ?? []), one]);
  for (const [turn, sentences] of turns) {
    const spoken = talk.turns[turn - 1]?.text ?? "";
    const question = sentences[0]?.question ?? "";
    if (answered.has(question)) continue;
    const short = spoken.length > 2_000 ? spoken.slice(0, 2_000) : spoken;
    if (!MAY_ANSWER.has(understand(short, talk.language)) || wasNone(short, answers, words)) continue;
    if (sentences.some((one) => isGrave(talk, one))) continue;
    const answer = sentences.find(({ flat }) => !empty.test(flat));
    if (answer) answered.set(question, answer);
  }
  return [...answered.values()];
}
const MAY_ANSWER: ReadonlySet<string> = new Set(["answer", "goodbye"]);
