import { english } from "~/domain/conversation/locales/en";
import { spanish } from "~/domain/conversation/locales/es";
import type { Locale } from "~/domain/conversation/locales/locale";
import { LANGUAGES, type Language } from "~/providers/telephony/provider";

const LOCALES: Readonly<Record<Language, Locale>> = { en: english, es: spanish };

/** Everything about the talk that depends on the language. */
export const localeOf = (language: Language): Locale => LOCALES[language];

/** All languages the companion speaks. */
export const ALL_LOCALES: readonly Locale[] = LANGUAGES.map(localeOf);
