import type { AnswerRules, WordRules } from "~/domain/conversation/locales/locale";
import { countWords, readWords } from "~/domain/conversation/words";

/** Picks the few words out of an answer that the companion may safely say back. */

const LONGEST_THING = 4;
const LONGEST_ECHO = 10;
const LONGEST_STEP = 14;
const BARE_THING = 3;
/** Marks that no sentence about a day has. */
const NOT_SPOKEN = /[\p{Sc}\p{Sm}\p{So}:/@=%&]|\d{4}/u;

/** Proper case for a phrase inside a sentence: shouting is lowered, names of days and months are written right. */
function settleCase(text: string, { names, writeName }: AnswerRules): string {
  const shouted = /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text) && countWords(text) > 1;
  return (shouted ? text.toLowerCase() : text).replace(names, writeName);
}

/**
 * Turns what a person said about themselves so that it can be said to them: "my wrist" becomes "your wrist".
 * Everything else stays as said.
 */
export function turnAround(text: string, { turned, turnedPhrases }: AnswerRules): string {
  let words = text.replace(/[’‘]/g, "'");
  for (const [pattern, phrase] of turnedPhrases) words = words.replace(pattern, phrase);
  return words.replace(/[\p{L}]+(?:'[\p{L}]+)?/gu, (word) => {
    const key = word.toLowerCase();
    return Object.hasOwn(turned, key) ? (turned[key] ?? word) : word;
  });
}

/** Sentences as said, without fillers, control characters and the space around them. */
function saidSentences(text: string, { fillers }: AnswerRules): string[] {
  return text
    .slice(0, 1_000)
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}<>{}[\]"“”«»*_#|\\¿¡]/gu, " ")
    .split(/[.!?;…]+(?:\s|$)/)
    .map((sentence) =>
      sentence
        .replace(fillers, " ")
        .replace(/\s+/g, " ")
        .replace(/^[\s,–—-]+|[\s,–—-]+$/g, ""),
    )
    .filter((sentence) => sentence !== "");
}

const oneLine = (text: string) => text.normalize("NFKC").replace(/\s+/g, " ");
const everywhere = (pattern: RegExp) => new RegExp(pattern.source, `g${pattern.flags.replace("g", "")}`);

/** The length of time that was said, as it was said, or null: "45 minutes". */
export function durationSaid(text: string, rules: AnswerRules): string | null {
  const found = rules.duration.exec(oneLine(text))?.[0];
  return found === undefined ? null : settleCase(found, rules).toLowerCase();
}

/** The day that was said, ready to follow a next step, or null: "friday" becomes "by Friday". */
export function whenSaid(text: string, rules: AnswerRules): string | null {
  const found = rules.when.exec(oneLine(text))?.[0];
  return found === undefined ? null : rules.sayWhen(settleCase(found.toLowerCase(), rules));
}

/** Was a death, an illness or a loss of their own told of? */
export function tellsOfSorrow(text: string, rules: AnswerRules, words: WordRules): boolean {
  return rules.sorrow.test(readWords(text, words).flat);
}

/** What was practised, as two or three words to pick up, or null when nothing is sure enough to say back. */
export function practisedThing(text: string, rules: AnswerRules): string | null {
  const told = saidSentences(text, rules).filter((sentence) => !rules.notDone.test(sentence));
  for (const kind of ["with a verb", "bare"] as const) {
    for (const sentence of told) {
      const thing = thingIn(sentence.replace(rules.opening, ""), kind, rules);
      if (thing !== null) return thing;
    }
  }
  return null;
}

function thingIn(spoken: string, kind: "with a verb" | "bare", rules: AnswerRules): string | null {
  const verb = rules.practised.exec(spoken)?.[1];
  if ((verb === undefined) !== (kind === "bare")) return null;
  if (verb === undefined && rules.noThing.test(spoken)) return null;
  const thing = (verb ?? spoken)
    .replace(everywhere(rules.duration), " , ")
    .split(rules.thingEnds)
    .map((part) =>
      (part ?? "")
        .replace(rules.beside, " ")
        .replace(/[^\p{L}\p{N}' +#-]/gu, " ")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .find((part) => part !== "");
  if (thing === undefined || thing.length > 40) return null;
  if (countWords(thing) > (verb === undefined ? BARE_THING : LONGEST_THING)) return null;
  if (rules.emptyThing.test(thing) || rules.grave.test(thing)) return null;
  if (verb === undefined && rules.aboutSomebody.test(thing)) return null;
  return turnAround(settleCase(thing.replace(rules.article, ""), rules), rules);
}

/**
 * A short piece of an answer turned to the person, fit to stand as a sentence of its own, or null when the answer
 * is too long, too vague or too grave to be echoed.
 * @param kind what was asked: "learned" needs a "learned that …" or a short phrase, "part" a short phrase
 */
export function shortEcho(text: string, kind: "learned" | "part", rules: AnswerRules): string | null {
  const lead = rules[kind];
  const sentence = saidSentences(text, rules)[0];
  if (lead === null || sentence === undefined || rules.grave.test(text) || rules.notDone.test(sentence))
    return null;
  const found = lead.exec(sentence)?.[1] ?? sentence;
  const phrase = found.split(rules.echoEnds)[0]?.replace(/\s+/g, " ").trim();
  if (phrase === undefined || phrase === "") return null;
  const size = countWords(phrase);
  if (size < 2 || size > LONGEST_ECHO || phrase.length > 70) return null;
  if (rules.noEcho.test(phrase) || NOT_SPOKEN.test(phrase)) return null;
  return capital(turnAround(settleCase(phrase, rules), rules));
}

/** The promised step as the companion repeats it, without its day, or null when it can't be said briefly. */
export function nextStepSaid(text: string, rules: AnswerRules): string | null {
  if (rules.grave.test(text)) return null;
  const sentences = saidSentences(text, rules);
  const sentence = sentences.find((candidate) => rules.promise.test(candidate)) ?? sentences[0];
  if (sentence === undefined) return null;
  const phrase = sentence
    .replace(rules.stepLead, "")
    .split(rules.stepEnds)[0]
    ?.replace(new RegExp(`,? ?(?:${rules.when.source}),?`, rules.when.flags), " ")
    .replace(/\s+/g, " ")
    .replace(rules.stepTail, "")
    .trim();
  if (phrase === undefined || phrase === "" || countWords(phrase) > LONGEST_STEP || phrase.length > 100)
    return null;
  if (rules.emptyThing.test(phrase) || rules.noStep.test(phrase) || NOT_SPOKEN.test(phrase)) return null;
  return turnAround(settleCase(lowerFirst(phrase), rules), rules);
}

/** True when a longer answer says that nothing was practised: "I didn't get to it, work was long". */
export function didNothing(text: string, rules: AnswerRules, words: WordRules): boolean {
  const { flat } = readWords(text, words);
  if (durationSaid(text, rules) !== null && !rules.negation.test(flat)) return false;
  return rules.didNothing.test(flat) && !rules.butDid.test(flat);
}

/** True when the answer says that there was none: "nothing was really hard", "it was easy". */
export function wasNone(text: string, rules: AnswerRules, words: WordRules): boolean {
  return rules.none.test(readWords(text, words).flat);
}

/** The text with a capital at its beginning. */
export function capital(text: string): string {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
}

/** Lowers a sentence's first letter when its word isn't an acronym or a name that stands alone. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}+\s/u.test(text) ? `${text[0]?.toLowerCase()}${text.slice(1)}` : text;
}
