import { english } from "~/domain/progress/reading/en";
import { spanish } from "~/domain/progress/reading/es";
import type { FeelingRules } from "~/domain/progress/reading/feelings";
import type { LearnedRules } from "~/domain/progress/reading/learned";
import type { SaidRules } from "~/domain/progress/reading/one-form";
import type { PracticeRules } from "~/domain/progress/reading/practice-told";
import type { SummaryRules } from "~/domain/progress/reading/summary";
import type { Language } from "~/providers/telephony/provider";

/**
 * Everything about reading a talk that depends on the language. Patterns are matched against `words` or `flat` of
 * what was said (see `Said`): lower case, no apostrophes, numbers as digits, no flags unless said otherwise.
 */
export type ReadingRules = {
  language: Language;
  said: SaidRules;
  practice: PracticeRules;
  learned: LearnedRules;
  feelings: FeelingRules;
  summary: SummaryRules;
};

const RULES: Readonly<Record<Language, ReadingRules>> = { en: english, es: spanish };

/** The rules of one language. */
export const rulesOf = (language: Language): ReadingRules => RULES[language];
