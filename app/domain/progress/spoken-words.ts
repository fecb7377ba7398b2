import { localeOf } from "~/domain/conversation/locales";
import type { Talk } from "./findings";
import { STOCK_OPENINGS, STOCK_PHRASES } from "./stock-phrases";

/** How much a person really said: without fillers, and without what a speech-to-text hears in silence. */

/** A cue in brackets: "[music]", "(upbeat music)", "♪ la la ♪". */
const CUES =
  /\[[^\]]*\]|【[^】]*】|♪[^♪]*♪|♪|[(（](?:\s*[^\s)）]+){1,3}\s*[)）]|\*(?:\s*[^\s*]+){1,3}\s*\*/gu;
/** Sentences end here. A dot inside a word, as in a web address, ends nothing. */
const ENDS = /[.!?…]+(?=\s|$)|[。！？\n]+/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** The same again and again: so often at least. */
const LOOP = 3;
/** Words that a loop without a full stop has at most. */
const LONGEST_LOOP = 20;

/** Lower case, no marks on letters, no apostrophes, no punctuation. */
function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/['’‘ʼ`´]/g, "")
    .replace(/ı/g, "i")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const phrase = (text: string) =>
  UNSPACED.test(text) ? folded(text) : `(?<!\\p{L})${folded(text)}(?!\\p{L})`;
const PHRASES = new RegExp(STOCK_PHRASES.map(phrase).join("|"), "gu");
const OPENINGS = new RegExp(`^(?:${STOCK_OPENINGS.map(phrase).join("|")}).*$`, "u");

/**
 * Counts the person's words.
 *
 * @returns `words` in all; `repeated` of them only say again what was said: from a sentence that comes three times or
 * more, or a run of words that does, everything after the first
 */
export function spokenWords({ turns, language }: Pick<Talk, "turns" | "language">): {
  words: number;
  repeated: number;
} {
  const { fillers } = localeOf(language).words;
  const sentences = turns
    .filter(({ role }) => role === "user")
    .flatMap(({ text }) => text.replace(CUES, " ").split(ENDS))
    .map((text) => folded(text).replace(OPENINGS, " ").replace(PHRASES, " ").replace(fillers, " "))
    .map((text) => text.split(" ").filter((word) => word !== ""))
    .filter((words) => words.length > 0);

  const said = new Map<string, number>();
  for (const words of sentences) said.set(words.join(" "), (said.get(words.join(" ")) ?? 0) + 1);
  const once = sentences.filter((words) => (said.get(words.join(" ")) ?? 0) < LOOP);
  const looped = [...said].filter(([, count]) => count >= LOOP).map(([text]) => text.split(" "));
  const words = sentences.flat().length;
  return { words, repeated: words - [...once, ...looped].reduce((sum, text) => sum + unlooped(text), 0) };
}

/** How many words are left of a sentence when what it says again and again is said once. */
function unlooped(words: readonly string[]): number {
  let left = 0;
  for (let at = 0; at < words.length; ) {
    const loop = loopAt(words, at);
    left += loop?.length ?? 1;
    at += loop ? loop.length * loop.count : 1;
  }
  return left;
}

function loopAt(words: readonly string[], at: number): { length: number; count: number } | null {
  for (let length = 1; length <= LONGEST_LOOP && at + length * LOOP <= words.length; length++) {
    let same = 0;
    while (at + length + same < words.length && words[at + same] === words[at + length + same]) same++;
    const count = Math.floor(same / length) + 1;
    if (count >= LOOP) return { length, count };
  }
  return null;
}
