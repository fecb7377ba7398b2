import { english } from "~/domain/progress/reading/en";
import { spanish } from "~/domain/progress/reading/es";
import type { ReadingRules } from "~/domain/progress/reading/rule-types";
import type { Language } from "~/providers/telephony/provider";

const RULES: Readonly<Record<Language, ReadingRules>> = { en: english, es: spanish };

/** The rules of one language. */
export const rulesOf = (language: Language): ReadingRules => RULES[language];
