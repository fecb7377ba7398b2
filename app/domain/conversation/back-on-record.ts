import type { Locale } from "~/domain/conversation/locales/locale";
import { means, readWords } from "~/domain/conversation/words";

/** The ends of sentences, as `readWords` sees them. */
const SENTENCES = /[^.!?;…¿¡\n]+[.!?;…¿¡\n]*/g;

/**
 * What may be kept of an utterance that brings a talk back on the record: a speech-to-text may put what was said
 * just before into the same one, and that was still off the record.
 *
 * @param text the whole utterance
 * @param locales the languages that bring the talk back
 * @returns it from the sentence that comes back on; empty when no single sentence does
 */
export function backOnRecord(text: string, locales: readonly Locale[]): string {
  const back = (sentence: string) =>
    locales.some(({ words, phrases }) => means(phrases.onRecord, readWords(sentence, words)));
  const first = [...text.matchAll(SENTENCES)].find(([sentence]) => back(sentence));
  return first ? text.slice(first.index).trim() : "";
}
