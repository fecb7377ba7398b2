import { drawn } from "~/lib/seeded";

/** Draws from lists of things to say so that nothing comes back before everything else was said. */
export class Decks {
  private readonly left = new Map<string, number[]>();
  private readonly rounds = new Map<string, number>();

  constructor(private readonly seed: number) {}

  /**
   * The next one of a list.
   *
   * @param name of the list
   * @param list the same each time
   * @param fits leaves out what doesn't fit now; it stays in the deck
   * @returns null when nothing fits
   */
  next<T>(name: string, list: readonly T[], fits: (item: T) => boolean = () => true): T | null {
    for (let round = 0; round < 2; round++) {
      const deck = this.left.get(name) ?? [];
      const at = deck.findIndex((index) => fits(list[index] as T));
      if (at >= 0) {
        const [index = 0] = deck.splice(at, 1);
        return list[index] ?? null;
      }
      this.left.set(name, [...deck, ...this.shuffled(name, list.length)]);
    }
    return null;
  }

  private shuffled(name: string, length: number): number[] {
    const round = (this.rounds.get(name) ?? 0) + 1;
    this.rounds.set(name, round);
    return Array.from({ length }, (_, index) => index)
      .map((index) => ({ index, place: drawn(this.seed, `deck:${name}:${round}:${index}`) }))
      .sort((a, b) => a.place - b.place)
      .map(({ index }) => index);
  }
}
