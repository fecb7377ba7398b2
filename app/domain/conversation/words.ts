/** What a speech-to-text delivers, brought to one form so that phrases can be compared. */

/** Text longer than this is read at its beginning and its end only; requests stand there. */
const READ_CHARACTERS = 2_000;

/** Sounds that carry no meaning. */
const FILLERS = /\b(?:u+m+|u+h+|uhm|e+r+m*|a+h+|h+m+|m+h*m*|you know)\b/g;

/** Long and spoken forms on the left, the one form that phrases use on the right. */
const ONE_FORM: readonly (readonly [RegExp, string])[] = [
  [/\b(do|did|does|would|could|should|is|was|were|have|has|had|are|ca|need) not\b/g, "$1nt"],
  [/\bcannot\b|\bcan not\b/g, "cant"],
  [/\bwill not\b/g, "wont"],
  [/\bi am\b/g, "im"],
  [/\bi have got\b/g, "ive got"],
  [/\byou have got\b/g, "youve got"],
  [/\bi would\b/g, "id"],
  [/\bthat is\b/g, "thats"],
  [/\bit is\b/g, "its"],
  [/\bthere is\b/g, "theres"],
  [/\bany more\b/g, "anymore"],
  [/\bgotta\b/g, "got to"],
  [/\bgonna\b/g, "going to"],
  [/\bwanna\b/g, "want to"],
  [/\bpl[sz]\b/g, "please"],
  [/\bu\b/g, "you"],
  [/\bok\b/g, "okay"],
];

/**
 * Sentences of an utterance in one form: lower case, no apostrophes ("don't" and "do not" are "dont"),
 * fillers gone, commas kept as separate words, ended by `. ! ? ;`.
 * @returns the non-empty sentences in order; a text without punctuation is one sentence
 */
export function sentencesOf(text: string): string[] {
  const read =
    text.length > 2 * READ_CHARACTERS
      ? `${text.slice(0, READ_CHARACTERS)} . ${text.slice(-READ_CHARACTERS)}`
      : text;
  const plain = read
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’‘ʼ`´]/g, "")
    .replace(/(\p{L}|\p{N})\.(?=\p{L}|\p{N})/gu, "$1 ");
  return plain
    .split(/[.!?;…\n]+/)
    .map((sentence) => {
      let words = sentence
        .replace(/[,:—–]+/g, " , ")
        .replace(/[^\p{L}\p{N},]+/gu, " ")
        .replace(FILLERS, " ")
        .replace(/\s+/g, " ")
        .trim();
      for (const [long, short] of ONE_FORM) words = words.replace(long, short);
      return words
        .replace(/^(?:, ?)+|(?: ?,)+$/g, "")
        .replace(/(?:, )+/g, ", ")
        .trim();
    })
    .filter((sentence) => sentence !== "");
}

/** The whole utterance in one form, without any punctuation. Empty when nothing but fillers was said. */
export function flatWords(text: string): string {
  return sentencesOf(text).join(" ").replace(/,/g, " ").replace(/\s+/g, " ").trim();
}

/** How many words a text in one form has. */
export function countWords(flat: string): number {
  return flat === "" ? 0 : flat.split(" ").length;
}
