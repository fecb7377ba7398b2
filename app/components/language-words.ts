import type { Language } from "~/providers/telephony/provider";

/** What the languages of the companion are called in front of people, in the order they are offered. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", es: "Spanish" };

/** Each in its own words, for whoever doesn't read English. */
export const OWN_LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", es: "Español" };
