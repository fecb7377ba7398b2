import type { Language } from "~/providers/telephony/provider";
import { contentWords, denies, isNumber, plainWords } from "./content-words";

/** What is graded: both say the same, and the closer one counts. */
export type Graded = {
  /** One sentence to the person. */
  text: string;
  /** The person's own words when they learned it. */
  quote: string;
  /** What was asked aloud: its words are no recall. */
  question?: string;
};

/** Says that nothing comes to mind. Without accents and marks. */
const NOT_KNOWN: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:(?:i )?(?:really |honestly )?(?:dont|do not|cant|cannot|can not|couldnt|didnt) (?:really |quite |even |actually )?(?:know|remember|recall|think of|say|tell)|(?:ive |i have |i )?(?:completely |totally |just )?forgot(?:ten)?|no (?:idea|clue)|not (?:a clue|sure|really)|(?:it |that )?slipped my mind|(?:my )?mind(?:s| is| went)? blank|drawing a blank)\b|^pass$/,
  es: /\b(?:(?:ya )?no (?:me |lo |la )?(?:acuerdo|acordaba|acorde|recuerdo|recordaba|sabria|sabia|viene (?:a la cabeza|nada)|sale)\b(?: decirte| decir)?|(?:ya )?no (?:lo )?se(?= *$| (?:que|como|cual|la verdad|bien|ahora|pero|decir|muy)\b)|ni idea|(?:se )?me (?:ha )?olvid(?:o|ado|e)|(?:lo |la )?(?:he )?olvid(?:e|ado)\b|se me fue|paso palabra|(?:tengo|me quede) (?:la mente )?en blanco)/,
};
/** What comes after it may be the answer all the same. */
const AFTER_ALL: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:but|maybe|perhaps|oh|ah|wait|i think|i guess|was it|it was|something (?:about|like|with)|except)\b/,
  es: /\b(?:pero|quizas?|tal vez|a lo mejor|ah|oh|espera|creo|era|algo (?:de|con|sobre|como)|salvo)\b/,
};

/**
 * How well something learned was recalled aloud, by the words that carry it: less than a third of them is 1 (again),
 * less than two thirds 2 (hard), else 3 (good). "I don't know" is 1, and so is silence. A recall that says the
 * opposite, or not the same number, is 2 at the best. The rule never gives 4 (easy): only the person knows that.
 *
 * @param said what they said, all turns together
 * @param item what they learned
 * @param language of the talk
 */
export function gradeRecall(said: string, item: Graded, language: Language): 1 | 2 | 3 {
  const answer = withoutNotKnown(said, language, plainWords(`${item.quote} ${item.text}`));
  if (answer === "") return 1;
  const share = Math.max(
    shareOf(item.quote, answer, item, language),
    shareOf(item.text, answer, item, language),
  );
  if (share < 1 / 3) return 1;
  if (share < 2 / 3) return 2;
  return saysOpposite(answer, item, language) || lacksNumber(answer, item, language) ? 2 : 3;
}

/** Does this say no more than that nothing comes to mind? */
export function isNotKnown(said: string, language: Language): boolean {
  return NOT_KNOWN[language].test(plainWords(said)) && withoutNotKnown(said, language) === "";
}

/**
 * What is left of an answer without the sentences that say it isn't known.
 *
 * @param learned in plain words: "a mistake is forgotten" is no forgetting where just that was learned
 */
function withoutNotKnown(said: string, language: Language, learned = ""): string {
  return said
    .split(/[.!?;…]+/)
    .map(plainWords)
    .map((sentence) => {
      const found = [...sentence.matchAll(new RegExp(NOT_KNOWN[language], "g"))].find(
        ([words]) => !learned.includes(words),
      );
      if (!found) return sentence;
      const before = sentence.slice(0, found.index);
      const after = sentence.slice(found.index + found[0].length);
      const turn = AFTER_ALL[language].exec(after);
      const kept = contentWords(before, language).size > 2 ? before : "";
      return `${kept} ${turn ? after.slice(turn.index) : ""}`.trim();
    })
    .filter((sentence) => sentence !== "")
    .join(". ");
}

/** Which share of what a sentence says is in the answer. */
function shareOf(sentence: string, answer: string, { question = "" }: Graded, language: Language): number {
  const all = contentWords(sentence, language);
  const given = contentWords(question, language);
  const asked = [...all].filter((word) => !given.has(word));
  const expected = asked.length > 0 ? asked : [...all];
  const heard = contentWords(answer, language);
  // Nothing in it can be compared: an answer is half a recall until the person says more.
  if (expected.length === 0) return heard.size > 0 ? 1 / 2 : 0;
  return expected.filter((word) => heard.has(word)).length / expected.length;
}

/** A different number is a different fact. */
function lacksNumber(answer: string, { text, quote, question = "" }: Graded, language: Language): boolean {
  const heard = contentWords(answer, language);
  const given = contentWords(question, language);
  return [...contentWords(`${quote} ${text}`, language)].some(
    (word) => isNumber(word) && !given.has(word) && !heard.has(word),
  );
}

/** "Not the wrist but the elbow" denies nothing that was learned. */
const CONTRAST: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:but|instead|rather)\b/,
  es: /\b(?:sino|pero)\b/,
};

function saysOpposite(answer: string, item: Graded, language: Language): boolean {
  const learned = denies(item.quote, language) || denies(item.text, language);
  const told = plainWords(answer);
  return learned !== denies(told, language) && !CONTRAST[language].test(told);
}
