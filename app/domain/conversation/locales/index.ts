import { english } from "~/domain/conversation/locales/en";
import { spanish } from "~/domain/conversation/locales/es";
import type { Locale } from "~/domain/conversation/locales/locale";
import { type CallAgenda, LANGUAGES, type Language } from "~/providers/telephony/provider";

const LOCALES: Readonly<Record<Language, Locale>> = { en: english, es: spanish };

/** Everything about the talk that depends on the language. */
export const localeOf = (language: Language): Locale => LOCALES[language];

const WRITTEN: Readonly<Record<Language, Locale>> = {
  en: { ...english, lines: english.inWriting },
  es: { ...spanish, lines: spanish.inWriting },
};

const TRIED: Readonly<Record<Language, Locale>> = {
  en: { ...english, lines: english.trying },
  es: { ...spanish, lines: spanish.trying },
};

/** The same for one talk: on the phone, in writing, or tried out by a visitor. */
export const localeFor = ({ language, purpose }: Pick<CallAgenda, "language" | "purpose">): Locale => {
  if (purpose === "text") return WRITTEN[language];
  return purpose === "try" ? TRIED[language] : LOCALES[language];
};

/** All languages the companion speaks. */
export const ALL_LOCALES: readonly Locale[] = LANGUAGES.map(localeOf);
