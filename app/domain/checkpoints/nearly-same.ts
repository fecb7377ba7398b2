import type { Language } from "~/providers/telephony/provider";
import { contentWords } from "./content-words";

type Said = { text: string; quote: string };

/** How much of what two sentences say is in both. */
const NEARLY = 0.75;

/**
 * Do two things learned say nearly the same, in the person's words or in ours?
 *
 * @param language in which both are compared
 */
export function isNearlySame(a: Said, b: Said, language: Language): boolean {
  return likeness(a.text, b.text, language) >= NEARLY || likeness(a.quote, b.quote, language) >= NEARLY;
}

/** Words in both of all words in either: 0 to 1. */
function likeness(a: string, b: string, language: Language): number {
  const [left, right] = [contentWords(a, language), contentWords(b, language)];
  const both = [...left].filter((word) => right.has(word)).length;
  const either = left.size + right.size - both;
  return either === 0 ? 0 : both / either;
}
