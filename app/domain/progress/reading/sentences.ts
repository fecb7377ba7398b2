import { localeOf } from "~/domain/conversation/locales";
import type { FixedTopic } from "~/domain/conversation/locales/lines";
import type { Talk } from "~/domain/progress/findings";
import { inOneForm, piecesOf, type Unit } from "~/domain/progress/reading/one-form";
import type { AskedAbout } from "~/domain/progress/reading/rule-types";
import { rulesOf } from "~/domain/progress/reading/rules";

export type { AskedAbout, Unit };

/** A talk cut into sentences, each with the words in one form and with what the companion had just asked. */

/** A companion's line is read at its end: the question stands there. */
const QUESTION_CHARACTERS = 400;

/** A sentence of the person's, or a piece of a long one. */
export type Said = {
  /** Position of its turn in the talk, counted from 1. */
  turn: number;
  /** Its place among everything the person said, counted from 0. */
  index: number;
  /** Letter for letter as it stands in its turn, from the first to the last word and the mark after it. */
  text: string;
  /**
   * In one form: lower case, no apostrophes ("don't", "do not": "dont"; "I am": "im"; "I will": "ill"), no accents in
   * Spanish, no fillers, no stammer, numbers from two on as digits, a comma, colon or dash as the word ",".
   */
  words: string;
  /** `words` without commas. */
  flat: string;
  /** The topic of the question before it. Stays for all of an answer, also over several turns. */
  asked: AskedAbout | null;
  /** The companion's line before it, as it was said. */
  question: string | null;
  /** The words of `words`, in order. */
  units: readonly Unit[];
};

/**
 * Everything the person said, sentence by sentence. Turns that were left out (an empty text) give nothing; their
 * positions stay.
 */
export function sentencesOf(talk: Talk): Said[] {
  const rules = rulesOf(talk.language).said;
  const said: Said[] = [];
  let asked: AskedAbout | null = null;
  let question: string | null = null;
  let answered = false;
  talk.turns.forEach(({ role, text }, at) => {
    if (role === "companion") {
      const topic = topicOf(text, talk);
      // "Take your time." leaves the question open.
      if (topic !== null || answered) asked = topic;
      question = text;
      answered = false;
      return;
    }
    for (const { units, from } of piecesOf(text, rules)) {
      const words = units.map(({ word }) => word).join(" ");
      said.push({
        turn: at + 1,
        index: said.length,
        text: spokenText(text, units, from),
        words,
        flat: words.replace(/ ?,/g, ""),
        asked,
        question,
        units,
      });
      answered = true;
    }
  });
  return said;
}

/** The source of the sentence, to the end of its last word and the mark after it. */
function spokenText(turn: string, units: readonly Unit[], from: number): string {
  const to = from + (units.at(-1)?.end ?? 0);
  const mark = /^[.!?…]+/.exec(turn.slice(to, to + 3))?.[0] ?? "";
  return turn.slice(from, to) + mark;
}

/**
 * What stands in the source for a stretch of `words`.
 * @param from position of its first letter in `words`
 * @param to position after its last letter in `words`
 * @returns letter for letter a piece of `text`
 */
export function sourceOf({ text, units }: Said, from: number, to: number): string {
  let at = 0;
  let first: Unit | undefined;
  let last: Unit | undefined;
  for (const unit of units) {
    const end = at + unit.word.length;
    if (end > from && at < to) {
      first ??= unit;
      last = unit;
    }
    at = end + 1;
  }
  return first && last ? text.slice(first.start, last.end) : "";
}

const FIXED: readonly (readonly [FixedTopic, AskedAbout])[] = [
  ["practised", "practised"],
  ["minutes", "minutes"],
  ["part", "part"],
  ["learned", "learned"],
  ["hard", "hard"],
  ["next", "next"],
  ["when", "when"],
];

/** What a line of the companion's asks about, or null when it asks nothing. */
export function topicOf(
  line: string,
  { language, asked }: Pick<Talk, "language" | "asked">,
): AskedAbout | null {
  const { lines } = localeOf(language);
  const end = line.slice(-QUESTION_CHARACTERS).trimEnd();
  for (const [topic, about] of FIXED)
    if (end.endsWith(lines.ask[topic]) || end.endsWith(lines.askAgain[topic])) return about;
  if (end.endsWith(lines.askLearnedAfterNothing)) return "learned";
  if (end.endsWith(lines.askGently)) return "mood";
  if (end.endsWith(lines.askAgain.follow_up)) return "follow_up";
  if (asked?.recalls.some(({ question }) => question !== "" && end.endsWith(question))) return "recall";
  const question = /[^.!?…¿]*\?[^?]{0,80}$/.exec(end)?.[0];
  if (question === undefined) return null;
  const { topics, foldAccents } = rulesOf(language).said;
  const asks = (text: string) => {
    const folded = inOneForm(text, foldAccents);
    return topics.find(([pattern]) => pattern.test(folded))?.[1];
  };
  return asks(question) ?? asks(end) ?? "other";
}
