import type { Said } from "~/domain/progress/reading/sentences";

/** How findings quote and cite. */

const LONGEST_QUOTE = 240;

/** The sentence as a quote; a long one ends at a word. */
export function quoteOf({ text }: Pick<Said, "text">): string {
  if (text.length <= LONGEST_QUOTE) return text;
  const cut = text.slice(0, LONGEST_QUOTE);
  return cut.slice(0, Math.max(cut.lastIndexOf(" "), LONGEST_QUOTE / 2)).trimEnd();
}

/** The turns cited, ascending. The first is the one that is quoted. */
export const firstAndOthers = (first: Pick<Said, "turn">, others: readonly Pick<Said, "turn">[]): number[] =>
  [...new Set([first, ...others].map(({ turn }) => turn))].sort((one, other) => one - other);
