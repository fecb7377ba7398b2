import { ownRulesOf } from "~/domain/progress/reading/own-rules";
import type { Language } from "~/providers/telephony/provider";

/** Compares deeds by the words that carry meaning. */

const READ_WORDS = 40;
const SAME_SHARE = 0.6;

/** The words of a text that carry meaning, each in one form. */
export function meaningOf(text: string, language: Language): string[] {
  const { small, stem } = ownRulesOf(language).kept;
  const plain = text
    .toLowerCase()
    .replace(/['’‘ʼ`´]/g, "")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "");
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, READ_WORDS)
    .filter((word) => !small.has(word))
    .map(stem);
}

/** Is it the same deed in other words? */
export function sameDeeds(one: string, other: string, language: Language): boolean {
  const first = new Set(meaningOf(one, language));
  const second = new Set(meaningOf(other, language));
  if (first.size === 0 || second.size === 0) return one.toLowerCase() === other.toLowerCase();
  const shared = [...first].filter((word) => second.has(word)).length;
  return (
    shared / Math.max(first.size, second.size) >= SAME_SHARE ||
    (shared >= 2 && shared === Math.min(first.size, second.size))
  );
}
