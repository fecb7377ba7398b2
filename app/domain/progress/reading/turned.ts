import { capital, turnAround } from "~/domain/conversation/listen";
import { localeOf } from "~/domain/conversation/locales";
import { countWords } from "~/domain/conversation/words";
import type { TurnRules } from "~/domain/progress/reading/rule-types";
import { type Said, sourceOf } from "~/domain/progress/reading/sentences";
import type { Language } from "~/providers/telephony/provider";

/** Says a person's words to that person. */

const LONGEST = 28;

/**
 * A stretch of a sentence turned to the person, without a mark at its end, or null when that isn't sure.
 * @param from where it begins in `said.words`
 */
export function turnedFrom(said: Said, from: number, language: Language, rules: TurnRules): string | null {
  const words = said.words.slice(from);
  if (rules.unsure.test(words)) return null;
  const source = trimmed(sourceOf(said, from, said.words.length), rules);
  if (source === "" || countWords(source) > LONGEST || /["“”«»<>{}[\]\n]/.test(source)) return null;
  const turned = turnAround(withoutFillers(source, language), localeOf(language).answers);
  return rules.wrong.test(turned) ? null : turned;
}

const withoutFillers = (text: string, language: Language) =>
  text.replace(localeOf(language).answers.fillers, " ").replace(/\s+/g, " ").replace(/\s+,/g, ",").trim();

function trimmed(source: string, { lead, tail }: TurnRules): string {
  return source
    .replace(lead, "")
    .replace(tail, "")
    .replace(/^[\s,–—-]+|[\s,.!;:–—-]+$/g, "");
}

/** A sentence in quotes, without the small words around it, ended at a word where it is long. */
export function inQuotes({ text }: Pick<Said, "text">, rules: TurnRules): string {
  const told = trimmed(
    text
      .replace(rules.fillers, "")
      .replace(/["“”«»<>{}[\]\s]+/g, " ")
      .trim(),
    rules,
  );
  const short = told.length <= 160 ? told : `${told.slice(0, told.lastIndexOf(" ", 157))} …`;
  return rules.quoted(capital(short));
}
