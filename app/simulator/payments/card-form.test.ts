import { expect, test } from "vitest";
import { CardForm, meantNumber } from "./card-form";
import { cardOf } from "./cards";
import { TEST_CARDS } from "./test-cards";

test.each(TEST_CARDS)("$number does what the page says", ({ number, behaviour }) => {
  expect(CardForm.safeParse({ number }).success).toBe(true);
  expect(cardOf(number)?.behaviour).toBe(behaviour);
});

test.each(["", "4242", "4242 4242 4242 424x", "4242  4242  4242  4242", "4".repeat(20)])(
  "%j is no card's number",
  (number) => {
    expect(CardForm.safeParse({ number }).success).toBe(false);
  },
);

const FIRST = "4242 4242 4242 4242";
const OTHER = "4000 0000 0000 0002";

test.each([
  ["the field as it came, and its own choice", { card: FIRST, number: FIRST, prefilled: FIRST }, FIRST],
  ["another choice without scripts", { card: OTHER, number: FIRST, prefilled: FIRST }, OTHER],
  ["another choice with scripts", { card: OTHER, number: OTHER, prefilled: FIRST }, OTHER],
  ["a typed number without scripts", { card: FIRST, number: OTHER, prefilled: FIRST }, OTHER],
  [
    "a typed number that no choice has",
    { number: "4111 1111 1111 1111", prefilled: FIRST },
    "4111111111111111",
  ],
  ["a number alone", { number: OTHER }, OTHER],
])("%s", (_, given, meant) => {
  expect(meantNumber(given)).toBe(meant.replaceAll(" ", ""));
});
