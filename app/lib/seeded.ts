/**
 * Random numbers that a seed and a name decide: whoever asks for the same name gets the same one, however the
 * processes around it race.
 *
 * @param seed of the run
 * @param name of the decision
 * @returns from 0 to below 1
 */
export function drawn(seed: number, name: string): number {
  let state = seed >>> 0;
  for (const char of name) state = Math.imul(state ^ char.charCodeAt(0), 0x01000193) >>> 0;
  // mulberry32
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** A whole number from `from` to `to`, both included. */
export function drawnBetween(seed: number, name: string, from: number, to: number): number {
  return from + Math.floor(drawn(seed, name) * (to - from + 1));
}

/** Shares of one: how often each word is drawn. What is left of one draws none. */
export type Shares<Word extends string> = Partial<Record<Word, number>>;

/** @returns one of the words by their shares, or null */
export function drawnFrom<Word extends string>(
  seed: number,
  name: string,
  shares: Shares<Word>,
): Word | null {
  let rest = drawn(seed, name);
  for (const [word, share] of Object.entries(shares) as [Word, number][]) {
    rest -= share;
    if (rest < 0) return word;
  }
  return null;
}
