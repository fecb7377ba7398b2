import { expect, test } from "vitest";
import { codeOf, hundredths, instantOf, keptWord, numberOf, wholeSeconds } from "./vendor-values";

test.each([
  [7, 7],
  ["7.5", 7.5],
  ["-3", -3],
  ["", null],
  [" ", null],
  ["7 s", null],
  [null, null],
  [Number.NaN, null],
  ["Infinity", null],
  [[7], null],
  [true, null],
])("the number %j is %j", (value, number) => {
  expect(numberOf(value)).toBe(number);
});

test.each([
  [61, 61],
  ["61.5", 62],
  [0.4, 0],
  [-1, null],
  [86_401, null],
  ["soon", null],
])("%j is %j whole seconds", (value, seconds) => {
  expect(wholeSeconds(value)).toBe(seconds);
});

test.each([
  [0.09, 9],
  ["1.25", 125],
  [0, 0],
  [-0.09, null],
  [1e9, null],
  [null, null],
])("%j is %j hundredths", (value, amount) => {
  expect(hundredths(value)).toBe(amount);
});

test.each([
  ["2026-03-01T19:30:00.123Z", "2026-03-01T19:30:00.123Z"],
  ["2026-03-01T19:30:00+05:30", "2026-03-01T14:00:00.000Z"],
  ["2026-03-01 19:30:00.5+00", "2026-03-01T19:30:00.500Z"],
  ["2026-03-01 19:30:00", "2026-03-01T19:30:00.000Z"],
  ["2026-03-01", undefined],
  ["2026-13-01T19:30:00Z", undefined],
  ["yesterday", undefined],
  [1_772_393_400, undefined],
])("%j is the instant %j", (value, iso) => {
  expect(instantOf(value)?.toISOString()).toBe(iso);
});

test.each([
  ["no-answer", "no-answer"],
  [" SIP 404 ", "SIP 404"],
  ["rejected by +1 (202) 555-0123", "rejected by #"],
  ["x".repeat(200), "x".repeat(80)],
  ["", null],
  [7, null],
])("the word %j is kept as %j", (value, word) => {
  expect(keptWord(value)).toBe(word);
});

test.each([
  ["DND_NUMBER", "DND_NUMBER"],
  ["call.rejected", "call.rejected"],
  ["Number is blocked", null],
  ["TO_12025550123", null],
  ["+12025550123", null],
  ["x".repeat(61), null],
  [undefined, null],
])("the code in %j is %j", (value, code) => {
  expect(codeOf(value)).toBe(code);
});
