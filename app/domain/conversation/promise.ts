import { nextStepIn } from "~/domain/conversation/agenda";
import { localeOf } from "~/domain/conversation/locales";
import { understand } from "~/domain/conversation/understand";
import type { Language, Turn } from "~/providers/telephony/provider";

/** What may have been meant as an answer. */
const ANSWERS: ReadonlySet<string> = new Set(["answer", "goodbye", "confirm"]);

/**
 * The next step that was promised in a talk our engine led, in words that can be said to the person: the answer to
 * the question about it.
 * @param turns the kept turns of one call, in order
 * @returns null when there is none, or none that is sure
 */
export function promiseIn(turns: readonly Turn[], language: Language): string | null {
  const { lines } = localeOf(language);
  const questions = [lines.ask.next, lines.askAgain.next];
  let promise: string | null = null;
  let asked = false;
  for (const turn of turns) {
    if (turn.role === "companion") {
      asked ||= questions.some((question) => turn.text.endsWith(question));
      continue;
    }
    if (asked && ANSWERS.has(understand(turn.text, language)))
      promise = nextStepIn({ topic: "next", language }, turn.text).nextStep ?? null;
    asked = false;
  }
  return promise;
}
