import { localeOf } from "~/domain/conversation/locales";
import { understand } from "~/domain/conversation/understand";
import type { Language, Turn } from "~/providers/telephony/provider";
import { contentWords, plainWords } from "./content-words";
import { isNotKnown } from "./grade";

/** What a person said when something was asked to be recalled. */
export type RecallAnswer = {
  /** All of it. */
  said: string;
  /** Their first turn of it, letter for letter. */
  quote: string;
  /** Their turns: positions in the transcript, counted from 1. */
  turns: number[];
};

/** A vendor's own agent asks in words of its own: so much of the question has to be in them. */
const OWN_WORDS = 0.8;

/**
 * The answers to the recall questions of a talk, in the order of the questions. Null where a question wasn't asked,
 * or where nothing that answers it was said: silence, "yes", a request to us.
 *
 * @param questions as the companion was to ask them
 * @param turns as the person meant them
 * @param language of the talk
 */
export function answersTo(
  questions: readonly string[],
  turns: readonly Turn[],
  language: Language,
): (RecallAnswer | null)[] {
  let from = 0;
  return questions.map((question, index) => {
    const before = questions.slice(0, index).map(plainWords);
    const later = askedAt(question, turns, from, language);
    const at =
      later < 0 && !before.includes(plainWords(question)) ? askedAt(question, turns, 0, language) : later;
    if (at < 0) return null;
    from = at + 1;
    const alone = questions.filter((other) => plainWords(other) === plainWords(question)).length === 1;
    return answerAfter(at, alone ? question : null, turns, language);
  });
}

function askedAt(question: string, turns: readonly Turn[], from: number, language: Language): number {
  return turns.findIndex(
    (turn, index) => index >= from && turn.role === "companion" && asks(turn.text, question, language),
  );
}

function asks(line: string, question: string, language: Language): boolean {
  if (plainWords(question) === "") return false;
  if (` ${plainWords(line)} `.includes(` ${plainWords(question)} `)) return true;
  const wanted = [...contentWords(question, language)];
  if (wanted.length < 2 || !line.includes("?")) return false;
  const heard = contentWords(line, language);
  return wanted.filter((word) => heard.has(word)).length / wanted.length >= OWN_WORDS;
}

/** @param again the question, where it is the same one that may be asked again */
function answerAfter(
  asked: number,
  again: string | null,
  turns: readonly Turn[],
  language: Language,
): RecallAnswer | null {
  const answer: { text: string; turn: number }[] = [];
  for (const [index, { role, text }] of turns.entries()) {
    if (index <= asked) continue;
    if (role === "user") {
      if (isAnswer(text, language)) answer.push({ text, turn: index + 1 });
    } else if (!waits(text, again, answer.length > 0, language)) break;
  }
  const [first] = answer;
  if (!first) return null;
  return {
    said: answer.map(({ text }) => text).join(". "),
    quote: first.text,
    turns: answer.map(({ turn }) => turn),
  };
}

/** Does the companion still wait for the answer after this line of its own? */
function waits(line: string, again: string | null, answered: boolean, language: Language): boolean {
  if (line.includes(localeOf(language).lines.nudge) || (again !== null && asks(line, again, language)))
    return true;
  return !answered && !line.includes("?");
}

function isAnswer(text: string, language: Language): boolean {
  if (text.trim() === "") return false;
  const understood = understand(text, language);
  return understood === "answer" || understood === "decline" || isNotKnown(text, language);
}
