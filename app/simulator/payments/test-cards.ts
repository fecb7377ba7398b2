import type { CardBehaviour } from "./vendor";

/** A test card as the pages offer it; the number is written as on a card. */
export type TestCard = { number: string; behaviour: CardBehaviour };

export const TEST_CARDS: readonly TestCard[] = [
  { number: "4242 4242 4242 4242", behaviour: "pays" },
  { number: "4000 0000 0000 0002", behaviour: "declined" },
  { number: "4000 0025 0000 3155", behaviour: "needs_3ds" },
  { number: "4000 0000 0000 0341", behaviour: "fails_later" },
];
