import { expect, test } from "vitest";
import { storableJson, storableText } from "./text";

test.each([
  ["plain", "plain"],
  ["a\0b", "ab"],
  ["half \uD83D", "half \uFFFD"],
  ["\uDE00 half", "\uFFFD half"],
  ["whole \u{1F600}", "whole \u{1F600}"],
  ["\uD83D\uD83D\uDE00", "\uFFFD\u{1F600}"],
])("%j is kept as %j", (given, kept) => expect(storableText(given)).toBe(kept));

test("a JSON value is cleaned all the way down, and dates stay dates", () => {
  const at = new Date(0);
  expect(storableJson({ "a\0": ["b\0", 1, null, { c: "\uD800" }], at })).toEqual({
    a: ["b", 1, null, { c: "\uFFFD" }],
    at,
  });
});
