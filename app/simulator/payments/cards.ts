import { TEST_CARDS } from "./test-cards";
import type { CardView } from "./vendor";

const digitsOf = (number: string) => number.replace(/[\s-]/g, "");

/**
 * The card with this number; null when it is none of the test cards.
 *
 * @param number spaces don't matter
 */
export function cardOf(number: string): CardView | null {
  const digits = digitsOf(number);
  const card = TEST_CARDS.find((one) => digitsOf(one.number) === digits);
  return card ? { brand: "Visa", lastFour: digits.slice(-4), behaviour: card.behaviour } : null;
}

/**
 * Does a charge go through?
 *
 * @param justEntered it is the first charge of a card that its holder has just typed in
 */
export function chargeSucceeds(card: CardView | null, justEntered: boolean): boolean {
  if (!card || card.behaviour === "declined") return false;
  return justEntered || card.behaviour !== "fails_later";
}
