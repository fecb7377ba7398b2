import { tellsOfSorrow } from "~/domain/conversation/listen";
import { ALL_LOCALES, localeOf } from "~/domain/conversation/locales";
import { means, readWords } from "~/domain/conversation/words";
import type { Language } from "~/providers/telephony/provider";

/**
 * Is this too grave to be brought up unasked: a death, an illness, a loss, violence, distress? The words of every
 * language count, because people mix them.
 *
 * @param text in the person's words or ours
 * @param language it is mostly in, looked at first
 */
export function isSensitive(text: string, language: Language): boolean {
  const own = localeOf(language);
  return [own, ...ALL_LOCALES.filter((locale) => locale !== own)].some(
    ({ answers, words, phrases }) =>
      answers.grave.test(text) ||
      tellsOfSorrow(text, answers, words) ||
      means(phrases.crisis, readWords(text, words)),
  );
}
