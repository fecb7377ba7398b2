import type { Phrases, Rule, WordRules } from "~/domain/conversation/locales/locale";

/** What a speech-to-text delivers, brought to one form so that phrases can be compared. */

/** Text longer than this is read at its beginning and its end only; requests stand there. */
const READ_CHARACTERS = 2_000;
/** A request that is the whole of what was said is short. */
const WHOLE_CHARACTERS = 240;
/** Sentences of an utterance that consists of one thing said over and over. */
const EVERY_SENTENCES = 3;

/** An utterance in one form. */
export type Utterance = {
  /** As it came. */
  raw: string;
  /** The non-empty sentences, commas kept as words of their own. */
  sentences: readonly string[];
  /** The sentences without commas. */
  plain: readonly string[];
  /** All of it without any punctuation. Empty when nothing but fillers was said. */
  flat: string;
};

const withoutCommas = (sentence: string) => sentence.replace(/,/g, " ").replace(/\s+/g, " ").trim();

/**
 * Brings an utterance to one form: lower case, no apostrophes ("don't" and "do not" are "dont"), fillers gone.
 * A text without punctuation is one sentence.
 * @param text one utterance as the speech-to-text delivered it
 */
export function readWords(text: string, rules: WordRules): Utterance {
  const read =
    text.length > 2 * READ_CHARACTERS
      ? `${text.slice(0, READ_CHARACTERS)} . ${text.slice(-READ_CHARACTERS)}`
      : text;
  const lower = read.normalize("NFKC").toLowerCase();
  const spelled = rules.foldAccents ? lower.normalize("NFD").replace(/\p{Mn}/gu, "") : lower;
  const sentences = spelled
    .replace(/['’‘ʼ`´]/g, "")
    .replace(/(\p{L}|\p{N})\.(?=\p{L}|\p{N})/gu, "$1 ")
    .split(/[.!?;…¿¡\n]+/)
    .map((sentence) => inOneForm(sentence, rules))
    .filter((sentence) => sentence !== "");
  const plain = sentences.map(withoutCommas);
  return { raw: text, sentences, plain, flat: plain.join(" ") };
}

function inOneForm(sentence: string, { fillers, oneForm }: WordRules): string {
  let words = sentence
    .replace(/(\d):(?=\d\d\b)/g, "$1 ")
    .replace(/[,:—–]+/g, " , ")
    .replace(/[^\p{L}\p{N},]+/gu, " ")
    .replace(fillers, " ")
    .replace(/\s+/g, " ")
    .trim();
  for (const [long, short] of oneForm) words = words.replace(long, short);
  return words
    .replace(/^(?:, ?)+|(?: ?,)+$/g, "")
    .replace(/(?:, )+/g, ", ")
    .trim();
}

/** How many words a text has. */
export function countWords(text: string): number {
  const words = text.trim();
  return words === "" ? 0 : words.split(/\s+/).length;
}

/** Is this one of the ways to say it? */
export function means({ whole, where, within = [] }: Phrases, said: Utterance): boolean {
  const fits = (text: string) =>
    text !== "" && text.length <= WHOLE_CHARACTERS && whole.some((pattern) => pattern.test(text));
  if (fits(said.flat)) return true;
  const last = said.plain.at(-1) ?? "";
  if (where === "any" && said.plain.some(fits)) return true;
  if (where === "last" && fits(last)) return true;
  if (
    where === "every" &&
    said.plain.length > 0 &&
    said.plain.length <= EVERY_SENTENCES &&
    said.plain.every(fits)
  )
    return true;
  const searched = where === "last" ? said.sentences.slice(-1) : said.sentences;
  return searched.some((sentence) => within.some((rule) => found(rule, sentence)));
}

/**
 * Looks for a rule's phrase in a sentence.
 * @param sentence in one form, with or without commas
 */
export function found({ pattern, tail, denied, unless }: Rule, sentence: string): boolean {
  if (!pattern.test(sentence) || unless?.test(sentence)) return false;
  for (const match of sentence.matchAll(new RegExp(pattern.source, `g${pattern.flags.replace("g", "")}`))) {
    const before = sentence.slice(0, match.index).trim();
    const next =
      sentence
        .slice(match.index + match[0].length)
        .trim()
        .split(" ")[0] ?? "";
    if ((tail === undefined || next === "" || tail.has(next)) && !denied?.(before)) return true;
  }
  return false;
}
