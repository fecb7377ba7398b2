/** Which word of theirs somebody meant who has mistyped it. */

/** A word that the person's own rows hold. */
export type KnownWord = {
  word: string;
  /** Of trigrams, 0 to 1. */
  similarity: number;
  /** In how many rows it stands. */
  entries: number;
};

const MOST = 5;
/** Of fewer letters nobody can tell. */
const SHORTEST = 3;
/** Of so many letters on, two slips are forgiven. */
const LONG_WORD = 6;
const CLOSE_ENOUGH = 0.5;

/**
 * The words that may have been meant: those that begin like it, that share most of its trigrams, or that are one slip
 * of the fingers away (two in a long word).
 *
 * @param typed in lower case
 * @param known words that look like it at all
 * @returns nearest first, at most five
 */
export function nearWords(typed: string, known: readonly KnownWord[]): string[] {
  if (typed.length < SHORTEST) return [];
  const slips = typed.length >= LONG_WORD ? 2 : 1;
  return known
    .map((each) => ({ ...each, distance: editDistance(typed, each.word) }))
    .filter(
      ({ word, similarity, distance }) =>
        distance <= slips || similarity >= CLOSE_ENOUGH || word.startsWith(typed),
    )
    .sort((a, b) => a.distance - b.distance || b.similarity - a.similarity || b.entries - a.entries)
    .slice(0, MOST)
    .map(({ word }) => word);
}

/** Letters that are missing, added, wrong, or exchanged with their neighbour (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  let older: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, letter] of from.entries()) {
    const here = [row + 1];
    for (const [column, other] of to.entries()) {
      const at = (line: readonly number[], place: number) => line[place] ?? Number.POSITIVE_INFINITY;
      const swapped = row > 0 && column > 0 && letter === to[column - 1] && from[row - 1] === other;
      here.push(
        Math.min(
          at(above, column + 1) + 1,
          at(here, column) + 1,
          at(above, column) + (letter === other ? 0 : 1),
          swapped ? at(older, column - 1) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [older, above] = [above, here];
  }
  return above[to.length] ?? 0;
}

/**
 * A query for `to_tsquery` that wants one word of every group. The words are quoted: nothing in them is an operator.
 *
 * @param groups of words, none of them empty
 */
export const queryOf = (groups: readonly (readonly string[])[]): string =>
  groups.map((words) => `(${words.map(quoted).join(" | ")})`).join(" & ");

const quoted = (word: string) => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
