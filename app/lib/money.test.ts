import { describe, expect, test } from "vitest";
import { minorDigits, moneyWords, toMinor } from "./money";

test.each([
  ["USD", 2],
  ["EUR", 2],
  ["JPY", 0],
  ["KWD", 3],
])("%s has %i digits after the point", (currency, digits) => expect(minorDigits(currency)).toBe(digits));

describe("an amount as people write it", () => {
  test.each([
    [50, "USD", 5000],
    [0.1, "USD", 10],
    [12.5, "EUR", 1250],
    [5000, "JPY", 5000],
    [0.29, "USD", 29],
    [1.005, "KWD", 1005],
    // A minute may cost a fraction of a cent.
    [0.075, "EUR", 7.5],
    [0.0139, "USD", 1.39],
  ])("%d %s is %d minor units", (amount, currency, minor) => expect(toMinor(amount, currency)).toBe(minor));
});

describe("an amount in words", () => {
  test.each([
    [2900, "USD", "$29"],
    [1250, "EUR", "€12.50"],
    [5000, "JPY", "¥5,000"],
    [0, "USD", "$0"],
    [5, "USD", "$0.05"],
  ])("%d %s is %s", (minor, currency, words) => expect(moneyWords({ minor, currency })).toBe(words));
});
