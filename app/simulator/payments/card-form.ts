import { z } from "zod";

const written = z.string().trim().max(40, "That is longer than a card's number.");

/** The fields in which a card is chosen or typed. */
export const cardFields = {
  /** The number of the test card that was chosen. */
  card: written.optional(),
  /** The number in the text field. */
  number: written.regex(/^\d(?:[ -]?\d){11,18}$/, "A card's number has 12 to 19 digits."),
  /** What stood in the text field when the page came. */
  prefilled: written.optional(),
};

/** The page where another card is entered. */
export const CardForm = z.object(cardFields);

const digits = (number: string) => number.replace(/\D/g, "");

/**
 * The number that was meant. Whoever types one means that; where the text field is as it came, the choice counts,
 * because without scripts choosing doesn't change the field.
 *
 * @param given the parsed fields
 * @returns digits alone
 */
export function meantNumber({
  card,
  number,
  prefilled,
}: {
  card?: string;
  number: string;
  prefilled?: string;
}): string {
  const untouched = prefilled !== undefined && digits(number) === digits(prefilled);
  return digits(untouched && card ? card : number);
}
