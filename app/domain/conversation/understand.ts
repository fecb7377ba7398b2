import { ALL_LOCALES, localeOf } from "~/domain/conversation/locales";
import type { Locale, Phrasebook } from "~/domain/conversation/locales/locale";
import { asksToMove, narrowsStop } from "~/domain/conversation/moves";
import { countWords, means, readWords, type Utterance } from "~/domain/conversation/words";
import type { Language } from "~/providers/telephony/provider";

/** What one utterance means to the talk, apart from what it tells. */
export type Understood =
  | "crisis"
  | "wrong_number"
  | "stop_calls"
  | "move_call"
  | "off_record"
  | "on_record"
  | "about_record"
  | "who_is_calling"
  | "not_there"
  | "repeat"
  | "short_on_time"
  | "goodbye"
  | "confirm"
  | "decline"
  | "asks_us"
  | "answer"
  | "unclear"
  | "silence";

/** Looked for in this order after what has to be acted on. */
const TALK = [
  ["offRecord", "off_record"],
  ["onRecord", "on_record"],
  ["aboutRecord", "about_record"],
  ["whoIsCalling", "who_is_calling"],
  ["repeat", "repeat"],
] as const satisfies readonly (readonly [keyof Phrasebook, Understood])[];
const REPLIES = [
  ["shortOnTime", "short_on_time"],
  ["goodbye", "goodbye"],
  ["confirm", "confirm"],
  ["decline", "decline"],
  ["unclear", "unclear"],
  ["notThere", "not_there"],
  ["asksUs", "asks_us"],
] as const satisfies readonly (readonly [keyof Phrasebook, Understood])[];

/**
 * What an utterance means, whatever was asked. A request to us counts wherever it stands in the utterance; a story
 * that only mentions such words does not.
 * @param text one utterance as a speech-to-text delivers it: any case, with or without punctuation
 * @returns never "silence": silence is the absence of an utterance
 */
export function understand(text: string, language: Language): Understood {
  const locale = localeOf(language);
  return understoodIn(readWords(text, locale.words), locale);
}

/** The same for an utterance that is already in one form. */
export function understoodIn(said: Utterance, locale: Locale): Understood {
  const { phrases, words } = locale;
  if (words.hummedYes.test(said.raw.trim())) return "confirm";
  if (said.flat === "") return "unclear";
  const spoken = [{ said, locale }, ...inOtherLanguages(said, locale)];
  if (spoken.some(({ said, locale }) => means(locale.phrases.crisis, said))) return "crisis";
  if (spoken.some(({ said, locale }) => means(locale.phrases.wrongNumber, said))) return "wrong_number";
  if (spoken.some(({ said, locale }) => asksToStop(said, locale))) return "stop_calls";
  for (const [phrase, understood] of TALK) if (means(phrases[phrase], said)) return understood;
  if (asksToMove(said, locale)) return "move_call";
  for (const [phrase, understood] of REPLIES) if (means(phrases[phrase], said)) return understood;
  return "answer";
}

/** The same words as the other languages read them: distress and "leave me alone" come out in the mother tongue. */
const inOtherLanguages = (said: Utterance, locale: Locale) =>
  ALL_LOCALES.filter(({ language }) => language !== locale.language).map((other) => ({
    said: readWords(said.raw, other.words),
    locale: other,
  }));

/**
 * Does this utterance ask us to stop calling? For good or for a while that isn't named plainly enough to act on
 * ("don't call me tomorrow"): the companion asks which.
 */
export function asksToStop(said: Utterance, locale: Locale): boolean {
  const { stopCalls } = locale.phrases;
  if (!means(stopCalls, said)) return false;
  const rest = said.sentences.filter((sentence) => !narrowsStop(sentence, locale));
  if (rest.length === said.sentences.length) return true;
  const plain = rest.map((sentence) => sentence.replace(/ ?,/g, ""));
  return means(stopCalls, { raw: said.raw, sentences: rest, plain, flat: plain.join(" ") });
}

/**
 * The reply to "no more calls at all?", where a bare "no" keeps the calls and "no more" ends them.
 * @returns null when it is neither a yes nor a no
 */
export function stopReply(said: Utterance, locale: Locale): "confirm" | "decline" | "just_today" | null {
  const spoken = [{ said, locale }, ...inOtherLanguages(said, locale)];
  for (const { said, locale } of spoken) {
    const reply = stopReplyIn(said, locale);
    if (reply !== null) return reply;
  }
  return null;
}

function stopReplyIn(said: Utterance, locale: Locale): "confirm" | "decline" | "just_today" | null {
  const rules = locale.stopReply;
  const { flat } = said;
  if (locale.words.hummedYes.test(said.raw.trim())) return "confirm";
  if (rules.keep.test(flat)) return "decline";
  if (rules.forAWhile.test(flat) && !rules.forGood.test(flat))
    return rules.today.test(flat) ? "just_today" : "decline";
  if (means(locale.phrases.stopCalls, said) || rules.noneAtAll.test(flat)) return "confirm";
  if (rules.no.test(flat)) return "decline";
  const agrees = (rules.yes.test(flat) && countWords(flat) <= LONGEST_YES) || rules.softYes.test(flat);
  return agrees ? "confirm" : null;
}
const LONGEST_YES = 14;
