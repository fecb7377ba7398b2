import { days as englishDays } from "~/domain/progress/reading/en/days";
import { facts as englishFacts } from "~/domain/progress/reading/en/facts";
import { kept as englishKept } from "~/domain/progress/reading/en/kept";
import { people as englishPeople } from "~/domain/progress/reading/en/people";
import { promises as englishPromises } from "~/domain/progress/reading/en/promises";
import { days as spanishDays } from "~/domain/progress/reading/es/days";
import { facts as spanishFacts } from "~/domain/progress/reading/es/facts";
import { kept as spanishKept } from "~/domain/progress/reading/es/kept";
import { people as spanishPeople } from "~/domain/progress/reading/es/people";
import { promises as spanishPromises } from "~/domain/progress/reading/es/promises";
import type { OwnRules } from "~/domain/progress/reading/promise-rules";
import type { Language } from "~/providers/telephony/provider";

const RULES: Readonly<Record<Language, OwnRules>> = {
  en: {
    days: englishDays,
    promises: englishPromises,
    kept: englishKept,
    people: englishPeople,
    facts: englishFacts,
  },
  es: {
    days: spanishDays,
    promises: spanishPromises,
    kept: spanishKept,
    people: spanishPeople,
    facts: spanishFacts,
  },
};

/** What is known of one language. */
export const ownRulesOf = (language: Language): OwnRules => RULES[language];
