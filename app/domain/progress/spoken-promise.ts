import { turnAround } from "~/domain/conversation/listen";
import { localeOf } from "~/domain/conversation/locales";
import type { Language } from "~/providers/telephony/provider";

/**
 * A quest's title as the companion says it back: "Send my draft" becomes "send your draft".
 *
 * @param title as the quest has it
 * @param language of the talk it came from
 */
export function spokenPromise(title: string, language: Language): string {
  const plain = title.trim().replace(/[.!?\s]+$/, "");
  // An acronym or a name with another capital keeps its own.
  const lowered = /^\p{Lu}(?!\p{Lu}|\S*\p{Lu})/u.test(plain) ? lowerFirst(plain) : plain;
  return turnAround(lowered, localeOf(language).answers);
}

function lowerFirst(text: string): string {
  const [first = ""] = text;
  return `${first.toLowerCase()}${text.slice(first.length)}`;
}
